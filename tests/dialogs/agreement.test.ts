import { describe, expect, it } from "vitest";
import { agreementDraft } from "../../src/dialogs/agreement.ts";
import { FORMS, type FormName } from "../../src/domain/guideline.ts";
import { BLANK, type Draft } from "../../src/domain/message.ts";
import { EMPTY, FULL } from "./agreement-samples.ts";

const article = ({ articles }: Draft, title: string) =>
  articles.find(({ heading }) => heading.includes(title));
const wording = (draft: Draft, title: string) => JSON.stringify(article(draft, title));
const notes = ({ notes }: Draft) => notes?.items.join("\n") ?? "";

describe("a draft agreement", () => {
  it("has the articles that an agreement needs, numbered without a gap", () => {
    const { title, mark, articles } = agreementDraft(FULL, "ja");
    expect(title).toBe("高齢者の見守り配食事業 協働に関する協定書");
    expect(mark).toBe("案・法規確認前");
    expect(articles.map(({ heading }) => heading)).toEqual([
      "第１条（目的）",
      "第２条（協働の原則）",
      "第３条（役割分担）",
      "第４条（責任）",
      "第５条（費用の負担）",
      "第６条（期間）",
      "第７条（情報の共有と公開）",
      "第８条（個人情報の保護）",
      "第９条（成果物及び著作権）",
      "第１０条（変更及び中途終了）",
      "第１１条（共同の評価）",
      "第１２条（期間満了時の見直し）",
      "第１３条（協議）",
    ]);
    expect(agreementDraft(FULL, "en").articles).toHaveLength(articles.length);
    expect(agreementDraft(FULL, "en").mark).toBe("Draft – not yet checked by the legal section");
  });

  it("numbers the paragraphs of an article from the second on", () => {
    expect(article(agreementDraft(FULL, "ja"), "期間")?.paragraphs).toEqual([
      "この協定の期間は、令和9年4月1日から令和10年3月31日までとする。",
      "２　個人情報及び成果物についての定めは、期間が満了した後も効力を持つ。",
    ]);
    expect(article(agreementDraft(FULL, "en"), "Term")?.paragraphs[0]).toBe(
      "This agreement holds from 1 April 2027 to 31 March 2028.",
    );
  });

  it("quotes the city's own principles with their section, but none that was found not to apply", () => {
    const { paragraphs, items } = article(agreementDraft(FULL, "ja"), "協働の原則") ?? {};
    expect(paragraphs).toEqual([
      "甲と乙は、小田原市 協働を進めるためのガイドライン（平成23年度版）に示された次の原則を守って本事業を進める。",
    ]);
    expect(items).toEqual([
      "「対等なパートナーとして、互いに自立した関係を保つよう心がける。」（Ⅰ 協働に関する基本的な考え方 > ２ 協働の定義 > ○小田原市における協働の原則）",
      "「互いの活動が自主的かつ自己責任のもとで行われていることを理解し、その主体性を尊重する。」（Ⅰ 協働に関する基本的な考え方 > ２ 協働の定義 > ○小田原市における協働の原則）",
    ]);
  });

  it("notes what the principles check left open, with days and reasons, and nothing of what is met", () => {
    const noted = notes(agreementDraft(FULL, "ja"));
    expect(noted).toContain(
      "原則「自主性の尊重」：まだ確かめていません。令和9年3月1日（月）までに確かめます。",
    );
    expect(noted).toMatch(/原則「公平・公正」：満たしていません。.+\n理由：相手方を公募せずに選んだため/);
    expect(noted).toContain("原則「自己決定・自己責任」：わからない");
    expect(noted).toMatch(/原則「評価と継続の判断」：該当なし.+\n理由：単年度/);
    expect(noted).not.toContain("「対等」");
    const english = notes(agreementDraft(FULL, "en"));
    expect(english).toContain(
      "Principle “Respect for autonomy”: not checked yet; to be checked by 1 March 2027 (Mon).",
    );
  });

  it.each(["ja", "en"] as const)(
    "shows a blank and a note for each thing that is not known (%s)",
    (language) => {
      const full = agreementDraft(FULL, language);
      const empty = agreementDraft(EMPTY, language);
      const count = (draft: Draft) => JSON.stringify(draft).split(BLANK).length - 1;
      expect(count(empty)).toBeGreaterThan(count(full) + 10);
      const added = empty.notes?.items.filter((item) => !full.notes?.items.includes(item)) ?? [];
      expect(added).toHaveLength(13);
      expect(JSON.stringify(empty)).not.toMatch(/undefined|NaN|null/);
    },
  );

  it("says that a term is impossible when it ends before it begins", () => {
    const reversed = agreementDraft({ ...FULL, end: "2027-03-31" }, "ja");
    expect(notes(reversed)).toContain("第６条（期間）：終わる日が始まる日より前になっています。");
    expect(notes(agreementDraft(FULL, "ja"))).not.toContain("終わる日が");
  });

  it("puts the city's contract rules before a commission, and names who is responsible", () => {
    const draft = agreementDraft({ ...FULL, form: { name: "委託", term: "委託" } }, "ja");
    expect(wording(draft, "法令、契約等との関係")).toMatch(/契約に関する規則.+優先する/);
    expect(wording(draft, "責任")).toContain("原則として委託する甲が負う");
    expect(notes(draft)).toContain("委託は契約です。");
  });

  it("puts ordinance and the assembly's vote before a designated manager", () => {
    const form = { name: "指定管理者", term: "指定管理者" } as const;
    const draft = agreementDraft({ ...FULL, form }, "ja");
    expect(wording(draft, "法令、契約等との関係")).toMatch(/条例に定める手続により、議会の議決を経て/);
    expect(notes(draft)).toContain("条例と議会の議決が必要です");
    const english = agreementDraft({ ...FULL, form }, "en");
    expect(wording(english, "Relation to laws")).toContain("a vote of the assembly");
    expect(notes(english)).toContain("a vote of the assembly");
  });

  it("settles results and copyright only where both sides make something", () => {
    const without: FormName[] = FORMS.filter((name) => {
      const draft = agreementDraft({ ...FULL, form: { name, term: name } }, "ja");
      return article(draft, "成果物") === undefined;
    });
    expect(without).toEqual([
      "指定管理者",
      "補助・助成",
      "後援",
      "アダプト制度",
      "審議会・パブリックコメント",
      "使用許可",
      "支援",
      "情報交換・情報提供",
    ]);
  });

  it("keeps the terms on results after the end only where there are some", () => {
    const lasting = (name: FormName) =>
      wording(agreementDraft({ ...FULL, form: { name, term: name } }, "ja"), "期間）");
    expect(lasting("共催")).toContain("個人情報及び成果物についての定め");
    expect(lasting("後援")).toContain("個人情報についての定め");
  });

  it("tells a cost from none and from one that is not known", () => {
    const cost = (costYen: number | undefined) =>
      wording(agreementDraft({ ...FULL, costYen }, "ja"), "費用の負担");
    expect(cost(1_200_000)).toContain("見込みは、金1,200,000円とする。");
    expect(cost(0)).toContain("金銭の支払は行わない。");
    expect(cost(undefined)).toContain(`見込みは、${BLANK}とする。`);
  });

  it("doubts an agreement for a zone in which one side acts alone", () => {
    const draft = agreementDraft({ ...FULL, zone: { number: 5, name: "⑤ 行政主体" } }, "ja");
    expect(notes(draft)).toContain("領域「⑤ 行政主体」は、一方が独自に行う範囲");
    expect(wording(draft, "役割分担")).toContain("⑤ 行政主体");
    expect(wording(agreementDraft({ ...FULL, zone: undefined }, "ja"), "役割分担")).not.toContain("領域");
  });
});
