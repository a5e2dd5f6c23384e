import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRINCIPLE_HEADINGS } from "../../src/domain/guideline.ts";
import type { Partner } from "../../src/domain/partner.ts";
import type { Project } from "../../src/domain/project.ts";
import { evaluationId, partnerId, personId, projectId, sectionId } from "../../src/domain/record-ids.ts";
import { mayDo, sightOf } from "../../src/evaluations/rights.ts";
import { LockedRecordError, type RecordChange, StaleRecordError } from "../../src/ports/records.ts";
import type { Party, Store, TurnResult } from "../../src/ports/store.ts";
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
  WELFARE,
} from "../evaluations/samples.ts";
import type { StoreUnderTest } from "./store-contract.ts";

/** What every store must do with a city's records, whatever database is below it. */

const at = new Date("2027-03-20T01:02:03Z");
const page = { limit: 50, offset: 0 };
const all = { kind: "all" } as const;
const nothing: TurnResult = { conversation: null, dialogs: [], projects: [], replies: [] };
const NOWHERE = sectionId("nowhere");
const by = { by: owner.id, reason: null };
const save = (value: Project): RecordChange => ({ kind: "saveProject", project: value, ...by });
const people: readonly RecordChange[] = [
  ...[PARKS, WELFARE, { id: collaboration.section ?? PARKS.id, name: "協働推進課" }].map(
    (section): RecordChange => ({ kind: "saveSection", section, ...by }),
  ),
  ...[owner, colleague, head, collaboration, stranger].map(
    (person): RecordChange => ({ kind: "savePerson", person, ...by }),
  ),
];

export function recordsContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`the records on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    let cities = 0;
    let deliveries = 0;
    beforeAll(async () => {
      under = await start();
      store = await under.open();
    }, 60_000);
    afterAll(async () => {
      await store?.close();
      await under?.remove();
    });

    /** A city of its own for each test, with its people. */
    const city = async () => {
      const tenant = `city${++cities}`;
      const change = (...changes: readonly RecordChange[]) => store.changeRecords(tenant, changes, at);
      await change(...people);
      const party: Party = { tenant, place: { platform: "test", key: "C1" }, person: "U1" };
      const turn = (decide: Parameters<Store["turn"]>[1]) =>
        store.turn({ id: `r${++deliveries}`, party, at }, decide);
      return { tenant, change, turn, records: store.records(tenant) };
    };
    const fresh = (change: Partial<Project> = {}) => project({ version: 0, ...change });

    it("come back as they were stored, every field", async () => {
      const { change, records } = await city();
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
      const { turn, records } = await city();
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
      const { change, records } = await city();
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
      const { turn, records } = await city();
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
      const { change, records } = await city();
      await change(save(fresh()));
      await change(save(project({ purpose: "一" })));
      await expect(change(save(project({ purpose: "二" })))).rejects.toThrow(/ほかの人が先に.*first/s);
      expect((await records.projects.find(project().id))?.project).toEqual(
        project({ purpose: "一", version: 2 }),
      );
    });

    it("let a turn decide again where somebody else was first", async () => {
      const { tenant, change, records } = await city();
      await change(save(fresh({ amountYen: 0 })));
      const other = under.twiceInOneProcess ? await under.open() : store;
      await Promise.all(
        [store, other, store, other].map((each, index) =>
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
      if (other !== store) await other.close();
      expect((await records.projects.find(project().id))?.project.amountYen).toBe(4);
    });

    it("are locked when they are settled: only a correction with its reason, or the publication", async () => {
      const { change, records } = await city();
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
      const { change, records } = await city();
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
      const { change, tenant } = await city();
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
        await store.changeRecords(tenant, [one], at).then(
          () => taken.push(what),
          () => {},
        );
      }
      expect(taken).toEqual([]);
      await change(save(fresh({ id: projectId("w"), name: "w" })));
      await change({ kind: "saveEvaluation", evaluation: evaluation({ version: 0 }), ...by });
    });

    it("are listed as mine, my section's, pending and overdue, a page at a time", async () => {
      const { change, records } = await city();
      await change(
        save(fresh({ id: projectId("a"), name: "a", stage: "awaiting", due: { citySelf: "2027-03-01" } })),
        save(fresh({ id: projectId("b"), name: "b", stage: "awaiting", due: { citySelf: "2027-02-01" } })),
        save(fresh({ id: projectId("c"), name: "c", stage: "running", due: {}, owner: colleague.id })),
        save(
          fresh({
            id: projectId("d"),
            name: "d",
            stage: "settled",
            due: { publish: "2027-01-01" },
            owner: null,
          }),
        ),
        save(
          fresh({ id: projectId("e"), name: "e", section: WELFARE.id, owner: stranger.id, fiscalYear: 2027 }),
        ),
      );
      const list = async (filter: object, order: "due" | "newest" = "due", at = page) =>
        (await records.projects.list({ seenBy: all, ...filter }, order, at)).map(({ id }) => id);
      expect(await list({ owner: owner.id })).toEqual(["b", "a"]);
      expect(await list({ section: PARKS.id })).toEqual(["d", "b", "a", "c"]);
      expect(await list({ section: PARKS.id, open: true })).toEqual(["b", "a", "c"]);
      expect(await list({ open: true, dueBefore: "2027-03-01" })).toEqual(["e", "b"]);
      expect(await list({ unowned: true })).toEqual(["d"]);
      expect(await list({}, "newest", { limit: 2, offset: 0 })).toEqual(["e", "a"]);
      expect(await list({}, "newest", { limit: 2, offset: 4 })).toEqual(["d"]);
      expect(await list({ stages: ["running", "settled"] }, "newest")).toEqual(["c", "d"]);
      expect(await list({ stages: [] })).toEqual([]);
      expect(await list({ ends: { from: "2027-03-31", to: "2027-03-31" }, fiscalYear: 2027 })).toEqual(["e"]);
      expect(await records.projects.count({ seenBy: all, section: PARKS.id })).toBe(4);
      const [first] = await records.projects.list({ seenBy: all, owner: owner.id }, "due", page);
      expect(first).toMatchObject({
        stage: "awaiting",
        next: { task: "citySelf", on: "2027-02-01" },
        zone: null,
      });
    });

    it("stand in a person's lists exactly where the table of rights lets the person see them", async () => {
      const { change, records } = await city();
      const stages = [
        "planning",
        "awaiting",
        "selfEvaluated",
        "headConfirmation",
        "settled",
        "published",
        "exempt",
      ] as const;
      const made = stages.flatMap((stage) =>
        [PARKS, WELFARE].map(({ id: section }) =>
          fresh({ id: projectId(`${stage}-${section}`), name: stage, section, stage, owner: owner.id }),
        ),
      );
      await change(...made.map(save));
      const left = { ...owner, leftOn: "2027-01-01" };
      for (const who of [
        owner,
        colleague,
        head,
        collaboration,
        stranger,
        left,
        { ...colleague, section: null },
      ]) {
        const seen = await records.projects.list({ seenBy: sightOf(who) }, "newest", page);
        const allowed = made.filter((each) => mayDo(who, "see", each)).map(({ id }) => id);
        expect(seen.map(({ id }) => id).sort()).toEqual([...allowed].sort());
      }
    });

    it("are found by words as they stand, in any width and case, and by what a check answered", async () => {
      const { change, records } = await city();
      const no = { answer: "no", reason: "選定の記録がない" } as const;
      await change(
        save(fresh()),
        save(fresh({ id: projectId("q"), name: "100%ＮＰＯフェスタ_2026", purpose: "交流", owner: null })),
        {
          kind: "saveEvaluation",
          evaluation: evaluation({ version: 0, check: { ...evaluation().check, partner: no } }),
          ...by,
        },
      );
      const found = async (words: readonly string[]) =>
        (await records.projects.list({ seenBy: all, words }, "newest", page)).map(({ id }) => id);
      expect(await found(["npo"])).toEqual(["q"]);
      expect(await found(["花壇", "本町自治会"])).toEqual(["p1"]);
      expect(await found(["花壇", "フェスタ"])).toEqual([]);
      expect(await found(["0%N"])).toEqual(["q"]);
      expect(await found(["1%F"])).toEqual([]);
      expect(await found(["A_2"])).toEqual([]);
      const checked = await records.projects.list({ seenBy: all, checkedNo: true }, "newest", page);
      expect(checked.map(({ id }) => id)).toEqual(["p1"]);
    });

    it("show similar ones: most in common first, nothing without anything in common", async () => {
      const { change, records } = await city();
      const zone = { zones: [3], answers: {}, guideline: "asaka", edition: null } as const;
      const past = (id: string, change: Partial<Project>) =>
        save(fresh({ id: projectId(id), name: id, stage: "settled", zone, mainForm: "委託", ...change }));
      const nobody = { name: "会社", kind: "business", registered: null } as const;
      await change(
        past("allSame", {}),
        past("formOnly", { zone: null, partner: nobody }),
        past("none", { mainForm: "共催", zone: null, partner: nobody }),
        past("open", { stage: "running", section: WELFARE.id }),
        save(fresh()),
      );
      const similar = await records.projects.similar(
        {
          seenBy: sightOf(colleague),
          form: "委託",
          zone: 3,
          partnerKind: "neighbourhood",
          words: ["本町"],
          except: projectId("p1"),
        },
        page,
      );
      expect(similar.map(({ id, same, words }) => ({ id, same, words }))).toEqual([
        { id: "allSame", same: { form: true, zone: true, partnerKind: true }, words: 1 },
        { id: "formOnly", same: { form: true, zone: false, partnerKind: false }, words: 0 },
      ]);
      expect(await records.projects.similar({ seenBy: all }, page)).toEqual([]);
    });

    it("are handed over all at once, and every record tells it", async () => {
      const { change, records } = await city();
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

    it("know people by their platform, their section and their role", async () => {
      const { change, records } = await city();
      const identity = { platform: "slack", user: "U1" };
      const link = (person = owner.id): RecordChange => ({ kind: "linkIdentity", identity, person, ...by });
      await change(link());
      expect(await records.people.byIdentity(identity)).toEqual(owner);
      expect(await records.people.byIdentity({ ...identity, platform: "teams" })).toBeUndefined();
      await change(link(head.id), {
        kind: "savePerson",
        person: { ...owner, leftOn: "2027-03-31" },
        ...by,
      });
      expect(await records.people.byIdentity(identity)).toEqual(head);
      expect(await records.people.find(owner.id)).toEqual({ ...owner, leftOn: "2027-03-31" });
      expect(await records.people.ofSection(PARKS.id)).toEqual([colleague, head]);
      expect((await records.people.sections()).map(({ id }) => id).sort()).toEqual([
        "kyodo",
        "parks",
        "welfare",
      ]);
    });

    it("keep a register of groups, whose contact stands apart", async () => {
      const { change, records } = await city();
      const group = (id: string, change: Partial<Partner> = {}): RecordChange => ({
        kind: "savePartner",
        partner: {
          id: partnerId(id),
          name: `${id}の会`,
          kind: "nonProfit",
          fields: ["福祉", "子育て"],
          area: "本町",
          ...change,
        },
        contact: "090-0000-0000",
        ...by,
      });
      await change(group("a"), group("b", { fields: ["環境"], kind: "business" }));
      await change(
        group("again", { name: "aの会" }),
        group("b", { fields: ["環境", "緑化"], kind: "business" }),
      );
      const partner = { name: "aの会", kind: "nonProfit", registered: partnerId("a") } as const;
      await change(save(fresh({ partner })), save(fresh({ id: projectId("p2"), fiscalYear: 2027, partner })));
      const found = await records.partners.search({ words: ["福祉", "子育て"] }, page);
      expect(found.map(({ name }) => name)).toEqual(["aの会"]);
      expect(JSON.stringify(found)).not.toContain("090");
      expect(await records.partners.find(partnerId("a"))).toEqual({
        partner: found[0],
        contact: "090-0000-0000",
        sections: [PARKS.id],
      });
      expect(await records.partners.search({ words: [], kind: "business" }, page)).toMatchObject([
        { id: "b", fields: ["環境", "緑化"] },
      ]);
      expect(await records.partners.search({ words: [] }, { limit: 1, offset: 2 })).toEqual([]);
      expect(await records.partners.findByName("aの会", "本町")).toBe("a");
      const past = await records.projects.list({ seenBy: all, partner: partnerId("a") }, "newest", page);
      expect(past.map(({ fiscalYear }) => fiscalYear)).toEqual([2027, 2026]);
    });

    it("are counted by section, form, zone and stage, and read whole, a few at a time", async () => {
      const { change, records } = await city();
      const big = 4_000_000_000_000;
      await change(
        save(fresh({ id: projectId("a"), name: "a", amountYen: big })),
        save(fresh({ id: projectId("b"), name: "b", amountYen: big })),
        save(fresh({ id: projectId("c"), name: "c", amountYen: null, mainForm: "後援" })),
        save(fresh({ id: projectId("d"), name: "d", fiscalYear: 2027, endsOn: "2028-03-31" })),
        {
          kind: "saveEvaluation",
          evaluation: partnerEvaluation({ version: 0, project: projectId("b") }),
          ...by,
        },
      );
      const survey = await records.office.survey(2026, "2027-01-01");
      expect(survey).toHaveLength(2);
      expect(survey).toContainEqual({
        section: "parks",
        form: "アダプト制度",
        zone: null,
        stage: "planning",
        projects: 2,
        amountYen: 2 * big,
        overdue: 2,
      });
      expect(survey).toContainEqual(expect.objectContaining({ form: "後援", projects: 1, amountYen: 0 }));
      const first = await records.office.following(2026, null, 2);
      const rest = await records.office.following(2026, first.at(-1)?.project.id ?? null, 2);
      expect([...first, ...rest].map(({ project: { id } }) => id)).toEqual(["a", "b", "c"]);
      expect(first.map(({ evaluations }) => evaluations.length)).toEqual([0, 1]);
    });

    it("of one city cannot be reached from another", async () => {
      const mine = await city();
      const theirs = await city();
      await mine.change(save(fresh()));
      expect(await theirs.records.projects.find(project().id)).toBeUndefined();
      expect(await theirs.records.projects.count({ seenBy: all })).toBe(0);
      expect(await theirs.records.projects.openOf(owner.id)).toEqual([]);
      expect(await theirs.records.office.history(project().id, page)).toEqual([]);
      await theirs.change(save(fresh({ purpose: "よその市" })));
      expect((await mine.records.projects.find(project().id))?.project.purpose).toBe(project().purpose);
    });
  });
}
