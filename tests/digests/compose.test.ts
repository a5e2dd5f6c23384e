import { describe, expect, it } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { isDigestCard, readAction } from "../../src/digests/cards.ts";
import { digestComposer } from "../../src/digests/compose.ts";
import { DIGEST_RULES, digestDay } from "../../src/digests/digest-day.ts";
import { addDays } from "../../src/domain/japanese-date.ts";
import { buttons, compose, lines, shown, TODAY } from "./composed.ts";
import { collaboration, NOTHING, pending, person, record, section } from "./rows.ts";

describe("a person in charge", () => {
  it("hears what is overdue, due within 14 days and waiting for the partner, the oldest first", () => {
    const message = compose({
      pending: [
        pending({ projectName: "清掃", due: "2026-12-08" }),
        pending({ projectName: "サロン", due: "2026-11-20" }),
        pending({ projectName: "講座", due: "2026-11-10" }),
        pending({ projectName: "里山", due: "2026-12-01", side: "partner", waitingForPartner: true }),
        pending({ projectName: "訓練", due: "2026-11-24" }),
        pending({ projectName: "まだ先", due: "2026-12-09" }),
      ],
    });
    expect(lines(message).map((line) => line.split("　")[0])).toEqual([
      "1. 講座",
      "2. サロン",
      "3. 訓練",
      "4. 清掃",
      "5. 里山",
    ]);
    expect(shown(message)).toContain("1. 講座　事後評価（市の記入）　期限 令和8年11月10日（火）・14日超過");
    expect(shown(message)).toContain("3. 訓練　事後評価（市の記入）　期限 令和8年11月24日（火）\n");
  });

  it("gets one action a line, that names the evaluation, and the common ones", () => {
    const message = compose({
      pending: [
        pending({ projectId: "a/b", due: "2026-11-20" }),
        pending({ projectId: "m", due: "2026-11-25", stage: "mutualReview", side: "both" }),
        pending({ projectId: "w", due: "2026-11-25", side: "partner", waitingForPartner: true }),
      ],
    });
    expect(buttons(message).map(({ value }) => readAction(value))).toEqual([
      { verb: "open", evaluation: { projectId: "a/b", timing: "final", side: "city" } },
      { verb: "open", evaluation: { projectId: "m", timing: "final", side: "both" } },
      { verb: "askPartner", evaluation: { projectId: "w", timing: "final", side: "partner" } },
      { verb: "snooze" },
      { verb: "reassign" },
      { verb: "optOut" },
    ]);
    expect(buttons(message).every(({ card }) => card === "digest.2026-W48.person")).toBe(true);
  });

  it("gets a text for the partner with the day in it, signed by the section", () => {
    const message = compose({
      pending: [pending({ side: "partner", waitingForPartner: true, due: "2026-12-01" })],
    });
    expect(shown(message)).toContain("NPO法人みどり 様\n");
    expect(shown(message)).toContain("市民協働課です。");
    expect(shown(message)).toContain("令和8年12月1日（火）までにご記入");
    expect(shown(message)).not.toContain("U1");
  });

  it("never gets more than ten lines, however much is pending; the rest is counted", () => {
    const many = (count: number): string[] => {
      const message = compose({ pending: Array.from({ length: count }, () => pending()) });
      const all = lines(message);
      return [...all, ...(/ほか\d+件/.exec(shown(message)) ?? [])];
    };
    expect(many(10)).toHaveLength(10);
    expect(many(11)).toHaveLength(10);
    expect(many(11).at(-1)).toBe("ほか2件");
    expect(many(500).at(-1)).toBe("ほか491件");
  });

  it("hears nothing where nothing is pending, nor of others' evaluations, nor of what waits for the head", () => {
    expect(compose({})).toBeUndefined();
    expect(compose({ pending: [pending({ owner: "U2" }), pending({ owner: null })] })).toBeUndefined();
    expect(compose({ pending: [pending({ stage: "headConfirmation", due: "2026-11-01" })] })).toBeUndefined();
    expect(compose({ pending: [pending({ due: "2027-03-25" })] })).toBeUndefined();
  });

  it("hears nothing while the record sleeps, while the person sleeps, or after opting out", () => {
    const rows = { pending: [pending({ due: "2026-11-20" })] };
    expect(compose({ pending: [pending({ snoozedUntil: "2026-11-25" })] })).toBeUndefined();
    expect(compose({ pending: [pending({ snoozedUntil: "2026-11-24" })] })).toBeDefined();
    expect(compose(rows, { ...person("U1"), optedOut: true })).toBeUndefined();
    expect(compose(rows, { ...person("U1"), snoozedUntil: "2026-11-25" })).toBeUndefined();
    expect(compose(rows, { ...person("U1"), snoozedUntil: "2026-11-24" })).toBeDefined();
  });

  it("reads it in English where that is the reader's language", () => {
    const message = compose(
      { pending: [pending({ due: "2026-11-23" })] },
      { ...person("U1"), language: "en" },
    );
    expect(shown(message)).toContain("Past due (1)");
    expect(shown(message)).toContain("due 23 November 2026 (Mon), 1 day ago");
    expect(shown(message).replace(/花壇の手入れ事業\d+/g, "")).not.toMatch(/\p{Script=Hiragana}/u);
  });

  it("sees a long or broken name in one short line", () => {
    const message = compose({ pending: [pending({ projectName: `一行目\n2. 偽の行${"長".repeat(100)}` })] });
    expect(lines(message)).toHaveLength(1);
    expect(lines(message)[0]).toContain("一行目 2. 偽の行長");
    expect(lines(message)[0]?.length).toBeLessThan(100);
  });
});

describe("a section's channel", () => {
  const rows = [
    pending({ projectName: "清掃", owner: "山田", partnerName: "みどり", due: "2026-11-09" }),
    pending({ projectName: "清掃", owner: "山田", partnerName: "みどり", due: "2026-11-10" }),
    pending({ projectName: "清掃", owner: "山田", partnerName: "みどり", due: "2026-12-01" }),
    pending({ projectName: "清掃", owner: "山田", due: "2026-11-01", stage: "headConfirmation" }),
    pending({ projectName: "清掃", owner: "山田", section: "福祉課", due: "2026-11-01" }),
  ];

  it("hears counts, those more than 14 days late apart, and what waits for confirmation", () => {
    const text = shown(compose({ pending: rows }, section("市民協働課")));
    expect(text).toContain("期限を過ぎたもの: 2件（うち14日を超えるもの: 1件）");
    expect(text).toContain("まもなく期限のもの: 1件");
    expect(text).toContain("課長の確認を待っているもの: 1件");
  });

  it("hears no person's, project's or partner's name, not even inside a button", () => {
    const message = JSON.stringify(compose({ pending: rows }, section("市民協働課")));
    expect(message).not.toMatch(/山田|清掃|みどり|p\d/);
  });

  it("hears nothing where nothing is pending", () => {
    expect(compose({ pending: rows }, section("環境課"))).toBeUndefined();
  });
});

describe("the collaboration section", () => {
  it("hears each section's rate, the lowest first", () => {
    const message = compose(
      {
        submissions: [
          { section: "市民協働課", due: 12, submitted: 12 },
          { section: "環境課", due: 8, submitted: 3 },
          { section: "財政課", due: 0, submitted: 0 },
        ],
      },
      collaboration,
    );
    const table = message?.parts.find((part) => part.kind === "table");
    expect(table?.kind === "table" && table.rows).toEqual([
      ["環境課", "3", "8", "38%"],
      ["市民協働課", "12", "12", "100%"],
    ]);
    expect(shown(message)).toContain("環境課 3/8（38%）、市民協働課 12/12（100%）");
  });

  it("never reads 100% where something is missing", () => {
    const submissions = [{ section: "環境課", due: 1000, submitted: 999 }];
    expect(shown(compose({ submissions }, collaboration))).toContain("99%");
  });

  it("hears of gaps, refusals, records without an owner, and agreements that end within 60 days", () => {
    const message = compose(
      {
        gaps: [{ ...record("清掃"), item: { ja: "目標達成", en: "goals" }, city: 4, partner: 2 }],
        refusals: [{ ...record("サロン"), item: { ja: "原則の遵守", en: "principles" } }],
        withoutOwner: [record("里山")],
        ending: [
          { ...record("訓練"), partnerName: "自治会", end: addDays(TODAY, 60) },
          { ...record("講座"), partnerName: "自治会", end: addDays(TODAY, 61) },
          { ...record("終了"), partnerName: "自治会", end: addDays(TODAY, -1) },
        ],
      },
      collaboration,
    );
    const text = shown(message);
    expect(text).toContain("清掃（市民協働課）　目標達成: 市4・相手方2");
    expect(text).toContain("サロン（市民協働課）　原則の遵守");
    expect(text).toContain("まもなく終わる協定（1件）");
    expect(text).not.toMatch(/講座|終了（/);
    expect(buttons(message).map(({ value }) => value)).toEqual(["assign/里山", "listAll"]);
  });

  it("gets short lists, the rest counted", () => {
    const withoutOwner = Array.from({ length: 40 }, (_, at) => record(`事業${at}`));
    const message = compose({ withoutOwner }, collaboration);
    expect(shown(message)).toContain("ほか35件");
    expect(buttons(message)).toHaveLength(6);
  });

  it("hears nothing where all is handed in and nothing stands out", () => {
    expect(
      compose({ submissions: [{ section: "環境課", due: 8, submitted: 8 }] }, collaboration),
    ).toBeUndefined();
    expect(compose({}, collaboration)).toBeUndefined();
  });
});

describe("a digest's buttons", () => {
  it("are known again by their card, and nothing else is", () => {
    expect(isDigestCard("digest.2026-W53.section")).toBe(true);
    expect(isDigestCard("dialog.7.zone")).toBe(false);
    expect(isDigestCard("digest.2026-W53.section.more")).toBe(false);
  });

  it.each([
    "",
    "open",
    "open/final/city",
    "open/final/city/",
    "open/never/city/p",
    "assign",
    "assign/",
    "drop",
  ])("mean nothing where no digest made their value: “%s”", (value) => {
    expect(readAction(value)).toBeUndefined();
  });
});

describe("100,000 pending evaluations of 2,000 people in 100 sections", () => {
  it("are told to everybody, each their own", () => {
    const rows = Array.from({ length: 100_000 }, (_, at) =>
      pending({ owner: `U${at % 2000}`, section: `課${at % 100}`, due: addDays(TODAY, (at % 40) - 20) }),
    );
    const to = digestComposer({ ...NOTHING, pending: rows }, digestDay(TODAY, isHoliday), DIGEST_RULES);
    const people = Array.from({ length: 2000 }, (_, at) => to(person(`U${at}`)));
    const sections = Array.from({ length: 100 }, (_, at) => to(section(`課${at}`)));
    expect(people.filter((message) => message !== undefined)).toHaveLength(1750);
    expect(sections.filter((message) => message !== undefined)).toHaveLength(100);
  });
});
