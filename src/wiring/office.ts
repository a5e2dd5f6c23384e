import { randomUUID } from "node:crypto";
import type { Office } from "../commands/office.ts";
import type { Config } from "../config.ts";
import type { Language } from "../domain/guideline.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Person } from "../domain/person.ts";
import { personId } from "../domain/record-ids.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { openDatabase } from "./database.ts";

/** The city's records for the command line, which acts as the collaboration section: who may start it has the database anyhow. */

const AT_THE_COMMAND_LINE: Person = {
  id: personId("command-line"),
  name: "コマンド / command line",
  section: null,
  role: "collaboration",
  leftOn: null,
};

/** Opens the records, lets `work` do with them, and closes them whatever comes. */
export async function withOffice<T>(
  config: Config,
  { home }: Pick<Knowledge, "home">,
  language: Language,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const store = await openDatabase(config);
  const tenant = home ?? "local";
  try {
    return await work({
      records: store.records(tenant),
      person: AT_THE_COMMAND_LINE,
      change: (changes) => store.changeRecords(tenant, changes, new Date()),
      newId: randomUUID,
      today: cityDate(new Date()),
      language,
    });
  } finally {
    await store.close();
  }
}
