import { describe, expect, it } from "vitest";
import type { Partner } from "../../src/domain/partner.ts";
import type { Project } from "../../src/domain/project.ts";
import { partnerId, projectId } from "../../src/domain/record-ids.ts";
import { mayDo, sightOf } from "../../src/evaluations/rights.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import {
  collaboration,
  colleague,
  evaluation,
  head,
  owner,
  PARKS,
  partnerEvaluation,
  project,
  stranger,
  WELFARE,
} from "../evaluations/samples.ts";
import { all, at, by, Cities, fresh, nothing, page, save } from "./records-city.ts";
import type { StoreUnderTest } from "./store-contract.ts";

/** What every store must find among a city's records, whatever database is below it. */
export function recordListsContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`the lists of records on ${name}`, () => {
    const cities = new Cities(start);

    it("are listed as mine, my section's, pending and overdue, a page at a time", async () => {
      const { change, records } = await cities.found();
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
      const { change, records } = await cities.found();
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
      const { change, records } = await cities.found();
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
      const { change, records } = await cities.found();
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

    it("know what a person began in conversation and has not finished", async () => {
      const { change, turn, records } = await cities.found();
      const identity = { platform: "test", user: "U1" };
      await change({ kind: "linkIdentity", identity, person: owner.id, ...by });
      await turn(async () => {
        const party = { tenant: "", place: { platform: "test", key: "C1" }, person: "U1" };
        const dialog = { party, version: 1, serial: 1, state: {} } as const;
        const dialogs = [
          { ...dialog, id: "d1", dialog: "plan", status: "parked" },
          { ...dialog, id: "d2", dialog: "zone", status: "done" },
          { ...dialog, id: "d3", dialog: "form", status: "running", party: { ...party, person: "U2" } },
        ] as const;
        return { ...nothing, dialogs };
      });
      expect(await records.office.unfinished(owner.id)).toEqual([{ dialog: "plan", at: at.toISOString() }]);
      expect(await records.office.unfinished(head.id)).toEqual([]);
    });

    it("know people by their platform, their section and their role", async () => {
      const { change, records } = await cities.found();
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
      const everybody = await records.people.everybody();
      expect(everybody.map(({ person }) => person)).toEqual([
        stranger,
        { ...owner, leftOn: "2027-03-31" },
        colleague,
        head,
        collaboration,
      ]);
      expect(
        everybody.flatMap(({ person, identities }) => identities.map((each) => [person.id, each])),
      ).toEqual([[head.id, identity]]);
      expect((await records.people.sections()).map(({ id }) => id).sort()).toEqual([
        "kyodo",
        "parks",
        "welfare",
      ]);
    });

    it("keep a register of groups, whose contact stands apart", async () => {
      const { change, records } = await cities.found();
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
      const { change, records } = await cities.found();
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
      const mine = await cities.found();
      const theirs = await cities.found();
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
