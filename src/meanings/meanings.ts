import type { CircuitBreaker } from "../budgets/circuit-breaker.ts";
import { type Chance, retrying } from "../budgets/retry.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Likeness } from "../knowledge/likeness.ts";
import { type AskedQuestion, readQuestion } from "../knowledge/question.ts";
import type { Embedder } from "../ports/embedder.ts";
import { differentTexts, type MeaningTexts, meaningTexts } from "./meaning-texts.ts";
import { readVectors, type Vectors, vectorFile, writeVectors } from "./vector-file.ts";
import { VectorIndex } from "./vector-index.ts";

/**
 * Search by meaning, beside the search by words: vectors are made in the background and dropped in when the last one is
 * there. Whatever goes wrong, the search by words is asked alone.
 */

export interface MeaningsSettings extends Chance {
  readonly embedder: Embedder;
  readonly knowledge: Knowledge;
  /** Where vectors are kept: the folder of the index. */
  readonly folder: string;
  /** Stops asking a provider that fails again and again. */
  readonly breaker: CircuitBreaker;
  readonly tell: (progress: MeaningsState) => void;
  readonly queryMs?: number;
}

export type MeaningsState =
  | { readonly kind: "building"; readonly done: number; readonly of: number }
  | { readonly kind: "ready"; readonly of: number }
  /** Vectors are missing, and are tried again at the next start. */
  | { readonly kind: "failed"; readonly done: number; readonly of: number; readonly cause: unknown }
  | { readonly kind: "stopped"; readonly done: number; readonly of: number };

/** Texts that go out together; what is done is kept after so many batches. */
const BATCH = 32;
const KEPT_EVERY = 8;
/** The background may wait longer than a person would. */
const BUILDING = { tries: 5, waitMs: 2000, longestWaitMs: 60_000, tryMs: 120_000 };
/** A question does not wait longer for its vector. */
const QUERY_MS = 800;
const CACHED_QUERIES = 500;

export class Meanings {
  readonly #settings: MeaningsSettings;
  readonly #texts: MeaningTexts;
  readonly #file: string;
  #vectors: Vectors;
  #index: VectorIndex | undefined;
  /** Latest used last. */
  readonly #cache = new Map<string, Likeness>();

  constructor(settings: MeaningsSettings) {
    this.#settings = settings;
    this.#texts = meaningTexts(settings.knowledge.library);
    this.#file = vectorFile(settings.folder, settings.embedder.name);
    this.#vectors = readVectors(this.#file);
    this.#index = VectorIndex.of(this.#texts, this.#vectors);
  }

  get ready(): boolean {
    return this.#index !== undefined;
  }
  get progress(): { readonly done: number; readonly of: number } {
    const texts = differentTexts(this.#texts);
    return { done: texts.filter(({ hash }) => this.#vectors.has(hash)).length, of: texts.length };
  }

  /** Makes what is missing. Never rejects; call it once, and again at the next start. */
  async build(signal: AbortSignal): Promise<MeaningsState> {
    const end = await this.#made(signal).catch(
      (cause: unknown): MeaningsState => ({ kind: "failed", ...this.progress, cause }),
    );
    this.#settings.tell(end);
    return end;
  }

  async #made(signal: AbortSignal): Promise<MeaningsState> {
    const { embedder, tell } = this.#settings;
    const wanted = differentTexts(this.#texts);
    const of = wanted.length;
    const missing = wanted.filter(({ hash }) => !this.#vectors.has(hash));
    if (missing.length === 0 && this.ready) return { kind: "ready", of };
    // Vectors of sentences that are no longer there are left behind.
    const vectors = new Map(
      wanted.flatMap(({ hash }) => {
        const vector = this.#vectors.get(hash);
        return vector ? [[hash, vector] as const] : [];
      }),
    );
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      tell({ kind: "building", done: vectors.size, of });
      const tried = await retrying(
        (each) =>
          embedder.passages(
            batch.map(({ text }) => text),
            each,
          ),
        signal,
        this.#settings,
        BUILDING,
      );
      const made = tried.kind === "done" ? tried.value : [];
      for (const [at, { hash }] of batch.entries()) {
        const vector = made[at];
        if (vector) vectors.set(hash, vector);
      }
      const isLast = tried.kind !== "done" || from + BATCH >= missing.length;
      if (isLast || (from / BATCH) % KEPT_EVERY === KEPT_EVERY - 1) this.#keep(vectors);
      if (tried.kind === "stopped") return { kind: "stopped", done: vectors.size, of };
      if (tried.kind === "failed") return { kind: "failed", done: vectors.size, of, cause: tried.cause };
    }
    this.#index = VectorIndex.of(this.#texts, vectors);
    if (this.#index) return { kind: "ready", of };
    return {
      kind: "failed",
      done: vectors.size,
      of,
      cause: new Error(`${embedder.name} gave vectors of different lengths`),
    };
  }

  #keep(vectors: Vectors): void {
    this.#vectors = vectors;
    writeVectors(this.#file, this.#settings.folder, vectors);
  }

  /** How near a question is to the texts; undefined where that is not known in time. Never rejects. */
  async likenessOf(asked: AskedQuestion, signal?: AbortSignal): Promise<Likeness | undefined> {
    const { embedder, breaker, queryMs = QUERY_MS } = this.#settings;
    const index = this.#index;
    if (!index) return undefined;
    const text = this.#queryOf(asked);
    const known = this.#known(text);
    if (known || text === "" || !breaker.enter()) return known;
    const once = { tries: 1, waitMs: 0, longestWaitMs: 0, tryMs: queryMs };
    const nobody = new AbortController().signal;
    const tried = await retrying(
      (each) => embedder.query(text, each),
      signal ?? nobody,
      this.#settings,
      once,
    );
    if (tried.kind === "done") breaker.succeeded();
    else if (tried.kind === "failed") breaker.failed();
    else breaker.givenUp();
    const likeness = tried.kind === "done" ? index.likenessOf(tried.value) : undefined;
    if (likeness) this.#remember(text, likeness);
    return likeness;
  }

  /** What is known of a question that was looked up before: for where nothing can be waited for. */
  known(asked: AskedQuestion): Likeness | undefined {
    return this.#index ? this.#known(this.#queryOf(asked)) : undefined;
  }

  /** The question without the cities, which the search narrows to; a follow-up with the turn before it. */
  #queryOf(asked: AskedQuestion): string {
    const { knowledge } = this.#settings;
    const question = readQuestion(asked, knowledge);
    const before = question.leansOn.at(-1);
    const own = knowledge.places.namedIn(question.text).rest.replace(/\s+/gu, " ").trim();
    return before === undefined || before === "" ? own : `${before} ${own}`;
  }

  #known(text: string): Likeness | undefined {
    const known = this.#cache.get(text);
    if (known) this.#remember(text, known);
    return known;
  }

  #remember(text: string, likeness: Likeness): void {
    this.#cache.delete(text);
    this.#cache.set(text, likeness);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHED_QUERIES && oldest !== undefined) this.#cache.delete(oldest);
  }
}
