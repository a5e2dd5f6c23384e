import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { PARTNER_KINDS, type Partner } from "../../domain/partner.ts";
import { partnerId, sectionId } from "../../domain/record-ids.ts";
import type { PartnerReader } from "../../ports/records.ts";
import { holds } from "./project-filter.ts";
import type { Database } from "./schema.ts";

const kind = z.enum(PARTNER_KINDS);
const fields = z.array(z.string());

/** Looks at one city's register of groups. */
export function partnersReader(database: Kysely<Database>, tenant: string): PartnerReader {
  const partners = () => database.selectFrom("partners").selectAll().where("tenant", "=", tenant);
  return {
    async find(id) {
      const row = await partners().where("id", "=", id).executeTakeFirst();
      if (!row) return undefined;
      const sections = await database
        .selectFrom("project_records")
        .select("section")
        .distinct()
        .where("tenant", "=", tenant)
        .where("partner", "=", id)
        .orderBy("section")
        .execute();
      return {
        partner: partnerOf(row),
        contact: row.contact,
        sections: sections.map(({ section }) => sectionId(section)),
      };
    },
    async findByName(name, area) {
      const row = await partners().where("name", "=", name).where("area", "=", area).executeTakeFirst();
      return row && partnerId(row.id);
    },
    async search(wanted, { limit, offset }) {
      const rows = await partners()
        .where((eb) =>
          eb.and([
            ...wanted.words.map((word) => holds(eb.ref("search_text"), word)),
            ...(wanted.kind === undefined ? [] : [eb("kind", "=", wanted.kind)]),
          ]),
        )
        .orderBy("name")
        .orderBy("id")
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(partnerOf);
    },
  };
}

export const partnerOf = (row: Omit<Selectable<Database["partners"]>, "contact">): Partner => ({
  id: partnerId(row.id),
  name: row.name,
  kind: kind.parse(row.kind),
  fields: fields.parse(JSON.parse(row.fields)),
  area: row.area,
});
