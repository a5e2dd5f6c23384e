import { type Kysely, sql } from "kysely";
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

  async forget(tenant: string, place: Place): Promise<void> {
    await this.#database
      .deleteFrom("places")
      .where("tenant", "=", tenant)
      .where("platform", "=", place.platform)
      .where("place", "=", place.key)
      .execute();
  }

  async prune(before: Date): Promise<void> {
    await this.#database
      .deleteFrom("places")
      .where("updated_at", "<", before.toISOString())
      .where(hearsNoDigest("digest_people"))
      .where(hearsNoDigest("digest_channels"))
      .execute();
  }
}

const hearsNoDigest = (table: "digest_people" | "digest_channels") =>
  sql<boolean>`not exists (select 1 from ${sql.table(table)} as digest
    where digest.tenant = places.tenant and digest.platform = places.platform and (digest.place = places.place
      or substr(digest.place, 1, length(places.place) + 1) = places.place || ';'))`;
