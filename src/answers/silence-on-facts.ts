import { squeeze } from "../domain/text.ts";
import type { Case, Silence } from "./silence-case.ts";
import {
  AFTERWARDS,
  ATTRIBUTES,
  DONE,
  PROCEDURE_NOUNS,
  PROCEDURE_NOUNS_EN,
  QUANTITIES,
} from "./silence-words.ts";

/** Silence on kinds of facts: attributes, ordinals, what came later, procedure and quantities. */

export function attribute({ text, scopeText, top }: Case): Silence | undefined {
  for (const { name, asked, held } of ATTRIBUTES) {
    const found = asked.exec(text);
    if (!found) continue;
    const term = squeeze(found[0]).toLowerCase();
    if (name === "later" && term.length > 3 && scopeText.includes(term)) continue;
    const isTerm = term.length >= 2 && !/^[a-z ]+$/.test(term);
    if (top.some((quote) => held?.test(quote) || (isTerm && quote.toLowerCase().includes(term)))) continue;
    return { kind: "attribute", asked: found[0] };
  }
  return undefined;
}

const KANJI_DIGITS = "〇一二三四五六七八九";
const digitOf = (text: string): string => (/[0-9]/.test(text) ? text : String(KANJI_DIGITS.indexOf(text)));

/** 「第５次」 of a plan of which the text knows the fourth; a stage, edition or article that the text does not have. */
export function ordinal({ text, scopeText }: Case): Silence | undefined {
  const stage = /第([0-9一二三四五六七八九])段階|([0-9一二三四五六七八九])(?:段階目|番目の段階)/u.exec(text);
  if (stage && !scopeText.includes(`第${digitOf(stage[1] ?? stage[2] ?? "")}段階`)) {
    return { kind: "ordinal", asked: stage[0] };
  }
  const found = /第([0-9一二三四五六七八九]+)(次|版|期|号|回|条|章)/u.exec(text);
  if (!found) return undefined;
  const [whole, number = "", unit = ""] = found;
  return scopeText.includes(`第${digitOf(number)}${unit}`) ? undefined : { kind: "ordinal", asked: whole };
}

export function afterwards({ text, top }: Case): Silence | undefined {
  const found = AFTERWARDS.exec(text);
  if (!found) return undefined;
  const [, verb] = found;
  const told = verb !== undefined && top.some((quote) => DONE.test(quote) && quote.includes(verb));
  return told ? undefined : { kind: "afterwards", asked: found[0] };
}

export function procedure({ question, text, scopeText }: Case): Silence | undefined {
  if (question.language === "en") {
    const found = PROCEDURE_NOUNS_EN.exec(text);
    return found ? { kind: "procedure", asked: found[0] } : undefined;
  }
  const squeezed = squeeze(text);
  const noun = PROCEDURE_NOUNS.find(
    (word) => squeezed.includes(squeeze(word)) && !scopeText.includes(squeeze(word)),
  );
  return noun === undefined ? undefined : { kind: "procedure", asked: noun };
}

export function quantity({ text, wideText }: Case): Silence | undefined {
  for (const { asked, held } of QUANTITIES) {
    const found = asked.exec(text);
    if (found && !held.test(wideText)) return { kind: "quantity", asked: found[0] };
  }
  return undefined;
}
