import type { Profile } from "../domain/guideline.ts";
import { foldCase, squeeze } from "../domain/text.ts";
import { words } from "../knowledge/tokens.ts";
import type { Case, Silence } from "./silence-case.ts";
import {
  AFTERWARDS,
  ATTRIBUTES,
  DONE,
  NAMED_RULES,
  NO_RULES,
  NUMBERED,
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
export function ordinal(asked: Case): Silence | undefined {
  const { text, scopeText } = asked;
  const stage = /第([0-9一二三四五六七八九])段階|([0-9一二三四五六七八九])(?:段階目|番目の段階)/u.exec(text);
  if (stage && !scopeText.includes(`第${digitOf(stage[1] ?? stage[2] ?? "")}段階`)) {
    return { kind: "ordinal", asked: stage[0] };
  }
  const item = numberedItem(asked);
  if (item !== undefined) return { kind: "ordinal", asked: item };
  const found = /第([0-9一二三四五六七八九]+)(次|版|期|号|回|条|章)/u.exec(text);
  if (!found) return undefined;
  const [whole, number = "", unit = ""] = found;
  return scopeText.includes(`第${digitOf(number)}${unit}`) ? undefined : { kind: "ordinal", asked: whole };
}

/** An item that no list in scope is long enough to have. */
function numberedItem({ question, text, knowledge }: Case): string | undefined {
  const numbered = NUMBERED.exec(text);
  const listed = LISTED.find(({ cue }) => cue.test(text));
  if (!numbered || !listed || question.scope.length === 0) return undefined;
  const { library } = knowledge;
  const longest = Math.max(
    ...question.scope.map((id) => {
      const volume = library.volume(id);
      return volume ? listed.of(volume.profile).length : 0;
    }),
  );
  return longest > 0 && numberOf(numbered[1] ?? numbered[2] ?? "") > longest ? numbered[0] : undefined;
}

const ORDINALS = ["sixth", "seventh", "eighth", "ninth", "tenth"];
function numberOf(word: string): number {
  const ordinal = ORDINALS.indexOf(word.toLowerCase());
  if (ordinal >= 0) return ordinal + 6;
  return word === "十" ? 10 : Number(digitOf(word));
}

const LISTED: readonly {
  readonly cue: RegExp;
  readonly of: (profile: Profile) => readonly unknown[];
}[] = [
  { cue: /原則|姿勢|principle|attitude/iu, of: ({ principles }) => principles },
  { cue: /領域|zone/iu, of: ({ zones }) => zones.items },
  { cue: /形態|方法|\bforms?\b/iu, of: ({ forms }) => forms },
];

/** A law or ordinance, called by its name, that the texts in scope do not speak of. */
export function namedRules({ text, scopeText }: Case): Silence | undefined {
  const named = [...text.matchAll(NAMED_RULES)].map(([name]) => name);
  const missing = named.find((name) => !NO_RULES.test(name) && !scopeText.includes(squeeze(name)));
  return missing === undefined ? undefined : { kind: "attribute", asked: missing };
}

export function afterwards({ text, top }: Case): Silence | undefined {
  const found = AFTERWARDS.exec(text);
  if (!found) return undefined;
  const [, verb] = found;
  const told = verb !== undefined && top.some((quote) => DONE.test(quote) && quote.includes(verb));
  return told ? undefined : { kind: "afterwards", asked: found[0] };
}

export function procedure({ question, text, scopeText, top, knowledge }: Case): Silence | undefined {
  if (question.language === "en") {
    const found = PROCEDURE_NOUNS_EN.exec(text);
    return found ? { kind: "procedure", asked: found[0] } : undefined;
  }
  const squeezed = squeeze(text);
  /** 契約書 in a text that speaks of 仕様書: the glossary's other names count where a quote holds them. */
  const isHeldOtherwise = (word: string): boolean =>
    knowledge.glossary
      .hits(word)
      .filter(({ cue }) => cue === foldCase(word))
      .flatMap(({ concept }) => knowledge.glossary.termsOf(concept))
      .some((term) => top.some((quote) => quote.includes(squeeze(term))));
  const noun = PROCEDURE_NOUNS.find(
    (word) =>
      squeezed.includes(squeeze(word)) && !scopeText.includes(squeeze(word)) && !isHeldOtherwise(word),
  );
  return noun === undefined ? undefined : { kind: "procedure", asked: noun };
}

/** A quantity of which the texts near it tell nothing; a number of people must stand beside what they are counted for. */
export function quantity(asked: Case): Silence | undefined {
  const { text, windows, wideText } = asked;
  for (const { asked: cue, held, isBeside } of QUANTITIES) {
    const found = cue.exec(text);
    if (!found) continue;
    const counted = isBeside ? rarestTerm(asked) : undefined;
    const near =
      counted !== undefined ? windows.filter((window) => foldCase(window).includes(counted)) : [wideText];
    if (!near.some((window) => held.test(window))) return { kind: "quantity", asked: found[0] };
  }
  return undefined;
}

/** Of what a question names, the term that stands least often in the texts in scope; undefined where none stands there. */
function rarestTerm({ question, scopeText, knowledge }: Case): string | undefined {
  const named = [
    ...words(question.content),
    ...question.hits.flatMap(({ concept }) =>
      knowledge.glossary.termsOf(concept).map((term) => foldCase(squeeze(term))),
    ),
  ];
  const text = foldCase(scopeText);
  const standing = named
    .filter((term) => term.length > 1)
    .map((term) => ({ term, times: text.split(term).length - 1 }))
    .filter(({ times }) => times > 0);
  return standing.sort((one, other) => one.times - other.times)[0]?.term;
}
