import { describe, expect, it } from "vitest";
import { readEvaluation } from "../../../src/evaluations/input/evaluation-input.ts";
import { readProject } from "../../../src/evaluations/input/project-input.ts";
import { readReview } from "../../../src/evaluations/input/review-input.ts";
import type { Read } from "../../../src/evaluations/input/typed.ts";
import { evaluation, partnerEvaluation, rating } from "../samples.ts";

const today = "2026-04-10";
const problems = (read: Read<unknown>): readonly string[] =>
  read.kind === "refused" ? read.problems.map(({ ja }) => ja) : [];
const english = (read: Read<unknown>): readonly string[] =>
  read.kind === "refused" ? read.problems.map(({ en }) => en) : [];

describe("a typed project", () => {
  const given = {
    fiscalYear: "令和８年度",
    name: "花壇の里親",
    partnerName: "本町自治会",
    partnerKind: "自治会",
    startsOn: "令和8年4月1日",
    endsOn: "２０２７／３／３１",
    mainForm: "補助",
    additionalForms: "共催、アダプト制度",
    amount: "約３０万円",
    agreedOn: "",
    purpose: "花壇を地域で\n育てる",
    indicator1: "参加者",
    target1: "２００人",
    unit1: "人",
    indicator3: "回数",
    target3: 1.5,
  };

  it("is read with full-width digits, eras, and the words that people use", () => {
    expect(readProject(given, today)).toEqual({
      kind: "read",
      value: {
        fiscalYear: 2026,
        name: "花壇の里親",
        partner: { name: "本町自治会", kind: "neighbourhood" },
        startsOn: "2026-04-01",
        endsOn: "2027-03-31",
        mainForm: "補助・助成",
        additionalForms: ["共催", "アダプト制度"],
        amountYen: 300_000,
        agreedOn: null,
        purpose: "花壇を地域で 育てる",
        indicators: [
          { name: "参加者", target: 200, unit: "人", actual: null },
          { name: "回数", target: 1.5, unit: "", actual: null },
        ],
      },
    });
  });

  it.each([["2026"], ["２０２６年度"], ["R8"], ["令和8"], [2026], ["2026年"]])(
    "has the fiscal year 2026 for %s",
    (fiscalYear) => {
      expect(readProject({ ...given, fiscalYear }, today)).toMatchObject({ value: { fiscalYear: 2026 } });
    },
  );

  it("is told everything that is wrong at once, in both languages, and how to put it right", () => {
    const read = readProject(
      { ...given, name: "　", startsOn: "4/31", amount: "たくさん", mainForm: "魔法", fiscalYear: "x" },
      today,
    );
    expect(problems(read)).toEqual([
      "年度: 「令和8年度」「2026」のように年度を入力してください。",
      "事業名: 入力してください。",
      "開始日: その日付は暦にありません。日付を確かめてください。",
      "主な形態: 形態の名前（委託、補助・助成、共催、後援など）を入力してください。",
      "金額: 「30万円」「１２０，０００」のように、0以上の数を入力してください。",
    ]);
    expect(english(read)[1]).toBe("Project name: please fill this in.");
  });

  it("is told what does not fit together", () => {
    const read = readProject(
      {
        ...given,
        startsOn: "2028/4/1",
        endsOn: "2028/3/31",
        additionalForms: "助成",
        amount: "0.5",
        indicator2: "人数",
      },
      today,
    );
    expect(problems(read)).toEqual(["金額: 円未満の端数のない、0以上の金額を入力してください。"]);
    const other = readProject(
      { ...given, startsOn: "2028/4/1", endsOn: "2028/3/31", additionalForms: "助成", indicator2: "人数" },
      today,
    );
    expect(problems(other)).toEqual([
      "指標2の目標値: 入力してください。",
      "終了日: 終了日が開始日より前です。どちらかを直してください。",
      "年度: 期間がこの年度（4月1日から翌年3月31日）に入っていません。年度か日付を直してください。",
      "併用する形態: 主な形態と併用する形態に同じものがあります。片方を消してください。",
    ]);
  });

  it("needs an indicator", () => {
    const { indicator1: _name, target1: _target, indicator3: _third, target3: _value, ...rest } = given;
    expect(problems(readProject(rest, today))).toEqual(["指標1: 入力してください。"]);
  });

  it.each([
    [null],
    ["text"],
    [[]],
    [{}],
    [{ ...given, name: { toString: 1 } }],
    [{ ...given, purpose: "長".repeat(4001) }],
  ])("is refused with words, never with a crash: %#", (input) => {
    expect(problems(readProject(input, today)).length).toBeGreaterThan(0);
  });
});

describe("a typed evaluation", () => {
  const given = {
    time: "事後",
    side: "相手方",
    writer: "本町自治会長",
    method: "聞き取り",
    writtenOn: "3/20",
    outcome: { goal: { value: "４", reason: "" }, quality: { value: "2", reason: "苦情が2件" } },
    principles: { 対等: { value: "判断できない", reason: "会議に出ていない" } },
    betterTogether: { value: 3 },
    check: {
      goal: { answer: "はい" },
      principles: { answer: "一部", reason: "公開が遅れた" },
      form: { answer: "はい" },
      partner: { answer: "はい" },
    },
  };

  it("is read as it is said", () => {
    expect(readEvaluation(given, ["対等"], today)).toEqual({
      kind: "read",
      value: {
        time: "after",
        side: "partner",
        writer: "本町自治会長",
        method: "hearing",
        writtenOn: "2027-03-20",
        outcome: { goal: rating(4), quality: rating(2, "苦情が2件") },
        principles: { 対等: rating("cannotJudge", "会議に出ていない") },
        betterTogether: rating(3),
        check: {
          goal: { answer: "yes", reason: null },
          principles: { answer: "partly", reason: "公開が遅れた" },
          form: { answer: "yes", reason: null },
          partner: { answer: "yes", reason: null },
        },
      },
    });
  });

  it("is told where a reason or a rating is missing", () => {
    const read = readEvaluation(
      {
        ...given,
        side: "市",
        outcome: { goal: { value: "1" } },
        check: { ...given.check, form: { answer: "いいえ" } },
      },
      ["対等", "自立"],
      today,
    );
    expect(problems(read)).toEqual([
      "サービスの質: 入力してください。",
      "原則「自立」: 入力してください。",
      "目標達成: 1、2、「判断できない」には理由を書いてください。",
      "確認: 形態の適切さ: 「一部」「いいえ」には理由を書いてください。",
      "記入方法: 聞き取り代行は相手方の分だけです。市の分は「本人」にしてください。",
    ]);
  });

  it("is told of values that are no ratings, and of what is left out", () => {
    const { betterTogether: _left, ...rest } = given;
    const read = readEvaluation(
      { ...rest, outcome: { goal: { value: "5" }, quality: given.outcome.quality }, check: {} },
      [],
      today,
    );
    expect(english(read)).toEqual([
      "Goal reached: please type 4, 3, 2, 1 or 判断できない (cannotJudge).",
      "Better than alone: please fill this in.",
      "Check: goal reached: please fill this in.",
      "Check: principles kept: please fill this in.",
      "Check: the right form: please fill this in.",
      "Check: the right choice of partner: please fill this in.",
    ]);
  });

  it.each([[null], [1], [{ ...given, outcome: "4" }], [{ ...given, principles: { 魔法: { value: 4 } } }]])(
    "is refused with words, never with a crash: %#",
    (input) => {
      expect(problems(readEvaluation(input, [], today)).length).toBeGreaterThan(0);
    },
  );
});

describe("a typed mutual review", () => {
  const both = { city: evaluation(), partner: partnerEvaluation() };
  const given = {
    heldOn: "5月10日",
    participants: "佐藤、本町自治会長",
    comments: { "outcome.goal": "見ていたものが違った", betterTogether: " " },
    decision: "見直し",
    handOns: [
      { what: "当番を決める", who: "自治会", when: "4月" },
      { what: "", who: "", when: "" },
    ],
    publicationText: "",
    publishOn: "",
  };

  it("is read as it is said", () => {
    expect(readReview(given, both, today)).toEqual({
      kind: "read",
      value: {
        heldOn: "2026-05-10",
        participants: ["佐藤", "本町自治会長"],
        comments: { "outcome.goal": "見ていたものが違った" },
        decision: "revise",
        handOns: [{ what: "当番を決める", who: "自治会", when: "4月" }],
        publication: null,
      },
    });
  });

  it("is told what is missing", () => {
    const handOn = { what: "x", who: "", when: "y" };
    const read = readReview(
      { ...given, comments: {}, participants: "、", handOns: Array(4).fill(handOn), publishOn: "6/1" },
      both,
      today,
    );
    expect(problems(read)).toEqual([
      "見方の違いの理由（目標達成）: 市と相手方の評価が2以上離れています。理由を書いてください。",
      "出席者: 入力してください。",
      "申し送り4: 申し送りは3つまでです。",
      ...[1, 2, 3, 4].map((n) => `申し送り${n}: 何を・誰が・いつまでに、をすべて書いてください。`),
      "公表する文: 入力してください。",
    ]);
  });
});
