import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { personId, projectId, sectionId } from "../../domain/record-ids.ts";
import type { DigestRecords, DigestWish } from "../../ports/digest-records.ts";
import { PENDING_SIDES, TIMINGS } from "../../ports/digest-source.ts";
import { COLLABORATION } from "./digest-changes.ts";
import type { Database } from "./schema.ts";

const language = z.enum(["ja", "en"]);
const timing = z.enum(TIMINGS);
const side = z.enum(PENDING_SIDES);

type Wishes = Pick<DigestRecords, "snoozes" | "homes" | "wishOf" | "channels" | "unposted">;

/** Where one city's digests go, who wants none, and what sleeps. */
export function digestWishes(database: Kysely<Database>, tenant: string): Wishes {
  return {
    async snoozes(day) {
      const rows = await database
        .selectFrom("digest_snoozes")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("until_day", ">", day)
        .execute();
      return rows.map((row) => ({
        project: projectId(row.project),
        timing: timing.parse(row.timing),
        side: side.parse(row.side),
        until: row.until_day,
      }));
    },
    async homes() {
      const rows = await database
        .selectFrom("digest_people")
        .innerJoin("people", (join) =>
          join
            .onRef("people.tenant", "=", "digest_people.tenant")
            .onRef("people.id", "=", "digest_people.person"),
        )
        .selectAll("digest_people")
        .select("people.name")
        .where("digest_people.tenant", "=", tenant)
        .where("digest_people.place", "is not", null)
        .where("people.left_on", "is", null)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("identities")
              .select("identities.person")
              .whereRef("identities.tenant", "=", "digest_people.tenant")
              .whereRef("identities.person", "=", "digest_people.person")
              .whereRef("identities.platform", "=", "digest_people.platform"),
          ),
        )
        .orderBy("digest_people.person")
        .execute();
      return rows.map((row) => ({ ...wish(row), person: personId(row.person), name: row.name }));
    },
    async wishOf(person) {
      const row = await database
        .selectFrom("digest_people")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .executeTakeFirst();
      return row ? wish(row) : { home: null, optedOut: false };
    },
    async channels() {
      const rows = await database
        .selectFrom("digest_channels")
        .selectAll()
        .where("tenant", "=", tenant)
        .orderBy("section")
        .execute();
      return rows.map((row) => ({
        section: row.section === COLLABORATION ? null : sectionId(row.section),
        place: { platform: row.platform, key: row.place },
        language: language.parse(row.language),
      }));
    },
    async unposted(since) {
      const rows = await database
        .selectFrom("digest_posts")
        .select(["platform", "place", "iso_week"])
        .where("tenant", "=", tenant)
        .where("state", "in", ["unknown", "failed"])
        .where("updated_at", ">=", since)
        .orderBy("iso_week")
        .orderBy("place")
        .execute();
      return rows.map((row) => ({ place: { platform: row.platform, key: row.place }, week: row.iso_week }));
    },
  };
}

function wish(row: Selectable<Database["digest_people"]>): DigestWish {
  const { platform, place } = row;
  const home =
    platform === null || place === null
      ? null
      : { place: { platform, key: place }, language: language.parse(row.language) };
  return { home, optedOut: row.opted_out === 1 };
}
