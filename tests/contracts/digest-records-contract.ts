import { describe, expect, it } from "vitest";
import { evaluationId, projectId } from "../../src/domain/record-ids.ts";
import { recordsDigestSource } from "../../src/evaluations/digest-source.ts";
import type { DigestChange } from "../../src/ports/digest-records.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import {
  collaboration,
  evaluation,
  head,
  owner,
  PARKS,
  partnerEvaluation,
  person,
  project,
  rating,
  stranger,
  WELFARE,
} from "../evaluations/samples.ts";
import { by, Cities, fresh, nothing, save } from "./records-city.ts";
import type { StoreUnderTest } from "./store-contract.ts";

const DUE = project().due;
const dm = { platform: "slack", key: "D1" };
const channel = { platform: "slack", key: "C1" };

/** What every store must find for digests, whatever database is below it, as the digests' source tells it. */
export function digestRecordsContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`the digests' rows on ${name}`, () => {
    const cities = new Cities(start);
    const found = async () => {
      const city = await cities.found();
      const source = recordsDigestSource((tenant) => cities.store.records(tenant), 60);
      const wish = (...digests: readonly DigestChange[]) => city.turn(async () => ({ ...nothing, digests }));
      return {
        ...city,
        wish,
        material: (day: string) => source.material(city.tenant, day),
        readers: () => source.readers(city.tenant),
      };
    };
    const link = (who: typeof owner, user: string): RecordChange => ({
      kind: "linkIdentity",
      identity: { platform: "slack", user },
      person: who.id,
      ...by,
    });

    it("are everything that an open record waits for within the time looked ahead, each side of it", async () => {
      const { change, material } = await found();
      await change(save(fresh({ stage: "running" })));
      const told = async (day: string) =>
        (await material(day)).pending.map(({ timing, side, stage, due, waitingForPartner }) =>
          [due, timing, side, stage, waitingForPartner ? "waits" : ""].join(" ").trim(),
        );
      expect(await told("2026-07-31")).toEqual([]);
      expect(await told("2026-08-01")).toEqual(["2026-09-30 midTerm city selfEvaluation"]);
      expect(await told("2027-03-20")).toEqual([
        "2026-09-30 midTerm city selfEvaluation",
        "2027-03-25 final city selfEvaluation",
        "2027-04-30 final partner selfEvaluation waits",
      ]);
    });

    it("tell names as people read them, and who is in charge", async () => {
      const { change, material } = await found();
      await change(save(fresh({ stage: "awaiting", filed: ["after.city"] })));
      expect((await material("2027-04-20")).pending).toEqual([
        {
          projectId: "p1",
          projectName: "花壇の里親",
          section: PARKS.name,
          owner: owner.id,
          partnerName: "本町自治会",
          timing: "final",
          side: "partner",
          stage: "selfEvaluation",
          due: "2027-04-30",
          waitingForPartner: true,
          snoozedUntil: null,
        },
      ]);
    });

    it.each([
      ["selfEvaluated", "アダプト制度", "both mutualReview"],
      ["mutual", "アダプト制度", "city handingIn"],
      ["headConfirmation", "アダプト制度", "city headConfirmation"],
      ["selfEvaluated", "後援", "city handingIn"],
      ["headConfirmation", "後援", "city headConfirmation"],
      ["settled", "アダプト制度", ""],
      ["exempt", "アダプト制度", ""],
    ] as const)("tell of a record that is %s under %s: %s", async (stage, mainForm, told) => {
      const { change, material } = await found();
      await change(save(fresh({ stage, mainForm, due: { ...DUE, settle: "2027-05-31" } })));
      const { pending } = await material("2027-05-20");
      expect(pending.map((row) => `${row.side} ${row.stage}`).join()).toBe(told);
    });

    it("sleep until the day that was asked for, one evaluation at a time", async () => {
      const { change, material, wish } = await found();
      await change(save(fresh({ stage: "awaiting" })));
      const snooze = { kind: "snooze", project: projectId("p1"), timing: "final", side: "city" } as const;
      await wish({ ...snooze, until: "2027-04-01" }, { ...snooze, until: "2027-04-12" });
      const until = async (day: string) =>
        (await material(day)).pending.map(({ side, snoozedUntil }) => [side, snoozedUntil]);
      expect(await until("2027-04-05")).toEqual([
        ["city", "2027-04-12"],
        ["partner", null],
      ]);
      expect(await until("2027-04-12")).toEqual([
        ["city", null],
        ["partner", null],
      ]);
    });

    it("count what people have in hand, and what each section handed in of what fell due in twelve months", async () => {
      const { change, material } = await found();
      await change(
        save(fresh({ stage: "awaiting", filed: ["after.city"] })),
        save(fresh({ id: projectId("p2"), name: "二", stage: "running" })),
        save(fresh({ id: projectId("p3"), name: "三", section: WELFARE.id, owner: null, stage: "exempt" })),
        save(
          fresh({
            id: projectId("p4"),
            name: "四",
            section: WELFARE.id,
            stage: "settled",
            filed: ["after.city", "after.partner"],
          }),
        ),
        save(
          fresh({ id: projectId("p5"), name: "古い", stage: "awaiting", due: { citySelf: "2026-05-10" } }),
        ),
      );
      const { inHand, submissions } = await material("2027-05-11");
      expect([...inHand]).toEqual([[owner.id, 3]]);
      expect(submissions.toSorted((a, b) => a.due - b.due)).toEqual([
        { section: WELFARE.name, due: 2, submitted: 2 },
        { section: PARKS.name, due: 4, submitted: 1 },
      ]);
    });

    it("show gaps and いいえ only once both sides are in, and no longer once the head has confirmed", async () => {
      const { change, records, material } = await found();
      const no = { answer: "no", reason: "成果が少ない" } as const;
      const city = evaluation({ version: 0, check: { ...evaluation().check, goal: no } });
      await change(save(fresh({ stage: "awaiting", filed: ["after.city"] })), {
        kind: "saveEvaluation",
        evaluation: city,
        ...by,
      });
      const seen = async () => {
        const { gaps, refusals } = await material("2027-05-11");
        return { gaps, refusals };
      };
      expect(await seen()).toEqual({ gaps: [], refusals: [] });
      const partner = partnerEvaluation({
        version: 0,
        betterTogether: rating("cannotJudge", "まだ分からない"),
        check: city.check,
      });
      await change({ kind: "saveEvaluation", evaluation: partner, ...by });
      const stage = async (to: "selfEvaluated" | "settled") => {
        const stored = (await records.projects.find(projectId("p1")))?.project;
        if (stored) await change(save({ ...stored, stage: to }));
      };
      await stage("selfEvaluated");
      const ref = { projectId: "p1", projectName: "花壇の里親", section: PARKS.name };
      expect(await seen()).toEqual({
        gaps: [{ ...ref, item: { ja: "目標達成", en: expect.any(String) }, city: 4, partner: 2 }],
        refusals: [{ ...ref, item: { ja: "確認: 目標達成", en: expect.any(String) } }],
      });
      await stage("settled");
      expect(await seen()).toEqual({ gaps: [], refusals: [] });
    });

    it("name records without an owner, agreements about to end, and in June what is to be published", async () => {
      const { change, material } = await found();
      await change(
        save(fresh({ owner: null, stage: "running" })),
        save(fresh({ id: projectId("p2"), name: "協定なし", stage: "running", agreedOn: null })),
        save(fresh({ id: projectId("p3"), name: "確定した", stage: "settled" })),
        save(fresh({ id: projectId("p4"), name: "公表した", owner: null, stage: "published" })),
      );
      const march = await material("2027-03-01");
      expect(march.withoutOwner.map(({ projectName }) => projectName)).toEqual(["花壇の里親"]);
      expect(march.ending.map(({ projectName, end }) => `${projectName} ${end}`)).toEqual([
        "花壇の里親 2027-03-31",
      ]);
      expect(march.toPublish).toEqual([]);
      expect((await material("2027-06-07")).toPublish.map(({ projectName }) => projectName)).toEqual([
        "確定した",
      ]);
    });

    it("go to who has a home place and an account there, and to the channels; each city's own", async () => {
      const { change, readers, wish, records } = await found();
      const elsewhere = await found();
      await change(link(owner, "U1"), link(head, "U2"));
      await wish(
        { kind: "home", person: owner.id, place: dm, language: "ja" },
        { kind: "home", person: stranger.id, place: { platform: "slack", key: "D9" }, language: "ja" },
        { kind: "wish", person: head.id, optedOut: true },
        { kind: "channel", section: PARKS.id, place: channel, language: "en" },
        { kind: "channel", section: null, place: { ...channel, key: "C2" }, language: "ja" },
      );
      const common = { optedOut: false, snoozedUntil: null };
      expect(await readers()).toEqual([
        { kind: "person", person: owner.id, name: "sato", place: dm, language: "ja", ...common },
        { kind: "collaboration", place: { ...channel, key: "C2" }, language: "ja", ...common },
        { kind: "section", section: PARKS.name, place: channel, language: "en", ...common },
      ]);
      expect(await elsewhere.readers()).toEqual([]);
      expect(await records.digests.wishOf(head.id)).toEqual({ home: null, optedOut: true });
    });

    it("leave a wish as it is when the place changes, and stop for who has left", async () => {
      const { change, readers, wish } = await found();
      await change(link(owner, "U1"));
      await wish({ kind: "home", person: owner.id, place: dm, language: "ja" });
      await wish({ kind: "wish", person: owner.id, optedOut: true });
      const moved = { platform: "slack", key: "D2" };
      await wish({ kind: "home", person: owner.id, place: moved, language: "en" });
      expect(await readers()).toMatchObject([{ place: moved, language: "en", optedOut: true }]);
      await change({ kind: "savePerson", person: { ...person("sato"), leftOn: "2027-03-31" }, ...by });
      expect(await readers()).toEqual([]);
    });

    it("give a channel one digest: the last that was named, or none once it is closed", async () => {
      const { readers, wish } = await found();
      const kinds = async () => (await readers()).map(({ kind, place }) => `${kind} ${place.key}`);
      const named = (section: typeof PARKS.id | null, key: string): DigestChange => ({
        kind: "channel",
        section,
        place: { platform: "slack", key },
        language: "ja",
      });
      await wish(named(PARKS.id, "C1"), named(WELFARE.id, "C1"));
      expect(await kinds()).toEqual(["section C1"]);
      await wish(named(WELFARE.id, "C3"), named(collaboration.section, "C4"));
      expect(await kinds()).toEqual(["section C4", "section C3"]);
      await wish({ kind: "closeChannel", place: { platform: "slack", key: "C4" } });
      expect(await kinds()).toEqual(["section C3"]);
    });

    it("keep a wish with the turn that made it, or not at all", async () => {
      const { turn, readers, change } = await found();
      await change(link(owner, "U1"));
      const digests: readonly DigestChange[] = [
        { kind: "home", person: owner.id, place: dm, language: "ja" },
      ];
      const lost: RecordChange = {
        kind: "saveEvaluation",
        evaluation: evaluation({ id: evaluationId("e9"), version: 0, project: projectId("nowhere") }),
        ...by,
      };
      await expect(turn(async () => ({ ...nothing, digests, records: [lost] }))).rejects.toThrow();
      expect(await readers()).toEqual([]);
    });
  });
}
