import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { Party, StoredDialog, TurnReader } from "../../ports/store.ts";
import { answerReader, settingsOf } from "./answer-rows.ts";
import { parseJson } from "./json-text.ts";
import { numbers, prepared, texts } from "./prepared.ts";
import { recordsReader } from "./records-reader.ts";
import type { Database } from "./schema.ts";

/** What a turn reads, inside its transaction. Nothing of another tenant can be reached from here. */

const status = z.enum(["running", "parked", "cancelled", "done"]);

/** What one turn at a time may hold: a person, in whatever place, as dialogs go with the person. */
export const partyKey = ({ tenant, place, person }: Party): string =>
  JSON.stringify([tenant, place.platform, person]);

export const placeKey = ({ tenant, place }: Party): string =>
  JSON.stringify([tenant, place.platform, place.key]);

export const partyRow = ({ tenant, place, person }: Party) => ({
  tenant,
  platform: place.platform,
  place: place.key,
  person,
});

const latestOf = (
  database: Kysely<Database>,
  {
    tenant,
    platform,
    person,
  }: { readonly tenant: string; readonly platform: string; readonly person: string },
) =>
  database
    .selectFrom("dialogs")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("platform", "=", platform)
    .where("person", "=", person)
    .orderBy("updated_at", "desc")
    .orderBy("id");

const ofParty = texts("tenant", "platform", "place", "person");
const latestHere = prepared({ ...ofParty, ...numbers("limit") }, (database, { place, limit, ...person }) =>
  latestOf(database, person).where("place", "=", place).limit(limit),
);
const conversationOf = prepared(ofParty, (database, { tenant, platform, place, person }) =>
  database
    .selectFrom("conversations")
    .select("state")
    .where("tenant", "=", tenant)
    .where("platform", "=", platform)
    .where("place", "=", place)
    .where("person", "=", person),
);

export function reader(database: Kysely<Database>, party: Party): TurnReader {
  const { tenant, place, person } = party;
  return {
    async conversation() {
      const [row] = (await conversationOf(database, partyRow(party))).rows;
      return row ? parseJson(row.state) : null;
    },
    async dialogs(limit) {
      const { rows } = await latestHere(database, { ...partyRow(party), limit });
      return rows.map(storedDialog);
    },
    async dialog(id) {
      const row = await database
        .selectFrom("dialogs")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? storedDialog(row) : undefined;
    },
    async dialogsAnywhere(limit) {
      const rows = await latestOf(database, { tenant, platform: place.platform, person })
        .limit(limit)
        .execute();
      return rows.map(storedDialog);
    },
    settings: () => settingsOf(database, party),
    answers: answerReader(database, tenant),
    records: recordsReader(database, tenant),
  };
}

const storedDialog = (row: Selectable<Database["dialogs"]>): StoredDialog => ({
  id: row.id,
  party: {
    tenant: row.tenant,
    place: { platform: row.platform, key: row.place },
    person: row.person,
  },
  dialog: row.dialog,
  version: row.version,
  status: status.parse(row.status),
  serial: row.serial,
  state: parseJson(row.state),
});
