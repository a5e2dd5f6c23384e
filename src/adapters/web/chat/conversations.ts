import type { Message } from "../../../domain/message.ts";
import type { Incoming, Taken } from "../../../ports/chat.ts";
import type { Party } from "../../../ports/store.ts";
import type { TranscriptEntry, TranscriptPlace, Transcripts } from "../../../ports/transcript.ts";
import { Listeners } from "./listeners.ts";
import { type Entry, entryOf, personSaid } from "./said.ts";

/** The conversations of the page, one for each person, as the transcript keeps them. */

export const WEB = "web";
/** How much of a conversation a page shows at once. */
const SHOWN = 40;
/** How much news a page gets at once. */
const NEWS = 100;

export class Conversations {
  readonly listeners = new Listeners();
  readonly #transcripts: Transcripts;
  readonly #tenant: string;
  readonly #now: () => Date;
  /** The end of what is under way in a place: a reply never stands before the words it answers. */
  readonly #underway = new Map<string, Promise<unknown>>();

  constructor(transcripts: Transcripts, tenant: string, now: () => Date) {
    this.#transcripts = transcripts;
    this.#tenant = tenant;
    this.#now = now;
  }

  /** The conversation of a person is their place: nobody else can read it. */
  partyOf(person: string): Party {
    return { tenant: this.#tenant, place: { platform: WEB, key: person }, person };
  }

  /**
   * Lets the bot take what a person said, and keeps their words. They are kept first, so that a failing bot loses
   * nothing; those of a sheet, which may be refused, when it was taken.
   */
  take(
    incoming: Incoming,
    words: string | undefined,
    receive: (incoming: Incoming) => Promise<Taken>,
  ): Promise<Taken> {
    const { party, delivery } = incoming;
    return this.#inTurn(party.place.key, async () => {
      const keep = async (): Promise<void> => {
        if (words !== undefined) await this.#keep(party.place.key, delivery, personSaid(words));
      };
      if (incoming.kind !== "sheet") await keep();
      const taken = await receive(incoming);
      if (incoming.kind === "sheet" && taken.kind !== "refused") await keep();
      return taken;
    });
  }

  /** Shows a message of the bot; the same id shows it anew. */
  show(key: string, id: string, message: Message): Promise<void> {
    return this.#inTurn(key, () => this.#keep(key, id, { by: "bot", message }));
  }

  async latest(key: string, before?: number): Promise<readonly Entry[]> {
    return entries(await this.#transcripts.latest(this.#where(key), SHOWN, before));
  }

  async since(key: string, change: number): Promise<readonly Entry[]> {
    return entries(await this.#transcripts.since(this.#where(key), change, NEWS));
  }

  /** The number of the last entry; 0 where nothing was said yet. */
  async last(key: string): Promise<number> {
    return (await this.#transcripts.latest(this.#where(key), 1)).at(-1)?.number ?? 0;
  }

  /** Up to where a page that is drawn now has seen all. Ask before the entries are read: news come twice rather than never. */
  change(key: string): Promise<number> {
    return this.#transcripts.change(this.#where(key));
  }

  /** Resolves when the bot said something after an entry, or after a time. */
  async replied(key: string, number: number, timeoutMs: number): Promise<void> {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), timeoutMs);
    try {
      while (!waiting.signal.aborted) {
        const news = this.listeners.next(key, waiting.signal);
        const entries = await this.latest(key);
        if (entries.some((entry) => entry.number > number && entry.said.by === "bot")) return;
        await news;
      }
    } finally {
      clearTimeout(timer);
      waiting.abort();
    }
  }

  async find(key: string, id: string): Promise<Entry | undefined> {
    const found = await this.#transcripts.find(this.#where(key), id);
    return found && entryOf(found);
  }

  async #keep(key: string, id: string, said: Entry["said"]): Promise<void> {
    const json = JSON.parse(JSON.stringify(said));
    await this.#transcripts.keep(this.#where(key), { id, said: json }, this.#now());
    this.listeners.kept(key);
  }

  #where(key: string): TranscriptPlace {
    return { tenant: this.#tenant, place: { platform: WEB, key } };
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#underway.get(key);
    const done = (before ?? Promise.resolve()).then(work, work);
    this.#underway.set(key, done);
    try {
      return await done;
    } finally {
      if (this.#underway.get(key) === done) this.#underway.delete(key);
    }
  }
}

const entries = (kept: readonly TranscriptEntry[]): readonly Entry[] =>
  kept.flatMap((each) => entryOf(each) ?? []);
