import type { Kysely, Selectable } from "kysely";
import type { Said, TranscriptEntry, TranscriptPlace, Transcripts } from "../../ports/transcript.ts";
import type { DialectFacts } from "./dialect.ts";
import { parseJson } from "./json-text.ts";
import type { Database } from "./schema.ts";

/** Transcripts as rows. Numbers of a place are given out under its lock, so that they stand in the order of the commits. */
export class SqlTranscripts implements Transcripts {
  readonly #database: Kysely<Database>;
  readonly #facts: DialectFacts;

  constructor(database: Kysely<Database>, facts: DialectFacts) {
    this.#database = database;
    this.#facts = facts;
  }

  keep(where: TranscriptPlace, { id, said }: Said, at: Date): Promise<TranscriptEntry> {
    const place = columns(where);
    return this.#database.transaction().execute(async (transaction) => {
      await this.#facts.lockParty(transaction, `transcript:${JSON.stringify(place)}`);
      const last = await transaction
        .selectFrom("transcripts")
        .select(({ fn }) => [fn.max("number").as("number"), fn.max("change").as("change")])
        .where((row) => row.and(place))
        .executeTakeFirst();
      const change = Number(last?.change ?? 0) + 1;
      const row = {
        ...place,
        id,
        number: Number(last?.number ?? 0) + 1,
        change,
        said: JSON.stringify(said),
        said_at: at.toISOString(),
      };
      const kept = await transaction
        .insertInto("transcripts")
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(["tenant", "platform", "place", "id"]).doUpdateSet({ change, said: row.said }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return entry(kept);
    });
  }

  async latest(where: TranscriptPlace, limit: number, before?: number): Promise<readonly TranscriptEntry[]> {
    const rows = await this.#of(where)
      .$if(before !== undefined, (query) => query.where("number", "<", before ?? 0))
      .orderBy("number", "desc")
      .limit(limit)
      .execute();
    return rows.map(entry).reverse();
  }

  async since(where: TranscriptPlace, change: number, limit: number): Promise<readonly TranscriptEntry[]> {
    const rows = await this.#of(where).where("change", ">", change).orderBy("change").limit(limit).execute();
    return rows.map(entry);
  }

  async change(where: TranscriptPlace): Promise<number> {
    const { change } = await this.#database
      .selectFrom("transcripts")
      .select(({ fn }) => fn.max("change").as("change"))
      .where((row) => row.and(columns(where)))
      .executeTakeFirstOrThrow();
    return Number(change ?? 0);
  }

  async find(where: TranscriptPlace, id: string): Promise<TranscriptEntry | undefined> {
    const row = await this.#of(where).where("id", "=", id).executeTakeFirst();
    return row && entry(row);
  }

  async prune(before: Date): Promise<void> {
    await this.#database.deleteFrom("transcripts").where("said_at", "<", before.toISOString()).execute();
  }

  #of(where: TranscriptPlace) {
    return this.#database
      .selectFrom("transcripts")
      .selectAll()
      .where((row) => row.and(columns(where)));
  }
}

const columns = ({ tenant, place }: TranscriptPlace) => ({
  tenant,
  platform: place.platform,
  place: place.key,
});

const entry = (row: Selectable<Database["transcripts"]>): TranscriptEntry => ({
  id: row.id,
  number: row.number,
  change: row.change,
  at: row.said_at,
  said: parseJson(row.said),
});
