import { type RecordChange, StaleRecordError } from "../../ports/records.ts";
import { sameContent, trace, type Workplace } from "./audit-trail.ts";
import { partnerOf } from "./partners-reader.ts";
import { personOf } from "./people-reader.ts";
import { searchable } from "./project-rows.ts";

/** Changes to sections, people, their platform identities and the register of groups. */

type Change<K extends RecordChange["kind"]> = Extract<RecordChange, { kind: K }>;

export async function saveSection(at: Workplace, change: Change<"saveSection">): Promise<void> {
  const { transaction, tenant } = at;
  const { id, name } = change.section;
  const before = await transaction
    .selectFrom("sections")
    .select(["id", "name"])
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  await transaction
    .insertInto("sections")
    .values({ tenant, id, name })
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet({ name }))
    .execute();
  await trace(at, change, { project: null, subject: id, before, after: change.section });
}

export async function savePerson(at: Workplace, change: Change<"savePerson">): Promise<void> {
  const { transaction, tenant } = at;
  const { id, name, section, role, leftOn } = change.person;
  const row = await transaction
    .selectFrom("people")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  const values = { name, section, role, left_on: leftOn };
  await transaction
    .insertInto("people")
    .values({ tenant, id, ...values })
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(values))
    .execute();
  await trace(at, change, { project: null, subject: id, before: row && personOf(row), after: change.person });
}

/** One account belongs to one person; linking it again moves it. */
export async function linkIdentity(at: Workplace, change: Change<"linkIdentity">): Promise<void> {
  const { transaction, tenant } = at;
  const { identity, person } = change;
  const before = await transaction
    .selectFrom("identities")
    .select("person")
    .where("tenant", "=", tenant)
    .where("platform", "=", identity.platform)
    .where("platform_user", "=", identity.user)
    .executeTakeFirst();
  await transaction
    .insertInto("identities")
    .values({ tenant, platform: identity.platform, platform_user: identity.user, person })
    .onConflict((conflict) =>
      conflict.columns(["tenant", "platform", "platform_user"]).doUpdateSet({ person }),
    )
    .execute();
  const subject = `${identity.platform}:${identity.user}`;
  await trace(at, change, { project: null, subject, before, after: { person } });
}

export async function savePartner(at: Workplace, change: Change<"savePartner">): Promise<void> {
  const { transaction, tenant } = at;
  const { partner, contact } = change;
  const rows = await transaction
    .selectFrom("partners")
    .selectAll()
    .where("tenant", "=", tenant)
    .where((eb) => eb.or([eb("id", "=", partner.id), eb.and({ name: partner.name, area: partner.area })]))
    .execute();
  const after = { ...partner, contact };
  const namesake = rows.find(({ id }) => id !== partner.id);
  if (namesake) {
    if (sameContent({ ...partnerOf(namesake), contact: namesake.contact }, after)) return;
    throw new StaleRecordError(partner.name);
  }
  const [row] = rows;
  const values = {
    name: partner.name,
    kind: partner.kind,
    fields: JSON.stringify(partner.fields),
    area: partner.area,
    contact,
    search_text: searchable(partner.name, ...partner.fields, partner.area),
  };
  await transaction
    .insertInto("partners")
    .values({ tenant, id: partner.id, ...values })
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(values))
    .execute();
  const before = row && { ...partnerOf(row), contact: row.contact };
  await trace(at, change, { project: null, subject: partner.id, before, after });
}
