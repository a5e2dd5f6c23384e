import type { Kysely, Selectable } from "kysely";
import type { AnswerReader, KeptAnswer } from "../../ports/answer-log.ts";
import { type RecordChange, type RecordsReader, StaleRecordError } from "../../ports/records.ts";
import type { Party, Posting, Store, TurnReader, TurnResult } from "../../ports/store.ts";
import { answerReader, keepAnswer, keepFeedback, keepSettings } from "./answer-rows.ts";
import type { DialectFacts } from "./dialect.ts";
import { applyDigestChanges } from "./digest-changes.ts";
import { parseJson } from "./json-text.ts";
import { numbers, prepared, texts } from "./prepared.ts";
import { partyKey, placeKey, reader } from "./reader.ts";
import { applyRecordChanges } from "./records-changes.ts";
import { recordsReader } from "./records-reader.ts";
import type { Database } from "./schema.ts";
import { SentMarks } from "./sent-marks.ts";
import { claimDelivery, type Delivery, keepConversation, post } from "./turn-rows.ts";

/** How often a turn is decided again because a record was changed meanwhile. */
const ATTEMPTS = 4;

/** Of each place the oldest reply that waits and that nobody holds. */
const oldest = prepared(
  { ...texts("platform", "now"), ...numbers("limit") },
  (database, { platform, now, limit }) =>
    database
      .selectFrom("outbox")
      .selectAll()
      .where("platform", "=", platform)
      .where("settled_at", "is", null)
      .where(({ eb }) => eb.or([eb("held_until", "is", null), eb("held_until", "<=", now)]))
      // The oldest of its place. As a comparison, both databases look it up in the index row by row and stop at `limit`.
      .where(({ eb, selectFrom }) =>
        eb(
          "seq",
          "=",
          selectFrom("outbox as elder")
            .select(({ fn }) => fn.min("elder.seq").as("oldest"))
            .where("elder.settled_at", "is", null)
            .whereRef("elder.tenant", "=", "outbox.tenant")
            .whereRef("elder.platform", "=", "outbox.platform")
            .whereRef("elder.place", "=", "outbox.place"),
        ),
      )
      .orderBy("seq")
      .limit(limit),
);

/** The store over SQLite or PostgreSQL. One turn is one transaction. */
export class SqlStore implements Store {
  readonly #database: Kysely<Database>;
  readonly #facts: DialectFacts;
  readonly #sentMarks: SentMarks;

  constructor(database: Kysely<Database>, facts: DialectFacts) {
    this.#database = database;
    this.#facts = facts;
    // A mark that the power takes back lets the reply be offered again, as one that was never made.
    this.#sentMarks = new SentMarks((ids, at) =>
      facts.unhurried(database, (on) => settle(on, ids, { settled_at: at.toISOString(), last_error: null })),
    );
  }

  async turn(delivery: Delivery, decide: (read: TurnReader) => Promise<TurnResult>): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#turnOnce(delivery, decide);
      } catch (error) {
        if (!(error instanceof StaleRecordError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  #turnOnce(delivery: Delivery, decide: (read: TurnReader) => Promise<TurnResult>): Promise<boolean> {
    const { party } = delivery;
    const now = delivery.at.toISOString();
    return this.#database.transaction().execute(async (transaction) => {
      if (!(await claimDelivery(transaction, delivery))) return false;
      await this.#facts.lockParty(transaction, partyKey(party));
      const result = await decide(reader(transaction, party));
      await keepConversation(transaction, party, result, delivery.at);
      await applyRecordChanges(transaction, party.tenant, result.records ?? [], now);
      await applyDigestChanges(transaction, party.tenant, result.digests ?? []);
      for (const answer of result.answers ?? []) await keepAnswer(transaction, answer);
      for (const word of result.feedback ?? []) await keepFeedback(transaction, party.tenant, word);
      if (result.settings) await keepSettings(transaction, party, result.settings);
      if (result.replies.length > 0) await this.#facts.lockPlace(transaction, placeKey(party));
      await post(transaction, delivery, result.replies);
      return true;
    });
  }

  async claim({ platform, limit, at, leaseMs }: Parameters<Store["claim"]>[0]): Promise<readonly Posting[]> {
    const now = at.toISOString();
    const until = new Date(at.getTime() + leaseMs).toISOString();
    const claimed = await this.#facts.unhurried(this.#database, async (transaction) => {
      await this.#facts.lockOutbox(transaction);
      const { rows } = await oldest(transaction, { platform, now, limit });
      if (rows.length === 0) return [];
      await transaction
        .updateTable("outbox")
        .set(({ eb }) => ({ held_until: until, attempts: eb("attempts", "+", 1) }))
        .where(
          "id",
          "in",
          rows.map(({ id }) => id),
        )
        .execute();
      return rows.map(posting);
    });
    // What is sent has been stored.
    if (claimed.length > 0) await this.#facts.settled();
    return claimed;
  }

  sent(id: string, at: Date): Promise<void> {
    return this.#sentMarks.mark(id, at);
  }

  async failed(id: string, reason: string, retryAt: Date | null): Promise<void> {
    await settle(
      this.#database,
      [id],
      retryAt
        ? { held_until: retryAt.toISOString(), last_error: reason }
        : { settled_at: new Date().toISOString(), last_error: reason },
    );
  }

  look<T>(party: Party, look: (read: TurnReader) => Promise<T>): Promise<T> {
    return look(reader(this.#database, party));
  }

  answers(tenant: string): AnswerReader {
    return answerReader(this.#database, tenant);
  }

  keepAnswer(answer: KeptAnswer): Promise<void> {
    return keepAnswer(this.#database, answer);
  }

  records(tenant: string): RecordsReader {
    return recordsReader(this.#database, tenant);
  }

  changeRecords(tenant: string, changes: readonly RecordChange[], at: Date): Promise<void> {
    return this.#database.transaction().execute(async (transaction) => {
      await this.#facts.lockParty(transaction, tenant);
      await applyRecordChanges(transaction, tenant, changes, at.toISOString());
    });
  }

  async prune(before: Date, answersBefore: Date): Promise<void> {
    const limit = before.toISOString();
    await this.#database.deleteFrom("deliveries").where("received_at", "<", limit).execute();
    await this.#database.deleteFrom("outbox").where("settled_at", "<", limit).execute();
    await this.#database
      .deleteFrom("digest_posts")
      .where("updated_at", "<", limit)
      .where("state", "not in", ["claimed", "sending"])
      .execute();
    await this.#database
      .deleteFrom("answers")
      .where("answered_at", "<", answersBefore.toISOString())
      .execute();
    await this.#database.deleteFrom("model_usage").where("day", "<", limit.slice(0, 10)).execute();
    await this.#database.deleteFrom("digest_snoozes").where("until_day", "<", limit.slice(0, 10)).execute();
  }

  close(): Promise<void> {
    return this.#database.destroy();
  }
}

const posting = (row: Selectable<Database["outbox"]>): Posting => ({
  id: row.id,
  tenant: row.tenant,
  place: { platform: row.platform, key: row.place },
  person: row.person,
  message: parseJson(row.message),
  attempts: row.attempts,
  delivery: row.delivery,
});

async function settle(
  on: Kysely<Database>,
  ids: readonly string[],
  change: { settled_at?: string; held_until?: string; last_error: string | null },
): Promise<void> {
  await on.updateTable("outbox").set(change).where("id", "in", ids).execute();
}
