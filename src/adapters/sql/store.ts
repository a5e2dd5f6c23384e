import { randomUUID } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import type { AnswerReader, KeptAnswer } from "../../ports/answer-log.ts";
import { type RecordChange, type RecordsReader, StaleRecordError } from "../../ports/records.ts";
import type { Party, Posting, Store, StoredDialog, TurnReader, TurnResult } from "../../ports/store.ts";
import { answerReader, keepAnswer, keepFeedback, keepSettings } from "./answer-rows.ts";
import type { DialectFacts } from "./dialect.ts";
import { applyDigestChanges } from "./digest-changes.ts";
import { parseJson } from "./json-text.ts";
import { partyKey, partyRow, placeKey, reader } from "./reader.ts";
import { applyRecordChanges } from "./records-changes.ts";
import { recordsReader } from "./records-reader.ts";
import type { Database } from "./schema.ts";

/** How often a turn is decided again because a record was changed meanwhile. */
const ATTEMPTS = 4;

/** The store over SQLite or PostgreSQL. One turn is one transaction. */
export class SqlStore implements Store {
  readonly #database: Kysely<Database>;
  readonly #facts: DialectFacts;

  constructor(database: Kysely<Database>, facts: DialectFacts) {
    this.#database = database;
    this.#facts = facts;
  }

  async turn(
    delivery: { readonly id: string; readonly party: Party; readonly at: Date },
    decide: (read: TurnReader) => Promise<TurnResult>,
  ): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#turnOnce(delivery, decide);
      } catch (error) {
        if (!(error instanceof StaleRecordError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  #turnOnce(
    delivery: { readonly id: string; readonly party: Party; readonly at: Date },
    decide: (read: TurnReader) => Promise<TurnResult>,
  ): Promise<boolean> {
    const { party } = delivery;
    const now = delivery.at.toISOString();
    return this.#database.transaction().execute(async (transaction) => {
      const claimed = await transaction
        .insertInto("deliveries")
        .values({ tenant: party.tenant, id: delivery.id, received_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (claimed.numInsertedOrUpdatedRows === 0n) return false;
      await this.#facts.lockParty(transaction, partyKey(party));
      const result = await decide(reader(transaction, party));
      await keep(transaction, party, now, result);
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
      const rows = await transaction
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
        .limit(limit)
        .execute();
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

  async sent(id: string, at: Date): Promise<void> {
    // A mark that the power takes back lets the reply be offered again, as one that was never made.
    await this.#facts.unhurried(this.#database, (on) =>
      settle(on, id, { settled_at: at.toISOString(), last_error: null }),
    );
  }

  async failed(id: string, reason: string, retryAt: Date | null): Promise<void> {
    await settle(
      this.#database,
      id,
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

async function keep(
  database: Kysely<Database>,
  party: Party,
  now: string,
  result: TurnResult,
): Promise<void> {
  const { tenant } = party;
  const conversation = { state: JSON.stringify(result.conversation), updated_at: now };
  await database
    .insertInto("conversations")
    .values({ ...partyRow(party), ...conversation })
    .onConflict((conflict) =>
      conflict.columns(["tenant", "platform", "place", "person"]).doUpdateSet(conversation),
    )
    .execute();
  for (const each of result.dialogs) {
    // Its place changes with the person who goes on with it elsewhere.
    const { tenant: _same, ...where } = partyRow(each.party);
    const change = { ...where, ...dialogChange(each, now) };
    await database
      .insertInto("dialogs")
      .values({ ...change, tenant, id: each.id })
      .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(change))
      .execute();
  }
}

async function post(
  database: Kysely<Database>,
  delivery: { readonly id: string; readonly party: Party; readonly at: Date },
  replies: TurnResult["replies"],
): Promise<void> {
  const { party } = delivery;
  const common = { created_at: delivery.at.toISOString(), attempts: 0, delivery: delivery.id };
  for (const message of replies) {
    const row = { id: randomUUID(), message: JSON.stringify(message), ...common };
    await database
      .insertInto("outbox")
      .values({ ...partyRow(party), ...row })
      .execute();
  }
}

const dialogChange = ({ dialog, version, status, serial, state }: StoredDialog, now: string) => ({
  dialog,
  version,
  status,
  serial,
  state: JSON.stringify(state),
  updated_at: now,
});

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
  id: string,
  change: { settled_at?: string; held_until?: string; last_error: string | null },
): Promise<void> {
  await on.updateTable("outbox").set(change).where("id", "=", id).execute();
}
