import { describe, expect, it } from "vitest";
import { buttons, compose, lines, shown } from "./composed.ts";
import { collaboration, pending, person, record, section } from "./rows.ts";

describe("the seasons of two fiscal years", () => {
  const late = { pending: [pending({ projectId: "x", due: "2026-01-30" })] };

  it.each(["2026-04-01", "2026-04-06", "2026-04-13", "2027-04-05", "2027-04-12", "2027-04-15"])(
    "ask on %s who is in charge now instead of saying that it is late",
    (day) => {
      const message = compose(late, person("U1"), day);
      expect(shown(message)).toContain("新しい担当者は？（1件）");
      expect(shown(message)).not.toMatch(/超過|過ぎて/);
      expect(buttons(message)[0]?.value).toBe("assign/x");
      expect(shown(compose(late, section("市民協働課"), day))).not.toContain("過ぎた");
    },
  );

  it.each(["2026-03-31", "2026-04-16", "2027-03-31", "2027-04-16"])("say on %s that it is late", (day) => {
    expect(shown(compose(late, person("U1"), day))).toContain("期限を過ぎています");
    expect(shown(compose(late, section("市民協働課"), day))).toContain("期限を過ぎたもの: 1件");
  });

  it("ask once a project in April, though two of its evaluations are late", () => {
    const two = [
      pending({ projectId: "x", due: "2027-01-29" }),
      pending({ projectId: "x", due: "2026-10-02", timing: "midTerm" }),
    ];
    expect(lines(compose({ pending: two }, person("U1"), "2027-04-05"))).toHaveLength(1);
  });

  it.each([
    ["2027-03-01", true],
    ["2027-03-08", false],
    ["2028-03-06", true],
    ["2028-03-13", false],
  ])("offer a handover sheet in March even when nothing is pending, once: on %s %s", (day, told) => {
    const message = compose({ inHand: new Map([["U1", 3]]) }, person("U1"), day);
    expect(shown(message).includes("（3件）の引継書")).toBe(told);
    expect(message !== undefined).toBe(told);
  });

  it("offer the handover sheet with everything else in March, and to nobody without records", () => {
    const rows = { pending: [pending({ due: "2027-03-25" })] };
    const mine = compose({ ...rows, inHand: new Map([["U1", 3]]) }, person("U1"), "2027-03-15");
    expect(buttons(mine).map(({ value }) => value)).toContain("handover");
    expect(buttons(compose(rows, person("U1"), "2027-03-15")).map(({ value }) => value)).not.toContain(
      "handover",
    );
    expect(compose({}, person("U1"), "2027-03-01")).toBeUndefined();
  });

  it.each(["2026-09-01", "2027-09-06"])("show on %s every mid-term evaluation, however far off", (day) => {
    const rows = [pending({ timing: "midTerm", due: `${day.slice(0, 4)}-09-30` })];
    expect(shown(compose({ pending: rows }, person("U1"), day))).toContain("9月は中間評価の月です");
    expect(shown(compose({ pending: rows }, section("市民協働課"), day))).toContain(
      "中間評価がまだのもの: 1件",
    );
    expect(compose({ pending: rows }, person("U1"), `${day.slice(0, 4)}-08-31`)).toBeUndefined();
  });

  it("list in June what is to be published, in no other month", () => {
    const rows = { toPublish: [record("清掃"), record("サロン", "福祉課")] };
    expect(shown(compose(rows, collaboration, "2026-06-01"))).toContain("6月に公表するもの（2件）");
    expect(shown(compose(rows, section("福祉課"), "2027-06-07"))).toContain("これから公表するもの: 1件");
    for (const day of ["2026-05-25", "2026-07-06"]) {
      expect(compose(rows, collaboration, day)).toBeUndefined();
      expect(compose(rows, section("福祉課"), day)).toBeUndefined();
    }
  });
});
