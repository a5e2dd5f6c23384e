import type { Answer, Citation, NotFound } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import { foldWidth } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Run, sectionName } from "../knowledge/library.ts";
import { type AskedQuestion, type Question, readQuestion } from "../knowledge/question.ts";
import { absenceOf } from "./absences.ts";
import { type Claim, type Draft, passGate } from "./claims.ts";
import { wantedOf } from "./facets.ts";
import { profileDraft } from "./profile-answers.ts";
import { QuoteGate } from "./quote-gate.ts";
import { chooseQuotes, furtherRuns, type Quoting } from "./quoting.ts";
import { silenceOn } from "./silence.ts";
import type { Silence } from "./silence-case.ts";
import { isSmallTalk, saysNothing } from "./small-talk.ts";
import { wordingIn } from "./wording.ts";

/** A question, with the language the person reads where it differs from the question's. */
export interface Ask extends AskedQuestion {
  readonly language?: Language | undefined;
}

/** How many quotes of a found answer stand in its text; the others are sources to look at. */
const QUOTES_IN_TEXT = 2;
const NEAREST_SECTIONS = 3;
/** A further quote stands in the text from this share of the first one's score on. */
const GOOD_SHARE = 0.75;
/** A shown quote shorter than this takes in the next sentence. */
const SHORT_QUOTE = 30;

/** Answers questions from the guidelines' own words, without a language model. */
export class Answerer {
  readonly #knowledge: Knowledge;
  readonly #gate: QuoteGate;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#gate = new QuoteGate(knowledge);
  }

  answer(asked: Ask): Answer {
    const text = foldWidth(asked.question).trim();
    const question = readQuestion(asked, this.#knowledge);
    const language = asked.language ?? question.language;
    if (saysNothing(text)) return nothingAsked(language);
    if (!question.namesScope && isSmallTalk(text))
      return { kind: "smallTalk", text: smallTalkReply(text, question.language) };
    if (isEmpty(question)) return clarification(language);
    const own = this.#ownProfile(question, language);
    if (own) return own;
    return question.everyCity ? this.#everyCity(question, language) : this.#answer(question, language);
  }

  /** All cities side by side; those whose profile holds nothing of it are named as such, and not quoted on something else. */
  #everyCity(question: Question, language: Language): Answer {
    const { library } = this.#knowledge;
    const [wanted] = wantedOf(question);
    const holding = question.scope.filter((id) => {
      const volume = library.volume(id);
      return volume && wanted && wanted.itemsOf(volume).length > 0;
    });
    const without = question.scope.filter((id) => !holding.includes(id));
    if (holding.length < 2 || without.length === 0) return this.#answer(question, language);
    const names = without.map((id) => this.#cityName(id, language));
    const close = wordingIn(language).without(names.join(language === "ja" ? "・" : ", "));
    return this.#answer({ ...question, scope: holding }, language, close);
  }

  #answer(question: Question, language: Language, close?: string): Answer {
    const quoting = chooseQuotes(this.#knowledge, question);
    const silence = silenceOn(question, quoting, this.#knowledge);
    const profile = this.#profileDraft(question, quoting, language);
    // A text may hold its principles or forms under another word (Numazu: 姿勢, 方法): the profile knows them as such.
    const known = silence?.kind === "head" && profile && passGate(profile, this.#gate);
    if (known) return known;
    if (silence) return this.#notFound(silence, question, quoting, language);
    const draft = profile ?? this.#quotesDraft(question, quoting, language);
    return (
      passGate(close === undefined ? draft : { ...draft, close }, this.#gate) ??
      this.#notFound({ kind: "off-topic", asked: question.text }, question, quoting, language)
    );
  }

  /**
   * What the city's own profile holds (its forms, zones, principles …) is the answer where no city is named; undefined
   * where no own city is set, or its text is silent on this: then all texts are asked.
   */
  #ownProfile(question: Question, language: Language): Answer | undefined {
    const { home } = this.#knowledge;
    if (home === undefined || question.scope.length > 0) return undefined;
    const own: Question = { ...question, scope: [home] };
    const quoting = chooseQuotes(this.#knowledge, own);
    const silence = silenceOn(own, quoting, this.#knowledge);
    if (silence && silence.kind !== "head") return undefined;
    const draft = this.#profileDraft(own, quoting, language);
    return draft && passGate(draft, this.#gate);
  }

  /** What the profiles hold, with the best other places to look at beside it. */
  #profileDraft(question: Question, quoting: Quoting, language: Language): Draft | undefined {
    const draft = profileDraft(question, this.#knowledge, this.#gate, language);
    if (!draft) return undefined;
    const quoted = [...new Set(draft.claims.map(({ citation }) => citation))];
    const runs = furtherRuns(quoting, quoted, this.#knowledge.library);
    return { ...draft, further: runs.map((run) => this.#citationOf(run)) };
  }

  #quotesDraft(question: Question, quoting: Quoting, language: Language): Draft {
    const wording = wordingIn(language);
    const { library } = this.#knowledge;
    const quoted = quoting.runs.map((run) => ({
      citation: this.#citationOf(run),
      ...(run.best === undefined ? {} : this.#shownOf(run, run.best)),
    }));
    const citations = quoted.map(({ citation }) => citation);
    if (question.scope.length > 1) {
      const claims = question.scope.flatMap((guideline) => {
        const found = quoted.find(({ citation }) => citation.guideline === guideline);
        return found ? [{ label: this.#cityName(guideline, language), ...found }] : [];
      });
      const names = question.scope.map((guideline) => this.#cityName(guideline, language));
      return {
        lead: wording.comparison(names.join(language === "ja" ? "・" : ", ")),
        claims,
        columns: wording.columns,
        colon: wording.colon,
        further: citations.filter((citation) => !claims.some((claim) => claim.citation === citation)),
      };
    }
    const named = new Set(citations.slice(0, QUOTES_IN_TEXT).map((citation) => citation.guideline));
    const [only] = named;
    const title = named.size === 1 && only !== undefined ? library.volume(only)?.guideline.title : undefined;
    return {
      lead: title === undefined ? wording.foundIn : wording.found(title),
      colon: wording.colon,
      claims: quoted
        .slice(0, worthSaying(quoting))
        .map((found) =>
          named.size === 1 ? found : { label: this.#cityName(found.citation.guideline, language), ...found },
        ),
      further: citations.slice(worthSaying(quoting)),
    };
  }

  #citationOf(run: Run): Citation {
    const leaf = this.#knowledge.library.leafAt(run.first);
    return {
      guideline: leaf.guideline,
      section: sectionName(leaf),
      quote: this.#knowledge.library.textOf(run),
    };
  }

  /** What of a run stands in the text: its best sentence, with the next ones where it is short; of a table, the best row. */
  #shownOf(run: Run, best: number): Pick<Claim, "shown" | "cells"> {
    const { library } = this.#knowledge;
    const row = library.tableRowAt(best);
    if (row && row.first >= run.first && row.last <= run.last) return { cells: library.cellsOf(row) };
    let last = best;
    while (
      last < run.last &&
      library.lengthOf({ first: best, last }) < SHORT_QUOTE &&
      library.joined(last + 1)
    )
      last++;
    return { shown: library.textOf({ first: best, last }) };
  }

  #cityName(guideline: string, language: Language): string {
    const municipality = this.#knowledge.library.volume(guideline)?.guideline.municipality;
    return (language === "ja" ? municipality?.name : municipality?.romaji) ?? guideline;
  }

  #notFound(silence: Silence, question: Question, quoting: Quoting, language: Language): NotFound {
    const wording = wordingIn(language);
    const { library } = this.#knowledge;
    if (silence.kind === "other-place") {
      const known = library.volumes.map(({ guideline }) => this.#cityName(guideline.id, language));
      const text = wording.otherPlace(silence.asked, known.join(language === "ja" ? "・" : ", "));
      return { kind: "notFound", reason: silence.kind, text, nearest: [] };
    }
    const [only] = question.scope;
    const volume = question.scope.length === 1 && only !== undefined ? library.volume(only) : undefined;
    const nearest = nearestSections(quoting, silence);
    const lines = [volume === undefined ? wording.notFound : wording.notFoundIn(volume.guideline.title)];
    const asked = silence.asked.trim().replace(/[はがのをもって]+$/u, "") || silence.asked;
    const told = volume && silence.kind === "absent" ? absenceOf(volume.profile, asked, language) : undefined;
    if (told !== undefined) lines.push(told);
    else if (silence.kind !== "off-topic") lines.push(wording.notFoundAsked(asked));
    if (nearest.length > 0) {
      lines.push(wording.nearest);
      lines.push(
        ...nearest.map((place) => `・${this.#cityName(place.guideline, language)} ${place.section}`),
      );
    }
    return { kind: "notFound", reason: silence.kind, text: lines.join("\n"), nearest };
  }
}

/** How many of the quotes fit well enough, beside the first, to stand in the text. */
function worthSaying({ runs }: Quoting): number {
  const best = runs[0]?.score;
  if (best === undefined) return Math.min(1, runs.length);
  const good = runs.slice(0, QUOTES_IN_TEXT).findIndex(({ score }) => (score ?? 0) < best * GOOD_SHARE);
  return good < 0 ? QUOTES_IN_TEXT : good;
}

function nearestSections(quoting: Quoting, silence: Silence): { guideline: string; section: string }[] {
  if (silence.kind === "off-topic") return [];
  const places = new Map<string, { guideline: string; section: string }>();
  for (const { leaf } of quoting.windows) {
    const section = sectionName(leaf);
    places.set(`${leaf.guideline}\n${section}`, { guideline: leaf.guideline, section });
    if (places.size >= NEAREST_SECTIONS) break;
  }
  return [...places.values()];
}

function smallTalkReply(text: string, language: Language): string {
  const wording = wordingIn(language);
  if (/ありがと|サンキュ|どうも|助か|thank|thx|great|awesome|すご|賢|偉|えらい/iu.test(text))
    return wording.thanks;
  if (/誰|だれ|何者|名前|人間|AI|ロボット|who|what can|your name|作った|歳|how old/iu.test(text))
    return wording.aboutMe;
  return wording.smallTalk;
}

/** Whether a question holds nothing to search for, and no earlier turn gives it a subject. */
function isEmpty({ content, hits, scope, leansOn, listing }: Question): boolean {
  if (hits.length > 0 || leansOn.length > 0 || listing) return false;
  const rest = content.replace(NOTHING_WORDS, "").replace(/[^\p{L}\p{N}]/gu, "");
  return rest === "" && (scope.length > 0 || content !== "");
}
const NOTHING_WORDS =
  /それ|これ|あれ|その|この|あの|こと|もの|やつ|いう|する|ある|です|ます|何|どう|どれ|どっち|ください|お願い/gu;

function nothingAsked(language: Language): Answer {
  const wording = wordingIn(language);
  return { kind: "clarify", text: wording.noQuestion, choices: wording.topics };
}

function clarification(language: Language): Answer {
  const wording = wordingIn(language);
  return { kind: "clarify", text: wording.whichTopic, choices: wording.topics };
}
