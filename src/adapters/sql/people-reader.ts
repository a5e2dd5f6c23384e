import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { type Person, STAFF_ROLES } from "../../domain/person.ts";
import { personId, sectionId } from "../../domain/record-ids.ts";
import type { Identity, PeopleReader } from "../../ports/records.ts";
import { prepared, texts } from "./prepared.ts";
import type { Database } from "./schema.ts";

const role = z.enum(STAFF_ROLES);

const peopleOf = (database: Kysely<Database>, tenant: string) =>
  database.selectFrom("people").selectAll("people").where("people.tenant", "=", tenant);

const personBehind = prepared(texts("tenant", "platform", "user"), (database, { tenant, platform, user }) =>
  peopleOf(database, tenant)
    .innerJoin("identities", (join) =>
      join.onRef("identities.tenant", "=", "people.tenant").onRef("identities.person", "=", "people.id"),
    )
    .where("identities.platform", "=", platform)
    .where("identities.platform_user", "=", user),
);

/** Looks at one city's people and sections. */
export function peopleReader(database: Kysely<Database>, tenant: string): PeopleReader {
  const people = () => peopleOf(database, tenant);
  return {
    async byIdentity({ platform, user }) {
      const [row] = (await personBehind(database, { tenant, platform, user })).rows;
      return row && personOf(row);
    },
    async find(id) {
      const row = await people().where("people.id", "=", id).executeTakeFirst();
      return row && personOf(row);
    },
    async ofSection(section) {
      const rows = await people()
        .where("section", "=", section)
        .where("left_on", "is", null)
        .orderBy("name")
        .orderBy("id")
        .execute();
      return rows.map(personOf);
    },
    async sections() {
      const rows = await database
        .selectFrom("sections")
        .select(["id", "name"])
        .where("tenant", "=", tenant)
        .orderBy("name")
        .orderBy("id")
        .execute();
      return rows.map(({ id, name }) => ({ id: sectionId(id), name }));
    },
    async everybody() {
      const rows = await people().orderBy("name").orderBy("id").execute();
      const linked = await database
        .selectFrom("identities")
        .select(["person", "platform", "platform_user"])
        .where("tenant", "=", tenant)
        .orderBy("platform")
        .orderBy("platform_user")
        .execute();
      const identities = new Map<string, Identity[]>();
      for (const { person, platform, platform_user: user } of linked) {
        identities.set(person, [...(identities.get(person) ?? []), { platform, user }]);
      }
      return rows.map((row) => ({ person: personOf(row), identities: identities.get(row.id) ?? [] }));
    },
  };
}

export const personOf = (row: Selectable<Database["people"]>): Person => ({
  id: personId(row.id),
  name: row.name,
  section: row.section === null ? null : sectionId(row.section),
  role: role.parse(row.role),
  leftOn: row.left_on,
});
