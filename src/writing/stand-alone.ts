import { z } from "zod";
import type { Language } from "../domain/guideline.ts";
import { foldWidth } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { readQuestion } from "../knowledge/question.ts";
import { strayNumber } from "./gate/figures.ts";
import type { Session } from "./session.ts";

/** A follow-up (「じゃあ小田原は？」) as a question that stands alone. It only steers the search, and is never shown. */

export interface StandAlone {
  readonly question: string;
  /** What the search still has to lean on; empty where the question stands alone. */
  readonly history: readonly string[];
  /** The guidelines that it is about; empty means all. */
  readonly scope: readonly string[];
}

const SHAPE = { name: "standalone_question", schema: z.object({ question: z.string() }) };
const LONGEST = 400;

export async function standAlone(
  session: Session,
  knowledge: Knowledge,
  asked: { readonly question: string; readonly history: readonly string[]; readonly language: Language },
): Promise<StandAlone> {
  const { question, history, language } = asked;
  const understood = readQuestion({ question, history }, knowledge);
  const asItIs: StandAlone = { question, history, scope: understood.scope };
  if (understood.leansOn.length === 0) return { ...asItIs, history: [] };
  const values = {
    history: session.mask.hide(history.slice(-4).join("\n")),
    question: session.mask.hide(question),
  };
  const reply = await session.askFor("standalone-question", language, values, SHAPE);
  const alone = foldWidth(session.mask.restore(reply?.question ?? "")).trim();
  if (alone === "" || alone.length > LONGEST) return asItIs;
  const told = [...history, question].join("\n");
  const { places } = knowledge;
  const [named, known] = [places.namedIn(alone), places.namedIn(told)];
  const invents =
    named.guidelines.some((id) => !known.guidelines.includes(id)) ||
    named.others.some((place) => !told.includes(place)) ||
    strayNumber(alone, told) !== undefined;
  // The cities are those that the conversation is about, whatever the model makes of it.
  return invents ? asItIs : { question: alone, history: [], scope: understood.scope };
}
