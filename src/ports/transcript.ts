import type { Json } from "./json.ts";
import type { Place } from "./store.ts";

/** What was said in a place that has no memory of its own (a web page): the same after a reload and in a second tab. */

export interface TranscriptPlace {
  readonly tenant: string;
  readonly place: Place;
}

export interface Said {
  /** Of a person's words the delivery, of the bot's the reply: kept again under the same id, it is replaced. */
  readonly id: string;
  readonly said: Json;
}

export interface TranscriptEntry extends Said {
  /** Its place in the conversation, from 1; it stays when the entry is replaced. */
  readonly number: number;
  /** Goes up in the place with everything that is kept, also with a replacement. */
  readonly change: number;
  /** ISO 8601, UTC: when it was first kept. */
  readonly at: string;
}

export interface Transcripts {
  keep(where: TranscriptPlace, entry: Said, at: Date): Promise<TranscriptEntry>;
  /** The last `limit` entries before a number, oldest first. */
  latest(where: TranscriptPlace, limit: number, before?: number): Promise<readonly TranscriptEntry[]>;
  /** What was kept after a change, in the order of the changes; at most `limit`. */
  since(where: TranscriptPlace, change: number, limit: number): Promise<readonly TranscriptEntry[]>;
  /** The last change; 0 where nothing was kept. */
  change(where: TranscriptPlace): Promise<number>;
  find(where: TranscriptPlace, id: string): Promise<TranscriptEntry | undefined>;
  /** Forgets what was said before. */
  prune(before: Date): Promise<void>;
}
