import { z } from "zod";
import type { Citation } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import type { Passage } from "../domain/passage.ts";
import { squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { ClaimGate, ClaimVerdict, DraftClaim } from "./gate/claim-gate.ts";
import { ItemReader } from "./item-reader.ts";
import type { Asked, Session } from "./session.ts";
import { standAlone } from "./stand-alone.ts";

/** Writes an answer anew with a model: only what the gate lets through ever leaves this room. */

/** Looks up passages of some guidelines; of all where none is named. */
export type FindPassages = (asked: {
  readonly question: string;
  readonly history: readonly string[];
  readonly scope: readonly string[];
  readonly top: number;
}) => Promise<readonly Passage[]>;

export interface WriterSettings {
  readonly knowledge: Knowledge;
  readonly gate: ClaimGate;
  readonly find: FindPassages;
}

export interface ToWrite {
  readonly question: string;
  readonly history: readonly string[];
  readonly language: Language;
  /** What the answer without a model cites: the model gets these passages first. */
  readonly citations: readonly Citation[];
  /** The city's own guideline, where the person set one for themselves. */
  readonly guideline?: string | undefined;
}

/** What became of one claim of the model. */
export interface KeptVerdict {
  readonly sentence: string;
  readonly quote: string;
  readonly passage: string;
  readonly verdict: "passed" | Extract<ClaimVerdict, { kind: "refused" }>["because"] | "malformed";
  readonly detail: string;
}

export interface Written {
  readonly text: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

export interface Writing {
  /** Undefined where the answer without a model stays; `because` says why. */
  readonly written: Written | undefined;
  readonly because: string;
  readonly standAlone: string;
  readonly passages: readonly Passage[];
  readonly verdicts: readonly KeptVerdict[];
}

const MOST_PASSAGES = 8;
/** All passages together, in characters: what is further down helps no answer. */
const PASSAGES_LENGTH = 8000;
/** Sentences that are shown, and claims that are looked at: a model that goes on and on is not listened to. */
const MOST_CLAIMS = 8;
const MOST_CHECKED = 40;
/** Of an answer: those of its sentences, and further places up to so many. */
const MOST_CITATIONS = 5;

const claimSchema = z.object({ passage: z.number(), quote: z.string(), sentence: z.string() });
/** The model's reply: no claims where the passages do not answer the question. */
const ANSWER = { name: "answer", schema: z.object({ claims: z.array(claimSchema) }) };

export class AnswerWriter {
  readonly #settings: WriterSettings;

  constructor(settings: WriterSettings) {
    this.#settings = settings;
  }

  /** Never rejects because of the model. `told` gets each sentence with its marks, after the gate. */
  async write(session: Session, toWrite: ToWrite, told: (sentence: string) => void): Promise<Writing> {
    const { knowledge } = this.#settings;
    const { question, language } = toWrite;
    const alone = await standAlone(session, knowledge, toWrite);
    const passages = await this.#passages(alone, toWrite);
    const nothing = { standAlone: alone.question, passages, verdicts: [], written: undefined };
    if (passages.length === 0) return { ...nothing, because: "no passages" };
    const sheet = new Sheet(this.#settings, passages, toWrite, told);
    const values = {
      question: session.mask.hide(
        alone.question === question ? question : `${question}\n（${alone.question}）`,
      ),
      passages: passages.map((passage, at) => numbered(passage, at + 1, knowledge)).join("\n"),
    };
    let asked = await session.ask("answer", language, values, ANSWER, sheet.pieces(session));
    const { refused } = sheet;
    if (asked.kind === "reply" && asked.ended !== "refused" && (refused !== "" || !sheet.whole)) {
      const again = { ...values, refused: session.mask.hide(refused) };
      asked = await session.ask("repair", language, again, ANSWER, sheet.pieces(session));
    }
    return { ...nothing, verdicts: sheet.verdicts, ...outcome(sheet, asked) };
  }

  async #passages(
    { question, history, scope }: Awaited<ReturnType<typeof standAlone>>,
    { citations, guideline }: ToWrite,
  ): Promise<readonly Passage[]> {
    const { find, knowledge } = this.#settings;
    const own = guideline ?? knowledge.home;
    // Where the own city's text answers, the others are not asked.
    const ownAnswers =
      scope.length === 0 && own !== undefined && citations.every((each) => each.guideline === own);
    const within = ownAnswers && citations.length > 0 ? [own] : scope;
    const found = await find({ question, history, scope: within, top: MOST_PASSAGES });
    const cited = citations
      .filter(
        ({ guideline: city, quote }) => !found.some((each) => each.guideline === city && holds(each, quote)),
      )
      .map(
        (citation, at): Passage => ({
          id: `cited-${at + 1}`,
          guideline: citation.guideline,
          section: citation.section,
          text: citation.quote,
          score: 0,
        }),
      );
    const all = [...cited, ...found].filter((each) => within.length === 0 || within.includes(each.guideline));
    return withinRoom(all.slice(0, MOST_PASSAGES));
  }
}

/** The first passages, as far as the room goes. */
function withinRoom(passages: readonly Passage[]): readonly Passage[] {
  let length = 0;
  const end = passages.findIndex(({ text }) => {
    length += text.length;
    return length > PASSAGES_LENGTH;
  });
  return end < 0 ? passages : passages.slice(0, Math.max(end, 1));
}

const holds = ({ text }: Passage, quote: string): boolean => squeeze(text).includes(squeeze(quote));

function numbered({ guideline, section, text }: Passage, number: number, { library }: Knowledge): string {
  const title = library.volume(guideline)?.guideline.title ?? guideline;
  return `[${number}] ${title} ─ ${section}\n${text}\n`;
}

function outcome(sheet: Sheet, asked: Asked): Pick<Writing, "written" | "because"> {
  const kept = (because: string) => ({ written: undefined, because });
  if (asked.kind === "failed" && asked.because === "stopped") return kept("stopped");
  const { written } = sheet;
  if (!written) {
    if (asked.kind === "failed") return kept(asked.because);
    if (asked.ended !== "whole") return kept(asked.ended);
    return kept(
      sheet.verdicts.length === 0 ? "the model found no answer in the passages" : "nothing passed the gate",
    );
  }
  // Half of an answer may lack the very "but" that matters.
  if (!sheet.everWhole) return kept("the reply was cut off");
  // An answer of which more was refused than passed is no answer: what is left may mislead.
  return sheet.said >= sheet.refusedCount
    ? { written, because: "" }
    : kept("more was refused than passed the gate");
}

/** The answer as it grows: claims come in, sentences that passed go out. */
class Sheet {
  readonly verdicts: KeptVerdict[] = [];
  readonly #settings: WriterSettings;
  readonly #passages: readonly Passage[];
  readonly #language: Language;
  readonly #told: (sentence: string) => void;
  readonly #citations: Citation[] = [];
  /** What the answer without a model cites. */
  readonly #further: readonly Citation[];
  readonly #several: boolean;
  #everWhole = false;
  #text = "";
  #said = 0;
  #reader = new ItemReader();
  #refused: { readonly claim: DraftClaim; readonly because: string }[] = [];

  constructor(
    settings: WriterSettings,
    passages: readonly Passage[],
    { language, citations }: ToWrite,
    told: (sentence: string) => void,
  ) {
    this.#settings = settings;
    this.#passages = passages;
    this.#language = language;
    this.#further = citations;
    this.#told = told;
    this.#several = new Set(passages.map(({ guideline }) => guideline)).size > 1;
  }

  get whole(): boolean {
    return this.#reader.whole;
  }
  /** Whether any reply came to its end. */
  get everWhole(): boolean {
    return this.#everWhole;
  }
  /** The claims of the last reply that were refused, each with the reason, for the model to mend. */
  get refused(): string {
    return this.#refused.map(({ claim, because }) => `${JSON.stringify(claim)} ← ${because}`).join("\n");
  }
  /** How many sentences went out. */
  get said(): number {
    return this.#said;
  }
  get refusedCount(): number {
    return this.#refused.length;
  }
  get written(): Written | undefined {
    const [first, ...others] = this.#citations;
    if (!first) return undefined;
    // Places to look at without a sentence of their own, as every answer has them.
    const further = this.#further.filter(
      ({ guideline, quote }) =>
        !this.#citations.some(
          (each) => each.guideline === guideline && squeeze(quote).includes(squeeze(each.quote)),
        ),
    );
    const room = Math.max(0, MOST_CITATIONS - this.#citations.length);
    return { text: this.#text, citations: [first, ...others, ...further.slice(0, room)] };
  }

  /** What takes the reply's pieces; a reply that is tried again begins anew. */
  pieces(session: Session): (piece: string, again: boolean) => boolean {
    return (piece, again) => {
      if (again) {
        this.#reader = new ItemReader();
        this.#refused = [];
      }
      const before = this.#text;
      for (const item of this.#reader.push(piece)) this.#take(item, session);
      this.#everWhole ||= this.#reader.whole;
      return this.#text !== before;
    };
  }

  #take(item: unknown, session: Session): void {
    if (this.verdicts.length >= MOST_CHECKED) return;
    const read = claimSchema.safeParse(item).data;
    if (!read) {
      this.#refused.push({ claim: { passage: 0, quote: "", sentence: "" }, because: "malformed" });
      this.verdicts.push({ sentence: "", quote: "", passage: "", verdict: "malformed", detail: "" });
      return;
    }
    const claim: DraftClaim = { ...read, sentence: session.mask.restore(read.sentence) };
    const verdict = this.#settings.gate.check(claim, this.#passages, this.#language);
    const passage = this.#passages[claim.passage - 1]?.id ?? String(claim.passage);
    const { sentence, quote } = claim;
    if (verdict.kind === "refused") {
      this.#refused.push({ claim: read, because: `${verdict.because}: ${verdict.detail}` });
      this.verdicts.push({ sentence, quote, passage, verdict: verdict.because, detail: verdict.detail });
      return;
    }
    this.verdicts.push({ sentence, quote, passage, verdict: "passed", detail: "" });
    this.#say(verdict.sentence, verdict.citation);
  }

  #say(sentence: string, citation: Citation): void {
    if (this.#text.includes(sentence) || this.#said >= MOST_CLAIMS) return;
    const mark = this.#markOf(citation);
    const label = this.#several ? this.#label(sentence, citation.guideline) : "";
    const gap = this.#text === "" ? "" : this.#several ? "\n" : this.#language === "ja" ? "" : " ";
    const said = `${gap}${this.#several ? "・" : ""}${label}${sentence}[${mark}]`;
    this.#text += said;
    this.#said += 1;
    this.#told(said);
  }

  /** Whose text it is, where several cities' texts were given and the sentence does not say so itself. */
  #label(sentence: string, guideline: string): string {
    const { library, places } = this.#settings.knowledge;
    if (places.namedIn(sentence).guidelines.includes(guideline)) return "";
    const city = library.volume(guideline)?.guideline.municipality;
    return this.#language === "ja" ? `${city?.name ?? guideline}：` : `${city?.romaji ?? guideline}: `;
  }

  #markOf(citation: Citation): number {
    const at = this.#citations.findIndex(
      (other) => other.guideline === citation.guideline && squeeze(other.quote) === squeeze(citation.quote),
    );
    if (at >= 0) return at + 1;
    this.#citations.push(citation);
    return this.#citations.length;
  }
}
