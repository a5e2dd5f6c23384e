import { foldCase, foldWidth, squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { contentOf, type Question } from "../knowledge/question.ts";
import { isEnglishForm } from "../knowledge/question-words.ts";
import { words } from "../knowledge/tokens.ts";
import type { Case, Silence } from "./silence-case.ts";
import { AS_EXAMPLE, CATALOGUE, ENGLISH_HEAD, GENERAL_HEADS } from "./silence-words.ts";

/** Silence on words: terms and nouns that the texts in scope do not hold. */

/** A term of the trade that the one city's text does not hold. */
export function absentFromCity({ question, text, scopeText, knowledge }: Case): Silence | undefined {
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

const MARKED_HEAD =
  /([\p{Script=Han}\p{Script=Katakana}ー々]{2,})(?:(?:って|は|を|が|も|とか)(?:何|なに|なん|いくら|いくつ|誰|だれ|どこ|いつ|どう|どの|どんな|どれ|教えて|おしえて|知りたい|ください|見せて|出して|出る|あり|ある|いる|いります|必要|要|もらえ|つく|付く|[?？]|$)|(?:何|いくら|いくつ|誰|どこ|いつ)|(?:いる|いります|要る|要ります)(?:の|ん|か)?(?:[?？]|$))/gu;

/** The noun that is asked for must stand in the best passages or their everyday words, itself or by the glossary. */
export function headNoun({ question, text, knowledge, wide }: Case): Silence | undefined {
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
export function lastNoun({ question, text, knowledge, wide }: Case): Silence | undefined {
  if (question.language === "en") return undefined;
  const plain = foldCase(contentOf(knowledge.places.namedIn(text).rest, question.scope.length > 1));
  const near = foldCase(wide);
  const isKnown = (noun: string): boolean =>
    near.includes(noun) ||
    (knowledge.vocabulary.includes(noun) && !isOfOtherTexts(noun, question, knowledge));
  let last: { word: string; after: string } | undefined;
  for (const match of plain.matchAll(NOUN)) {
    const run = match[0].replace(HOW_OFTEN, "");
    if (run.length < 2 || MIMETIC.test(run)) continue;
    const after = plain.slice(match.index + match[0].length);
    if (SAID_BY.test(after) || (VERB_ENDING.test(after) && run.length === 2)) continue;
    // ICU cuts some terms of the trade into single letters, so a run is looked for as a whole first.
    const isWhole = isKnown(run) || (run.length >= SHORTEST_NAME && isOfOtherTexts(run, question, knowledge));
    const word = isWhole || KATAKANA.test(run) ? run : words(run).findLast((part) => part.length > 1);
    if (word === undefined) continue;
    // 「里山保全の取組」 asks for what stands before the general noun.
    if (GENERAL_HEADS.test(word) && last?.after.startsWith(`の${run}`)) continue;
    last = { word, after };
  }
  if (!last || GENERAL_HEADS.test(last.word) || AS_EXAMPLE.test(last.after)) return undefined;
  return isKnown(last.word) ? undefined : { kind: "head", asked: last.word };
}
/** A compound as long as this is the name of something: 推進委員会. */
const SHORTEST_NAME = 5;
/** バラバラ, ドンドン: how something is done, not what is asked for. */
const MIMETIC = /^(.{2})\1$/u;
/** 「一回」「毎度」: how often, beside what is asked for. */
const HOW_OFTEN = /^[一二三四五六七八九十数毎何今前][回度番人個]/u;
/** 「上司が言うてる」: who told it. */
const SAID_BY = /^(?:さん)?(?:が|に|から).{0,8}?(?:言[いうっわ]|聞[いか]|訊|怒ら|指摘|頼まれ|問い合わせ)/u;
/** 「気配ってる」「取組んで」: a verb, and no noun. */
const VERB_ENDING =
  /^(?:(?:って| )(?:る|い[るたて]|ま[すし])|んで|んだ|った(?:ら|り)|りま|れば|る(?:の|と|とき|には|か))/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const NOUN = /[\p{Script=Han}\p{Script=Katakana}ー々]{2,}/gu;

export function englishHead({ question, text, knowledge }: Case): Silence | undefined {
  if (question.language !== "en") return undefined;
  const noun = ENGLISH_HEAD.exec(text)?.[1]?.toLowerCase();
  if (noun === undefined || isEnglishForm(noun)) return undefined;
  const known = words(noun).every((stem) => knowledge.englishStems.has(stem));
  return known ? undefined : { kind: "head", asked: noun };
}

/** The share of the question's weight that its words must find in the quotes, where nothing else ties it to the texts. */
const LEAST_COVER = 0.3;
const LEAST_COVER_IN_CITY = 0.24;
/** A word of reply where nothing was asked. */
const REPLY =
  /^(?:yes|no|yeah|yep|nope|sure|maybe|please|いいえ|お願い(?:し(?:ます|たい))?)[\s.!?。！？]*$/iu;
/** A sentence this short without a noun is chat, unless it spells a term in hiragana. */
const SHORT_CHAT = 14;

/**
 * Nothing of the question is known: no earlier turn, no word of the glossary, hardly a word of the quotes. Where it names
 * a city, still less must be known, and it must go straight to what it asks.
 */
export function offTopic({ question, knowledge, wide }: Case): Silence | undefined {
  if (REPLY.test(question.text)) return { kind: "off-topic", asked: question.text };
  if (question.leansOn.length > 0) return undefined;
  const { namesScope } = question;
  // Beside a city, words alone are not enough to go by where the meaning is known, too.
  if (namesScope && (question.hits.length > 0 || question.likeness || question.asked !== question.text))
    return undefined;
  const content = [...new Set(words(question.content))].filter((word) => !/^[ぁ-ん]{1,2}$/u.test(word));
  if (namesScope && content.length === 0) return undefined;
  const isBare =
    !namesScope &&
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
  if (content.length > 0 && covered / total >= (namesScope ? LEAST_COVER_IN_CITY : LEAST_COVER))
    return undefined;
  return { kind: "off-topic", asked: question.text };
}

/** Whether a noun stands in other texts and, under all its names, not in that of the one city asked about. */
function isOfOtherTexts(noun: string, { scope }: Question, { texts, glossary }: Knowledge): boolean {
  const [city] = scope;
  if (city === undefined || scope.length > 1) return false;
  const own = foldCase(texts.get(city) ?? "");
  if (own.includes(noun) || ![...texts.values()].some((text) => foldCase(text).includes(noun))) return false;
  return !glossary.entries.some(
    ({ terms, cues, readings }) =>
      [...terms, ...cues, ...readings].some((word) => foldCase(word).includes(noun)) &&
      terms.some((term) => own.includes(foldCase(squeeze(term)))),
  );
}
