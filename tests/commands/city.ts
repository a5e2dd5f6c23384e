import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import type { Office } from "../../src/commands/office.ts";
import type { Person } from "../../src/domain/person.ts";
import { sectionId } from "../../src/domain/record-ids.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import { collaboration, colleague, head, owner, PARKS, stranger, WELFARE } from "../evaluations/samples.ts";
import { officeOf, TODAY } from "./office-of.ts";

/** A real SQLite database, and a city of its own with two sections and their people for each test. */

const by = { by: collaboration.id, reason: null };

const people: readonly RecordChange[] = [
  ...[PARKS, WELFARE, { id: sectionId("kyodo"), name: "協働推進課" }].map(
    (section): RecordChange => ({ kind: "saveSection", section, ...by }),
  ),
  ...[owner, colleague, head, collaboration, stranger].map(
    (person): RecordChange => ({ kind: "savePerson", person, ...by }),
  ),
];

/** Call it at the top of a suite: the database is there while its tests run. */
export function cities(): {
  folder(): string;
  found(): Promise<Office>;
  empty(): Office;
  /** Lets the person begin a dialog in the latest city. */
  begin(office: Office, person: Person, dialog: string): Promise<void>;
} {
  const folder = mkdtempSync(join(tmpdir(), "kyodo-office-"));
  let store: Store | undefined;
  let made = 0;
  beforeAll(async () => {
    store = await openStore({ file: join(folder, "kyodo.db") });
  });
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const empty = (): Office => {
    if (!store) throw new Error("The database is open only while the tests run.");
    return officeOf(store, `city${++made}`);
  };
  return {
    folder: () => folder,
    empty,
    async begin(office, { id }, dialog) {
      const identity = { platform: "slack", user: id };
      await office.change([{ kind: "linkIdentity", identity, person: id, ...by }]);
      const party = { tenant: `city${made}`, place: { platform: "slack", key: "C1" }, person: id };
      const dialogs = [
        { id: "d1", party, dialog, version: 1, status: "parked", serial: 1, state: {} },
      ] as const;
      const at = new Date(`${TODAY}T00:00:00Z`);
      await store?.turn({ id: `begin${made}`, party, at }, async () => ({
        ...{ conversation: null, projects: [], replies: [] },
        dialogs,
      }));
    },
    async found() {
      const office = empty();
      await office.change(people);
      return office;
    },
  };
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
