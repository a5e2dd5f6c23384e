import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Question } from "../knowledge/question.ts";
import type { Quoting } from "./quoting.ts";
import { type Case, caseOf, type Silence } from "./silence-case.ts";
import { afterwards, attribute, namedRules, ordinal, procedure, quantity } from "./silence-on-facts.ts";
import { otherCities, otherPlace } from "./silence-on-places.ts";
import { absentFromCity, englishHead, headNoun, lastNoun, offTopic } from "./silence-on-terms.ts";

/** Judges, by rules on what is asked for, whether the texts are silent on a question. */

const RULES: readonly ((asked: Case) => Silence | undefined)[] = [
  otherPlace,
  otherCities,
  attribute,
  namedRules,
  ordinal,
  absentFromCity,
  afterwards,
  procedure,
  quantity,
  headNoun,
  lastNoun,
  englishHead,
  offTopic,
];

/** The first rule that says that the texts are silent; undefined where none does. */
export function silenceOn(question: Question, quoting: Quoting, knowledge: Knowledge): Silence | undefined {
  const asked = caseOf(question, quoting, knowledge);
  for (const rule of RULES) {
    const silence = rule(asked);
    if (silence) return silence;
  }
  return undefined;
}
