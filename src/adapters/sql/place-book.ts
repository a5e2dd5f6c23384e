import type { Kysely } from "kysely";
import type { Json } from "../../ports/json.ts";
import type { PlaceBook } from "../../ports/place-book.ts";
import type { Place } from "../../ports/store.ts";
import { parseJson } from "./json-text.ts";
import type { Database } from "./schema.ts";

/** The place book over SQLite or PostgreSQL. */
export class SqlPlaceBook implements PlaceBook {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async keep(tenant: string, place: Place, entry: Json, at: Date): Promise<void> {
    const change = { entry: JSON.stringify(entry), updated_at: at.toISOString() };
    await this.#database
      .insertInto("places")
      .values({ tenant, platform: place.platform, place: place.key, ...change })
      .onConflict((conflict) => conflict.columns(["tenant", "platform", "place"]).doUpdateSet(change))
      .execute();
  }

  async find(tenant: string, place: Place): Promise<Json | undefined> {
    const row = await this.#database
      .selectFrom("places")
      .select("entry")
      .where("tenant", "=", tenant)
      .where("platform", "=", place.platform)
      .where("place", "=", place.key)
      .executeTakeFirst();
    return row && parseJson(row.entry);
  }
}
