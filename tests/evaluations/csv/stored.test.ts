import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../../src/adapters/sql/open.ts";
import { type ProjectId, projectId } from "../../../src/domain/record-ids.ts";
import { exportCsv } from "../../../src/evaluations/csv/export-csv.ts";
import { importCsv } from "../../../src/evaluations/csv/import-csv.ts";
import { viewRecord } from "../../../src/evaluations/record-view.ts";
import type { RecordsReader } from "../../../src/ports/records.ts";
import type { Store } from "../../../src/ports/store.ts";
import { collaboration, PARKS } from "../samples.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-csv-"));
const at = new Date("2026-11-24T00:00:00Z");
let store: Store;
beforeAll(async () => {
  store = await openStore({ file: join(folder, "kyodo.db") });
  const by = { by: collaboration.id, reason: null };
  await store.changeRecords("city", [{ kind: "saveSection", section: PARKS, ...by }], at);
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* pages(records: RecordsReader) {
  let last: ProjectId | null = null;
  for (;;) {
    const page = await records.office.following(2026, last, 7);
    yield page.map((record) => viewRecord(collaboration, record));
    const end = page.at(-1);
    if (!end) return;
    last = end.project.id;
  }
}

describe("a file of records", () => {
  it("goes into the database once, however often it is imported, and comes out with the same lines", async () => {
    const records = store.records("city");
    const titles =
      "年度,担当課,事業名,相手方の名称,相手方の区分,開始日,終了日,主な形態,目的,指標1,指標1の目標値,段階";
    const lines = Array.from(
      { length: 20 },
      (_, number) =>
        `2026,公園緑地課,事業${number},みどりの会,NPO等,2026-04-01,2027-03-31,委託,目的${number},参加者,${number},確定`,
    );
    const load = () =>
      importCsv(new TextEncoder().encode([titles, ...lines].join("\n")), {
        by: collaboration.id,
        sections: [PARKS],
        people: records.people.ofSection,
        recorded: records.projects.findByKey,
        newId: () => projectId(randomUUID()),
        today: "2026-11-24",
      });
    const first = await load();
    if (first.kind !== "ready") throw new Error(JSON.stringify(first));
    await store.changeRecords("city", first.changes, at);
    expect(await load()).toMatchObject({ kind: "ready", changes: [], already: { length: 20 } });
    // The same changes again, as a second press would bring them.
    await store.changeRecords("city", first.changes, at);
    let text = "";
    const names = { section: () => PARKS.name, person: String };
    for await (const piece of exportCsv(pages(records), names, { language: "ja", publication: false }))
      text += piece;
    const seen = text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => /事業\d+/u.exec(line)?.[0]);
    expect(seen.sort()).toEqual(lines.map((_, number) => `事業${number}`).sort());
  });
});
