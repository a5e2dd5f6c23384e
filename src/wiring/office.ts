import { randomUUID } from "node:crypto";
import { isHoliday } from "../adapters/calendar/holidays.ts";
import type { Office } from "../commands/office.ts";
import type { Config } from "../config.ts";
import type { Language } from "../domain/guideline.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Person } from "../domain/person.ts";
import { OPEN_STAGES } from "../domain/project.ts";
import { personId } from "../domain/record-ids.ts";
import { DUE_RULES } from "../evaluations/due.ts";
import { withDue } from "../evaluations/due-days.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordChange } from "../ports/records.ts";
import { openDatabase } from "./database.ts";

/** The city's records for the command line, which acts as the collaboration section: who may start it has the database anyhow. */

const AT_THE_COMMAND_LINE: Person = {
  id: personId("command-line"),
  name: "コマンド / command line",
  section: null,
  role: "collaboration",
  leftOn: null,
};

/** An open record that comes in without days gets those that the rules give, so that it is told of in time. */
function dated(change: RecordChange): RecordChange {
  if (change.kind !== "saveProject") return change;
  const { project } = change;
  const open = OPEN_STAGES.includes(project.stage) && Object.keys(project.due).length === 0;
  return open ? { ...change, project: withDue(project, DUE_RULES, isHoliday) } : change;
}

/** Opens the records, lets `work` do with them, and closes them whatever comes. */
export async function withOffice<T>(
  config: Config,
  { home }: Pick<Knowledge, "home">,
  language: Language,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const { store } = await openDatabase(config);
  const tenant = home ?? "local";
  try {
    return await work({
      records: store.records(tenant),
      person: AT_THE_COMMAND_LINE,
      change: (changes) => store.changeRecords(tenant, changes.map(dated), new Date()),
      newId: randomUUID,
      today: cityDate(new Date()),
      language,
    });
  } finally {
    await store.close();
  }
}
