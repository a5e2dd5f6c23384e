import type { Step } from "../dialogs/dialog.ts";
import type { Language } from "../domain/guideline.ts";
import { isQuestion } from "../domain/question-form.ts";
import { hasJapanese } from "../domain/text.ts";
import { commandIn } from "./commands.ts";

/** Abbreviations stand in sentences of either language: NPO, PTA, LED, OK. */
const EITHER = /^(?:[\p{Lu}\d\s\p{P}]{1,8}|ok(?:ay)?)$/u;

/**
 * The language that a person speaks to the bot; undefined where the text does not tell: it has no words, or it is what
 * a step asked to write, as a project's name is, which may be in another language than the conversation.
 */
export function spokenLanguage(typed: string, asked: Step | undefined): Language | undefined {
  const text = typed.normalize("NFKC").trim();
  if (!/\p{L}{2}/u.test(text)) return undefined;
  const told = commandIn(text) !== undefined || isQuestion(text);
  if (!told && (EITHER.test(text) || asked?.input.kind === "text")) return undefined;
  return hasJapanese(text) ? "ja" : "en";
}
