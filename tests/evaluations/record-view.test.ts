import { describe, expect, it } from "vitest";
import { partnerId, personId } from "../../src/domain/record-ids.ts";
import { viewHistory, viewPartner, viewRecord } from "../../src/evaluations/record-view.ts";
import type { WholeRecord } from "../../src/ports/records.ts";
import {
  collaboration,
  colleague,
  evaluation,
  head,
  owner,
  PARKS,
  partnerEvaluation,
  person,
  project,
  review,
  stranger,
} from "./samples.ts";

const half = (side: "city" | "partner"): WholeRecord => ({
  project: project({ stage: "awaiting", filed: [`after.${side}`] }),
  evaluations: [side === "city" ? evaluation() : partnerEvaluation({ enteredBy: colleague.id })],
  reviews: [],
});
const whole: WholeRecord = {
  project: project({ stage: "settled", filed: ["after.city", "after.partner"] }),
  evaluations: [evaluation(), partnerEvaluation()],
  reviews: [review()],
};

describe("what a person sees of a record", () => {
  it("is the same refusal for a record that is not there and one that is not theirs", () => {
    expect(viewRecord(stranger, half("city"))).toEqual(viewRecord(stranger, undefined));
    expect(JSON.stringify(viewRecord(stranger, half("city")))).toBe('{"kind":"refused"}');
  });

  it("holds no score of one side while the other is missing, but for who entered it", () => {
    for (const who of [owner, head, collaboration]) {
      const seen = viewRecord(who, half("partner"));
      expect(seen).toMatchObject({ evaluations: [{ kind: "hidden", time: "after", side: "partner" }] });
      expect(JSON.stringify(seen)).not.toContain("雨で集まらなかった");
    }
    expect(viewRecord(colleague, half("partner"))).toMatchObject({ evaluations: [{ kind: "open" }] });
    expect(viewRecord(owner, half("city"))).toMatchObject({ evaluations: [{ kind: "open" }] });
  });

  it("opens both sides when both are in", () => {
    const both = { ...whole, project: project({ stage: "selfEvaluated" }), reviews: [] };
    for (const who of [owner, colleague, head, collaboration]) {
      expect(viewRecord(who, both)).toMatchObject({ evaluations: [{ kind: "open" }, { kind: "open" }] });
    }
  });

  it("no longer hides a lone midterm evaluation once the record has gone past it", () => {
    const midterm = evaluation({ time: "midterm", enteredBy: personId("gone") });
    const record = { ...whole, evaluations: [midterm, ...whole.evaluations] };
    expect(viewRecord(head, record)).toMatchObject({
      evaluations: [{ kind: "open" }, { kind: "open" }, { kind: "open" }],
    });
    const open = { project: project({ stage: "running" }), evaluations: [midterm], reviews: [] };
    expect(viewRecord(head, open)).toMatchObject({ evaluations: [{ kind: "hidden" }] });
  });

  it("is everything of a settled record, for every section", () => {
    expect(viewRecord(stranger, whole)).toMatchObject({ kind: "seen", reviews: [{ decision: "continue" }] });
  });

  it("shows short-form scores at once: there is no other side to wait for", () => {
    const short = { ...half("city"), project: project({ mainForm: "後援", stage: "selfEvaluated" }) };
    expect(viewRecord(head, short)).toMatchObject({ evaluations: [{ kind: "open" }] });
  });
});

describe("what a person sees of a record's history", () => {
  const entry = (subject: string) =>
    ({
      at: "2027-03-20T00:00:00.000Z",
      by: colleague.id,
      what: "saveEvaluation",
      subject,
      reason: null,
      before: null,
      after: { betterTogether: { value: 1, reason: "秘密" } },
    }) as const;

  it("tells that an evaluation was entered, and not which, while its scores are hidden", () => {
    const [seen] = viewHistory(owner, half("partner"), [entry("after.partner")]);
    expect(seen).toMatchObject({ by: colleague.id, subject: "after.partner", after: null });
    const both = { ...whole, project: project({ stage: "selfEvaluated" }) };
    expect(viewHistory(owner, both, [entry("after.partner")])).toEqual([entry("after.partner")]);
  });

  it("is nothing for whom it is not", () => {
    expect(viewHistory(stranger, whole, [entry("after.city")])).toEqual([]);
    expect(viewHistory(colleague, whole, [entry("after.city")])).toEqual([]);
  });
});

describe("what a person sees of a group", () => {
  const found = {
    partner: {
      id: partnerId("g1"),
      name: "本町自治会",
      kind: "neighbourhood",
      fields: ["緑化"],
      area: "本町",
    },
    contact: "090-0000-0000",
    sections: [PARKS.id],
  } as const;

  it("holds the contact only for sections that work with it and for the collaboration section", () => {
    expect(viewPartner(owner, found).contact).toBe("090-0000-0000");
    expect(viewPartner(collaboration, found).contact).toBe("090-0000-0000");
    expect(JSON.stringify(viewPartner(stranger, found))).not.toContain("090");
    expect(viewPartner(person("left", { leftOn: "2026-01-01" }), found).contact).toBeNull();
  });
});
