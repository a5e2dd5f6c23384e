import { foldCase, foldWidth, squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { contentOf, type Question } from "../knowledge/question.ts";
import { isEnglishForm } from "../knowledge/question-words.ts";
import { words } from "../knowledge/tokens.ts";
import type { Quoting } from "./quoting.ts";
import {
  AFTERWARDS,
  AS_EXAMPLE,
  ATTRIBUTES,
  CATALOGUE,
  CORRECTION,
  DONE,
  ENGLISH_HEAD,
  GENERAL_HEADS,
  KINDS_OF_CITIES,
  OF_OTHER_CITIES,
  OTHER_CITIES,
  PROCEDURE_NOUNS,
  PROCEDURE_NOUNS_EN,
  QUANTITIES,
} from "./silence-words.ts";

/** Judges, by rules on what is asked for, whether the texts are silent on a question. */

export type SilenceKind =
  | "other-place"
  | "other-cities"
  | "attribute"
  | "ordinal"
  | "absent"
  | "afterwards"
  | "procedure"
  | "quantity"
  | "head"
  | "off-topic";

export interface Silence {
  readonly kind: SilenceKind;
  /** What was asked for and is not there, as typed. */
  readonly asked: string;
}

interface Case {
  readonly question: Question;
  /** What is asked, without what the person took back. */
  readonly text: string;
  readonly knowledge: Knowledge;
  /** The texts in scope, squeezed. */
  readonly scopeText: string;
  /** The first quotes of the answer, squeezed. */
  readonly top: readonly string[];
  /** All quotes and the next best windows, squeezed. */
  readonly wideText: string;
  /** The same with their headings, columns and everyday phrases. */
  readonly wide: string;
}

/** Quotes that lift an attribute, and windows in which a quantity or a head noun may stand. */
const TOP_QUOTES = 3;
const WIDE_WINDOWS = 8;

const RULES: readonly ((asked: Case) => Silence | undefined)[] = [
  otherPlace,
  otherCities,
  attribute,
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
  const { library } = knowledge;
  const scope =
    question.scope.length > 0 ? question.scope : library.volumes.map((volume) => volume.guideline.id);
  const runs = [...quoting.runs, ...quoting.windows.slice(0, WIDE_WINDOWS)];
  const asked: Case = {
    question,
    text: question.text.split(CORRECTION).at(-1) ?? question.text,
    knowledge,
    scopeText: scope.map((guideline) => knowledge.texts.get(guideline) ?? "").join("\n"),
    top: quoting.runs.slice(0, TOP_QUOTES).map((run) => squeeze(library.textOf(run))),
    wideText: runs.map((run) => squeeze(library.textOf(run))).join("\n"),
    wide: runs
      .map((run) => {
        const leaf = library.leafAt(run.first);
        const everyday: string[] = [];
        for (let at = leaf.first; at <= leaf.last; at++) everyday.push(...(knowledge.phrases.get(at) ?? []));
        return squeeze(
          `${leaf.path.join("")}${leaf.columns.join("")}${library.textOf(run)}${everyday.join("")}`,
        );
      })
      .join("\n"),
  };
  for (const rule of RULES) {
    const silence = rule(asked);
    if (silence) return silence;
  }
  return undefined;
}

/** A municipality without a text here; one that a text mentions counts only if the question is on the mention. */
function otherPlace({ question, scopeText }: Case): Silence | undefined {
  if (question.otherPlaces.length === 0) return undefined;
  const asked = question.otherPlaces.join("、");
  const mentioned = question.otherPlaces.every((place) =>
    scopeText.replace(/[ヶヵ]/g, "ケ").includes(squeeze(bareName(place))),
  );
  return mentioned && OF_OTHER_CITIES.test(question.text) ? undefined : { kind: "other-place", asked };
}

/** Places that the shipped texts mention, by their English names. */
const ENGLISH_PLACES: Readonly<Record<string, string>> = {
  saitama: "埼玉",
  yokohama: "横浜",
  hitachinaka: "ひたちなか",
  ryugasaki: "龍ケ崎",
  shizuoka: "静岡",
};
function bareName(place: string): string {
  const english = ENGLISH_PLACES[place.toLowerCase().replace(/[\s-].*$/, "")];
  return english ?? place.replace(/[市町村区都府県]$/u, "");
}

function otherCities({ text, scopeText }: Case): Silence | undefined {
  const found = OTHER_CITIES.exec(text);
  if (!found) return undefined;
  if (KINDS_OF_CITIES.test(found[0])) {
    return scopeText.includes(squeeze(found[0])) ? undefined : { kind: "other-cities", asked: found[0] };
  }
  if (OF_OTHER_CITIES.test(text.replace(/条例/g, ""))) return undefined;
  return { kind: "other-cities", asked: found[0] };
}

function attribute({ text, scopeText, top }: Case): Silence | undefined {
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
function ordinal({ text, scopeText }: Case): Silence | undefined {
  const stage = /第([0-9一二三四五六七八九])段階|([0-9一二三四五六七八九])(?:段階目|番目の段階)/u.exec(text);
  if (stage && !scopeText.includes(`第${digitOf(stage[1] ?? stage[2] ?? "")}段階`)) {
    return { kind: "ordinal", asked: stage[0] };
  }
  const found = /第([0-9一二三四五六七八九]+)(次|版|期|号|回|条|章)/u.exec(text);
  if (!found) return undefined;
  const [whole, number = "", unit = ""] = found;
  return scopeText.includes(`第${digitOf(number)}${unit}`) ? undefined : { kind: "ordinal", asked: whole };
}

/** A term of the trade that the one city's text does not hold. */
function absentFromCity({ question, text, scopeText, knowledge }: Case): Silence | undefined {
  if (question.scope.length !== 1) return undefined;
  const conversation = [...question.leansOn, text].join("\n");
  for (const { asked, held } of CATALOGUE) {
    const found = asked.exec(foldWidth(conversation));
    if (found && !held.test(scopeText)) return { kind: "absent", asked: found[0] };
  }
  return absentTerm(question, scopeText, knowledge);
}

/** A term of the trade shorter than this stands inside too many other words. */
const SHORTEST_TERM = 3;

/** What every guideline has in some form, whatever it calls it. */
const WHAT_ANY_TEXT_HAS =
  /制度$|形態|方法|原則|理念|姿勢|役割|方策|施策|評価|定義|課題|目標|将来|計画|効果|背景|目的|意義/u;

/** A term that other texts have, typed as they have it, and that this city's text has under none of its names. */
function absentTerm(question: Question, scopeText: string, knowledge: Knowledge): Silence | undefined {
  const text = scopeText.toLowerCase();
  for (const { concept, cue } of question.hits) {
    const terms = knowledge.glossary.termsOf(concept).map((term) => squeeze(term).toLowerCase());
    const isTerm = cue.length >= SHORTEST_TERM && terms.includes(cue) && !WHAT_ANY_TEXT_HAS.test(cue);
    if (isTerm && !terms.some((term) => text.includes(term))) return { kind: "absent", asked: cue };
  }
  const asked = squeeze(question.content).toLowerCase();
  const defined = knowledge.library.volumes.flatMap(({ profile }) =>
    profile.definitions.map(({ term }) => term),
  );
  const missing = defined
    .map((term) => squeeze(term).toLowerCase())
    .find((term) => term.length >= SHORTEST_TERM && asked.includes(term) && !text.includes(term));
  return missing === undefined ? undefined : { kind: "absent", asked: missing };
}

function afterwards({ text, top }: Case): Silence | undefined {
  const found = AFTERWARDS.exec(text);
  if (!found) return undefined;
  const [, verb] = found;
  const told = verb !== undefined && top.some((quote) => DONE.test(quote) && quote.includes(verb));
  return told ? undefined : { kind: "afterwards", asked: found[0] };
}

function procedure({ question, text, scopeText }: Case): Silence | undefined {
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

function quantity({ text, wideText }: Case): Silence | undefined {
  for (const { asked, held } of QUANTITIES) {
    const found = asked.exec(text);
    if (found && !held.test(wideText)) return { kind: "quantity", asked: found[0] };
  }
  return undefined;
}

const MARKED_HEAD =
  /([\p{Script=Han}\p{Script=Katakana}ー々]{2,})(?:(?:って|は|を|が|も|とか)(?:何|なに|なん|いくら|いくつ|誰|だれ|どこ|いつ|どう|どの|どんな|どれ|教えて|おしえて|知りたい|ください|見せて|出して|出る|あり|ある|いる|いります|必要|要|もらえ|つく|付く|[?？]|$)|(?:何|いくら|いくつ|誰|どこ|いつ)|(?:いる|いります|要る|要ります)(?:の|ん|か)?(?:[?？]|$))/gu;

/** The noun that is asked for must stand in the best passages or their everyday words, itself or by the glossary. */
function headNoun({ question, text, knowledge, wide }: Case): Silence | undefined {
  if (question.language === "en") return undefined;
  const plain = foldWidth(knowledge.places.namedIn(text).rest).replace(/\s/g, "");
  const last = [...plain.matchAll(MARKED_HEAD)].at(-1)?.[1];
  if (last === undefined) return undefined;
  const head = words(last)
    .filter((word) => word.length > 1)
    .at(-1);
  if (head === undefined || GENERAL_HEADS.test(head)) return undefined;
  if (wide.toLowerCase().includes(head)) return undefined;
  const inQuestion = question.hits.filter(({ cue }) => cue.includes(head));
  const known = [...knowledge.glossary.hits(head), ...inQuestion].some((hit) =>
    knowledge.glossary.termsOf(hit.concept).some((term) => wide.includes(squeeze(term))),
  );
  return known ? undefined : { kind: "head", asked: last };
}

/**
 * The last noun of a question is most often what is asked for; where neither the texts, the glossary nor the everyday
 * words of the best passages hold it, the texts are silent. A noun that is only an example does not count.
 */
function lastNoun({ question, text, knowledge, wide }: Case): Silence | undefined {
  if (question.language === "en") return undefined;
  const plain = foldCase(contentOf(knowledge.places.namedIn(text).rest, question.scope.length > 1));
  const near = foldCase(wide);
  const isKnown = (noun: string): boolean => knowledge.vocabulary.includes(noun) || near.includes(noun);
  let last: { word: string; after: string } | undefined;
  for (const match of plain.matchAll(NOUN)) {
    const [run] = match;
    if (MIMETIC.test(run)) continue;
    const after = plain.slice(match.index + run.length);
    // ICU cuts some terms of the trade into single letters, so a run is looked for as a whole first.
    const word = isKnown(run) ? run : words(run).findLast((part) => part.length > 1);
    if (word !== undefined) last = { word, after };
  }
  if (!last || GENERAL_HEADS.test(last.word) || AS_EXAMPLE.test(last.after)) return undefined;
  return isKnown(last.word) ? undefined : { kind: "head", asked: last.word };
}
/** バラバラ, ドンドン: how something is done, not what is asked for. */
const MIMETIC = /^(.{2})\1$/u;
const NOUN = /[\p{Script=Han}\p{Script=Katakana}ー々]{2,}/gu;

function englishHead({ question, text, knowledge }: Case): Silence | undefined {
  if (question.language !== "en") return undefined;
  const noun = ENGLISH_HEAD.exec(text)?.[1]?.toLowerCase();
  if (noun === undefined || isEnglishForm(noun)) return undefined;
  const known = words(noun).every((stem) => knowledge.englishStems.has(stem));
  return known ? undefined : { kind: "head", asked: noun };
}

/** The share of the question's weight that its words must find in the quotes, where nothing else ties it to the texts. */
const LEAST_COVER = 0.3;
/** A sentence this short without a noun is chat, unless it spells a term in hiragana. */
const SHORT_CHAT = 14;

/** Nothing of the question is known: no city, no earlier turn, no word of the glossary, hardly a word of the quotes. */
function offTopic({ question, knowledge, wide }: Case): Silence | undefined {
  if (question.namesScope || question.leansOn.length > 0) return undefined;
  const content = [...new Set(words(question.content))].filter((word) => !/^[ぁ-ん]{1,2}$/u.test(word));
  const isBare =
    question.language === "ja" &&
    question.text.length < SHORT_CHAT &&
    !/[\p{Script=Han}\p{Script=Katakana}]{2,}|[a-z]{2,}/iu.test(question.text);
  if (question.hits.length > 0 && !isBare) return undefined;
  if (isBare && !question.hits.some((hit) => hit.isReading))
    return { kind: "off-topic", asked: question.text };
  let total = 0;
  let covered = 0;
  const text = foldCase(wide);
  for (const word of content) {
    const weight = Math.min(6, knowledge.index.wordIdf(word));
    total += weight;
    if (text.includes(word)) covered += weight;
  }
  if (content.length > 0 && covered / total > LEAST_COVER) return undefined;
  return { kind: "off-topic", asked: question.text };
}
