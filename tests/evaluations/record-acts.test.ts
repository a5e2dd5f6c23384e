import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { evaluationId } from "../../src/domain/record-ids.ts";
import {
  type Acted,
  act,
  correct,
  fileEvaluation,
  handOver,
  recordReview,
} from "../../src/evaluations/record-acts.ts";
import type { RecordChange, WholeRecord } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  collaboration,
  colleague,
  evaluation,
  head,
  owner,
  PARKS,
  partnerEvaluation,
  project,
  rating,
  review,
  stranger,
} from "./samples.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-acts-"));
const at = new Date("2027-03-20T00:00:00Z");
let store: Store;
let city = "";
let cities = 0;
beforeAll(async () => {
  store = await openStore({ file: join(folder, "kyodo.db") });
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const by = { by: collaboration.id, reason: null };
const change = (changes: readonly RecordChange[]) => store.changeRecords(city, changes, at);
const record = async (): Promise<WholeRecord> => {
  const found = await store.records(city).projects.find(project().id);
  if (!found) throw new Error("gone");
  return found;
};
const done = async (acted: Acted): Promise<void> => {
  if (acted.kind === "refused") throw new Error(acted.because);
  await change(acted.changes);
};
const { id: _id, project: _project, enteredBy: _by, version: _version, ...city4 } = evaluation();
const {
  id: _id2,
  project: _project2,
  enteredBy: _by2,
  version: _version2,
  ...partner2
} = partnerEvaluation();
const { project: _of, time: _time, version: _v, ...held } = review();

describe("a record in the hands of its people", () => {
  beforeEach(async () => {
    city = `city${++cities}`;
    const section = { id: collaboration.section ?? PARKS.id, name: "協働推進課" };
    await change([
      { kind: "saveSection", section: PARKS, ...by },
      { kind: "saveSection", section, ...by },
      ...[owner, colleague, head, collaboration].map(
        (person): RecordChange => ({ kind: "savePerson", person, ...by }),
      ),
      { kind: "saveProject", project: project({ stage: "awaiting", version: 0 }), ...by },
    ]);
  });

  it("is filed, filed anew, reviewed, confirmed, published and corrected, with all of it in its trail", async () => {
    await done(
      fileEvaluation(owner, await record(), { ...city4, betterTogether: rating(3) }, evaluationId("e1")),
    );
    await done(fileEvaluation(owner, await record(), city4, evaluationId("unused")));
    await done(fileEvaluation(owner, await record(), partner2, evaluationId("e2")));
    await done(recordReview(owner, await record(), { ...held, decision: "end" }));
    await done(recordReview(owner, await record(), held));
    await done(act(owner, await record(), { act: "askConfirmation" }));
    await done(act(head, await record(), { act: "confirm" }));
    await done(act(collaboration, await record(), { act: "publish" }));
    const published = await record();
    await done(
      correct(
        collaboration,
        published,
        { kind: "saveProject", project: { ...published.project, purpose: "直した目的" } },
        "誤字",
      ),
    );
    const end = await record();
    expect(end.project).toMatchObject({
      stage: "published",
      purpose: "直した目的",
      filed: ["after.city", "after.partner"],
    });
    expect(
      end.evaluations.map(({ id, version, betterTogether }) => [id, version, betterTogether.value]),
    ).toEqual([
      ["e1", 2, 4],
      ["e2", 1, 4],
    ]);
    expect(end.reviews).toMatchObject([{ decision: "continue", version: 2 }]);
    const trail = await store.records(city).office.history(project().id, { limit: 50, offset: 0 });
    expect(trail.map(({ what }) => what)).toEqual([
      "saveProject",
      ...["saveEvaluation", "saveProject", "saveEvaluation", "saveEvaluation", "saveProject"],
      ...[
        "saveReview",
        "saveProject",
        "saveReview",
        "saveProject",
        "saveProject",
        "saveProject",
        "saveProject",
      ],
    ]);
    expect(trail.at(-1)).toMatchObject({ reason: "誤字", after: { purpose: "直した目的" } });
  });

  it("refuses whom it should, and changes nothing then", async () => {
    const before = await record();
    expect(fileEvaluation(stranger, before, city4, evaluationId("x"))).toEqual({
      kind: "refused",
      because: "right",
    });
    expect(fileEvaluation(head, before, city4, evaluationId("x")).kind).toBe("refused");
    expect(recordReview(owner, before, held)).toEqual({ kind: "refused", because: "right" });
    expect(correct(collaboration, before, { kind: "saveProject", project: before.project }, "x").kind).toBe(
      "refused",
    );
    const settled = { ...before, project: { ...before.project, stage: "settled" } } as const;
    expect(
      correct(collaboration, settled, { kind: "saveEvaluation", evaluation: evaluation() }, " "),
    ).toEqual({
      kind: "refused",
      because: "reasonMissing",
    });
    expect(correct(collaboration, settled, { kind: "saveProject", project: before.project }, "x")).toEqual({
      kind: "refused",
      because: "stage",
    });
    expect(correct(owner, settled, { kind: "saveEvaluation", evaluation: evaluation() }, "x").kind).toBe(
      "refused",
    );
  });

  it("is handed to a successor, and never to who has left or by who may not", async () => {
    const open = await store.records(city).projects.openOf(owner.id);
    const handed = handOver(head, open, owner.id, colleague, "異動");
    if (handed.kind !== "done") throw new Error(handed.kind);
    expect(handed.moved.map(({ name }) => name)).toEqual(["花壇の里親"]);
    await change(handed.changes);
    expect((await record()).project.owner).toBe(colleague.id);
    expect(handOver(head, [], owner.id, colleague, null)).toEqual({ kind: "nothing" });
    expect(handOver(stranger, [], owner.id, colleague, null)).toEqual({ kind: "refused", because: "right" });
    for (const [who, to] of [
      [stranger, colleague],
      [colleague, head],
      [head, { ...colleague, leftOn: "2027-03-31" }],
      [head, owner],
    ] as const) {
      expect(handOver(who, open, owner.id, to, null)).toEqual({ kind: "refused", because: "right" });
    }
  });
});
