import { describe, expect, it } from "vitest";
import { PRINCIPLE_HEADINGS } from "../../src/domain/guideline.ts";
import { evaluationId, personId, projectId, sectionId } from "../../src/domain/record-ids.ts";
import { LockedRecordError, type RecordChange, StaleRecordError } from "../../src/ports/records.ts";
import {
  collaboration,
  colleague,
  evaluation,
  head,
  owner,
  PARKS,
  project,
  rating,
  review,
} from "../evaluations/samples.ts";
import { all, at, by, Cities, fresh, nothing, page, save } from "./records-city.ts";
import type { StoreUnderTest } from "./store-contract.ts";

const NOWHERE = sectionId("nowhere");

/** What every store must do with changes to a city's records, whatever database is below it. */
export function recordsContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`the records on ${name}`, () => {
    const cities = new Cities(start);

    it("come back as they were stored, every field", async () => {
      const { change, records } = await cities.found();
      const text = `「引用」 "quotes" 'it''s' 100%_\\ 🎉 ${"協".repeat(2000)}`;
      const rich = fresh({ purpose: text, amountYen: 9_007_199_254_740_991 });
      const bare = fresh({
        id: projectId("p0"),
        name: "最小",
        owner: null,
        zone: null,
        amountYen: null,
        agreedOn: null,
        additionalForms: [],
        due: {},
        indicators: [{ name: "回数", target: 0, unit: "", actual: 0.5 }],
      });
      const principles = Object.fromEntries(
        PRINCIPLE_HEADINGS.map((heading, index) => [
          heading,
          rating(index % 2 ? 4 : "cannotJudge", `理由${index}`),
        ]),
      );
      const full = evaluation({
        version: 0,
        outcome: { goal: rating(1, text), quality: rating(2, "x"), efficiency: rating(3), ripple: rating(4) },
        principles,
      });
      await change(save(bare), save({ ...rich, previous: bare.id }));
      await change({ kind: "saveEvaluation", evaluation: full, ...by });
      await change({ kind: "saveReview", review: review({ version: 0, publication: null }), ...by });
      expect(await records.projects.find(rich.id)).toEqual({
        project: { ...rich, previous: bare.id, version: 1 },
        evaluations: [{ ...full, version: 1 }],
        reviews: [{ ...review({ publication: null }), version: 1 }],
      });
      expect((await records.projects.find(bare.id))?.project).toEqual({ ...bare, version: 1 });
    });

    it("are seen in the turn that reads them, and kept with the turn or not at all", async () => {
      const { turn, records } = await cities.found();
      await expect(
        turn(async () => ({ ...nothing, records: [save(fresh()), save(fresh({ section: NOWHERE }))] })),
      ).rejects.toThrow();
      expect(await records.projects.find(project().id)).toBeUndefined();
      await turn(async () => ({ ...nothing, records: [save(fresh())] }));
      await turn(async (reader) => {
        expect((await reader.records.projects.find(project().id))?.project).toEqual(project());
        return nothing;
      });
    });

    it("are not made twice by a repeated request, not even under another id", async () => {
      const { change, records } = await cities.found();
      await change(save(fresh()));
      await change(save(fresh()), save(fresh({ id: projectId("again") })));
      await expect(change(save(fresh({ id: projectId("other"), purpose: "別の目的" })))).rejects.toThrow(
        StaleRecordError,
      );
      const key = { fiscalYear: 2026, section: PARKS.id, name: "花壇の里親" };
      expect(await records.projects.findByKey(key)).toBe("p1");
      expect(await records.projects.findByKey({ ...key, fiscalYear: 2027 })).toBeUndefined();
      expect(await records.projects.count({ seenBy: all })).toBe(1);
      const one: RecordChange = { kind: "saveEvaluation", evaluation: evaluation({ version: 0 }), ...by };
      await change(one);
      await change({ ...one, evaluation: { ...one.evaluation, id: evaluationId("again") } });
      await expect(
        change({ ...one, evaluation: { ...one.evaluation, betterTogether: rating(3) } }),
      ).rejects.toThrow(StaleRecordError);
      expect((await records.projects.find(projectId("p1")))?.evaluations).toEqual([evaluation()]);
      expect(await records.office.history(projectId("p1"), page)).toHaveLength(2);
    });

    it("are made once though ten requests come at once", async () => {
      const { turn, records } = await cities.found();
      await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          turn(async (reader) => {
            const there = await reader.records.projects.findByKey(fresh());
            return there ? nothing : { ...nothing, records: [save(fresh({ id: projectId(`n${index}`) }))] };
          }),
        ),
      );
      expect(await records.projects.count({ seenBy: all })).toBe(1);
    });

    it("refuse what was decided on an older version", async () => {
      const { change, records } = await cities.found();
      await change(save(fresh()));
      await change(save(project({ purpose: "一" })));
      await expect(change(save(project({ purpose: "二" })))).rejects.toThrow(/ほかの人が先に.*first/s);
      expect((await records.projects.find(project().id))?.project).toEqual(
        project({ purpose: "一", version: 2 }),
      );
    });

    it("let a turn decide again where somebody else was first", async () => {
      const { tenant, change, records } = await cities.found();
      await change(save(fresh({ amountYen: 0 })));
      const other = await cities.other();
      await Promise.all(
        [cities.store, other, cities.store, other].map((each, index) =>
          each.turn(
            {
              id: `add${index}`,
              party: { tenant, place: { platform: "test", key: `C${index}` }, person: "U" },
              at,
            },
            async (reader) => {
              const found = await reader.records.projects.find(project().id);
              if (!found) throw new Error("gone");
              const amountYen = (found.project.amountYen ?? 0) + 1;
              return { ...nothing, records: [save({ ...found.project, amountYen })] };
            },
          ),
        ),
      );
      if (other !== cities.store) await other.close();
      expect((await records.projects.find(project().id))?.project.amountYen).toBe(4);
    });

    it("are locked when they are settled: only a correction with its reason, or the publication", async () => {
      const { change, records } = await cities.found();
      await change(save(fresh({ stage: "settled" })));
      const filed: RecordChange = { kind: "saveEvaluation", evaluation: evaluation({ version: 0 }), ...by };
      await expect(change(save(project({ stage: "settled", purpose: "直す" })))).rejects.toThrow(
        LockedRecordError,
      );
      await expect(change(filed)).rejects.toThrow(/確定しています.*settled/s);
      await expect(change({ kind: "saveReview", review: review({ version: 0 }), ...by })).rejects.toThrow(
        LockedRecordError,
      );
      const reason = { by: collaboration.id, reason: "誤記" };
      await change({
        kind: "saveProject",
        project: project({ stage: "settled", purpose: "直す" }),
        ...reason,
      });
      await change({ ...filed, ...reason });
      await change(save(project({ stage: "published", purpose: "直す", version: 2 })));
      expect((await records.projects.find(project().id))?.project).toMatchObject({
        stage: "published",
        purpose: "直す",
        version: 3,
      });
      const history = await records.office.history(project().id, page);
      expect(history.map((entry) => [entry.what, entry.reason])).toEqual([
        ["saveProject", null],
        ["saveProject", "誤記"],
        ["saveEvaluation", "誤記"],
        ["saveProject", null],
      ]);
    });

    it("leave a trail of who changed what, when, from what to what", async () => {
      const { change, records } = await cities.found();
      await change(save(fresh()));
      await change(save(project()));
      await change({ ...save(project({ amountYen: 5, owner: null, version: 2 })), by: head.id });
      const history = await records.office.history(project().id, page);
      expect(history).toHaveLength(2);
      expect(history[0]).toMatchObject({ by: owner.id, before: null, after: { name: "花壇の里親" } });
      expect(history[1]).toEqual({
        at: at.toISOString(),
        by: head.id,
        what: "saveProject",
        subject: "p1",
        reason: null,
        before: { amountYen: 120_000, owner: owner.id },
        after: { amountYen: 5, owner: null },
      });
      expect(await records.office.history(project().id, { limit: 1, offset: 1 })).toEqual([history[1]]);
    });

    it("refuse, in the database itself, what the rules forbid", async () => {
      const { change, tenant } = await cities.found();
      await change(save(fresh()));
      const wrong: readonly (readonly [string, RecordChange])[] = [
        ["no name", save(fresh({ id: projectId("w"), name: " " }))],
        ["ends first", save(fresh({ id: projectId("w"), name: "w", endsOn: "2020-01-01" }))],
        ["negative", save(fresh({ id: projectId("w"), name: "w", amountYen: -1 }))],
        ["nobody's section", save(fresh({ id: projectId("w"), name: "w", section: NOWHERE }))],
        ["unknown owner", save(fresh({ id: projectId("w"), name: "w", owner: personId("nobody") }))],
        ["no such year before", save(fresh({ id: projectId("w"), name: "w", previous: projectId("none") }))],
        [
          "2 without a reason",
          {
            kind: "saveEvaluation",
            evaluation: evaluation({ version: 0, betterTogether: rating(2) }),
            ...by,
          },
        ],
        [
          "a principle that cannot be judged, with a blank reason",
          {
            kind: "saveEvaluation",
            evaluation: evaluation({ version: 0, principles: { 自立: rating("cannotJudge", "  ") } }),
            ...by,
          },
        ],
        [
          "no without a reason",
          {
            kind: "saveEvaluation",
            evaluation: evaluation({
              version: 0,
              check: { ...evaluation().check, form: { answer: "no", reason: null } },
            }),
            ...by,
          },
        ],
        [
          "the city by hearing",
          { kind: "saveEvaluation", evaluation: evaluation({ version: 0, method: "hearing" }), ...by },
        ],
        [
          "handed to nobody",
          { kind: "handOver", from: owner.id, to: personId("x"), projects: [project().id], ...by },
        ],
      ];
      const taken: string[] = [];
      for (const [what, one] of wrong) {
        await cities.store.changeRecords(tenant, [one], at).then(
          () => taken.push(what),
          () => {},
        );
      }
      expect(taken).toEqual([]);
      await change(save(fresh({ id: projectId("w"), name: "w" })));
      await change({ kind: "saveEvaluation", evaluation: evaluation({ version: 0 }), ...by });
    });

    it("are handed over all at once, and every record tells it", async () => {
      const { change, records } = await cities.found();
      const made = ["a", "b", "c"].map((id) => fresh({ id: projectId(id), name: id }));
      await change(...made.map(save), save(fresh({ stage: "settled" })));
      const open = (await records.projects.openOf(owner.id)).map(({ id }) => id);
      expect(open).toHaveLength(3);
      const handOver = { kind: "handOver", from: owner.id, to: colleague.id, ...by } as const;
      await expect(change({ ...handOver, projects: open.slice(1) })).rejects.toThrow(StaleRecordError);
      expect(await records.projects.openOf(colleague.id)).toEqual([]);
      await change({ ...handOver, projects: open, reason: "異動" });
      expect((await records.projects.openOf(colleague.id)).map(({ id }) => id).sort()).toEqual([
        "a",
        "b",
        "c",
      ]);
      expect(await records.projects.openOf(owner.id)).toEqual([]);
      expect((await records.projects.find(project().id))?.project.owner).toBe(owner.id);
      expect((await records.office.history(projectId("b"), page)).at(-1)).toMatchObject({
        what: "handOver",
        reason: "異動",
        before: { owner: owner.id },
        after: { owner: colleague.id },
      });
    });
  });
}
