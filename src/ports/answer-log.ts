import type { Citation } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import type { Json } from "./json.ts";
import type { Page } from "./records.ts";
import type { Party } from "./store.ts";

/** What was answered, how it came about, and what people thought of it. */

export interface KeptAnswer {
  readonly id: string;
  readonly party: Party;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly question: string;
  readonly language: Language;
  readonly kind: "answered" | "notFound" | "clarify";
  readonly text: string;
  readonly citations: readonly Citation[];
  /** How it came about: `{}` without a model; else the model, prompt versions, passages, verdicts, tokens. */
  readonly made: Json;
}

export interface Feedback {
  /** The answer's id. */
  readonly answer: string;
  /** Who thinks so, as the platform names them: a second word of the same person replaces the first. */
  readonly person: string;
  readonly helpful: boolean;
  readonly reason: string;
  readonly at: string;
}

export interface AnswerReader {
  find(id: string): Promise<KeptAnswer | undefined>;
  /** What a person asked last, on one platform, latest first. */
  latestOf(platform: string, person: string, limit: number): Promise<readonly KeptAnswer[]>;
  /** Questions that found no answer since a moment, latest first. */
  unanswered(since: string, page: Page): Promise<readonly KeptAnswer[]>;
  /** Feedback since a moment, latest first, with the answers it is about. */
  feedback(
    since: string,
    page: Page,
  ): Promise<readonly { readonly feedback: Feedback; readonly answer: KeptAnswer }[]>;
}

/** What a person set for themselves on a platform; undefined is the city's own. */
export interface PersonSettings {
  readonly language?: Language | undefined;
  readonly homeGuideline?: string | undefined;
}
