import { randomUUID } from "node:crypto";
import type { Office } from "../../src/commands/office.ts";
import { personId } from "../../src/domain/record-ids.ts";
import type { Store } from "../../src/ports/store.ts";
import { collaboration } from "../evaluations/samples.ts";

export const TODAY = "2026-11-24";

/** A city's records as a command has them, on a fixed day. */
export function officeOf(store: Store, tenant: string): Office {
  return {
    records: store.records(tenant),
    person: { ...collaboration, id: personId("command-line") },
    change: (changes) => store.changeRecords(tenant, changes, new Date(`${TODAY}T00:00:00Z`)),
    newId: randomUUID,
    today: TODAY,
    language: "ja",
  };
}
