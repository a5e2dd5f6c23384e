import { saysNothing } from "../answers/small-talk.ts";
import type { Step } from "../dialogs/dialog.ts";
import { readAnswer } from "../dialogs/engine.ts";
import type { Language } from "../domain/guideline.ts";
import { isQuestion } from "../domain/question-form.ts";
import { hasJapanese } from "../domain/text.ts";
import { commandIn } from "./commands.ts";

/** Abbreviations stand in sentences of either language: NPO, PTA, LED, OK. */
const EITHER = /^(?:[\p{Lu}\d\s\p{P}]{1,8}|ok(?:ay)?)$/u;

/**
 * The language that a person speaks to the bot; undefined where the text does not tell: it has no words, or it is what
 * a step asked to write, as a project's name is, which may be in another language than the conversation. Latin letters
 * that are neither command nor question speak English only where the step reads them as its answer.
 */
export function spokenLanguage(typed: string, asked: Step | undefined, today: string): Language | undefined {
  const text = typed.normalize("NFKC").trim();
  if (!/\p{L}{2}/u.test(text) || saysNothing(text)) return undefined;
  const language = hasJapanese(text) ? "ja" : "en";
  if (commandIn(text) !== undefined || isQuestion(text)) return language;
  if (EITHER.test(text) || asked?.input.kind === "text") return undefined;
  const answers = asked === undefined || readAnswer(asked, text, today).kind === "answer";
  return language === "ja" || answers ? language : undefined;
}
