import { describe, expect, it } from "vitest";
import { printedHtml } from "../../src/adapters/pages/html.ts";
import { drawPicture } from "../../src/adapters/pictures/draw-picture.ts";
import type { Office } from "../../src/commands/office.ts";
import { printedRecord } from "../../src/commands/record-html.ts";
import type { Project } from "../../src/domain/project.ts";
import { projectId } from "../../src/domain/record-ids.ts";
import {
  collaboration,
  evaluation,
  partnerEvaluation,
  project,
  rating,
  review,
  stranger,
} from "../evaluations/samples.ts";
import { cities } from "./city.ts";

const city = cities();
const by = { by: collaboration.id, reason: null };
const EVIL = `<script>alert("1")</script>'&"`;

async function filled(change: Partial<Project> = {}, sides: "both" | "partner" = "both"): Promise<Office> {
  const office = await city.found();
  await office.change([
    { kind: "saveProject", project: project({ version: 0, ...change }), ...by },
    ...(sides === "both"
      ? [{ kind: "saveEvaluation", evaluation: evaluation({ version: 0, writer: EVIL }), ...by } as const]
      : []),
    {
      kind: "saveEvaluation",
      evaluation: partnerEvaluation({
        version: 0,
        principles: { 対等: rating("cannotJudge", `会議に出ていない\n${EVIL}`) },
      }),
      ...by,
    },
    ...(sides === "both" ? [{ kind: "saveReview", review: review({ version: 0 }), ...by } as const] : []),
  ]);
  return office;
}
const html = async (office: Office, id = "p1") => printedHtml(await printedRecord(id, office), drawPicture);
const cellsOf = (page: string, title: string): readonly string[] => {
  const row = page.split("<tr>").find((each) => each.startsWith(`<th scope="row">${title}</th>`)) ?? "";
  return [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = ""]) => cell);
};

describe("a record as a page", () => {
  it("shows both sides' ratings side by side with their gap and reasons, the plot, and what is handed on", async () => {
    const page = await html(await filled({ stage: "mutual", name: "花壇の里親" }));
    expect(page).toContain("@page { size: A4;");
    expect(page).toContain("<h1>花壇の里親</h1>");
    expect(page).toContain("令和8年度　担当課: 公園緑地課　段階: 相互確認済み");
    expect(cellsOf(page, "目標達成")).toEqual(["4", "2", "2 ▲", "相手方: 雨で集まらなかった"]);
    expect(page).toContain("▲は、市と相手方の評価が2以上離れている項目です。<br>協働ナビ");
    expect(cellsOf(page, "サービスの質")).toEqual(["3", "3", "0", ""]);
    expect(cellsOf(page, "原則「対等」").slice(0, 3)).toEqual(["2", "判断できない", ""]);
    expect(cellsOf(page, "確認: 原則の遵守").slice(0, 2)).toEqual(["一部", "一部"]);
    expect(page).toMatch(/<img alt="[^"]*花壇の里親[^"]*" src="data:image\/png;base64,iVBOR/);
    expect(page).toContain("<li>水やりの当番を決める（担当: 本町自治会、時期: 4月の打合せまで）</li>");
  });

  it("holds nothing that was typed as markup, and nothing that loads or runs", async () => {
    const office = await filled({ stage: "mutual", name: EVIL, purpose: `1行目\n${EVIL}` });
    const page = await html(office);
    expect(page).not.toContain("<script");
    expect(page).not.toContain('alert("');
    expect(page).toContain("<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;&quot;</h1>");
    expect(page).toContain("default-src 'none'");
    const sources = [...page.matchAll(/(?:src|href)="(.{12})/g)].map(([, start]) => start);
    expect(sources).toEqual(["data:image/p"]);
  });

  it("keeps one side's scores hidden until both are in, and draws no plot of them", async () => {
    const page = await html(await filled({ stage: "awaiting" }, "partner"));
    expect(page).not.toContain("雨で集まらなかった");
    expect(page).not.toContain("<img");
    expect(cellsOf(page, "相手方")).toEqual(["両者がそろうまで非表示"]);
    expect(cellsOf(page, "市")).toEqual(["未提出"]);
  });

  it("is found by its name too, and asks which where several have it", async () => {
    const office = await filled({ stage: "mutual" });
    expect((await printedRecord("花壇の里親", office)).title).toBe("花壇の里親");
    const last = { id: projectId("p0"), fiscalYear: 2025, startsOn: "2025-04-01", endsOn: "2026-03-31" };
    await office.change([{ kind: "saveProject", project: project({ ...last, version: 0 }), ...by }]);
    await expect(printedRecord("花壇の里親", office)).rejects.toThrow(/2026 {2}p1\n {2}2025 {2}p0/);
    await expect(printedRecord("花壇の里親", { ...office, person: stranger })).rejects.toThrow(
      /見ることができません/,
    );
  });

  it("says the same of a record that is not there and of one that may not be seen", async () => {
    const office = { ...(await filled({ stage: "mutual" })), person: stranger };
    await expect(printedRecord("p1", office)).rejects.toThrow("記録「p1」はないか、見ることができません。");
    await expect(printedRecord("p9", office)).rejects.toThrow("記録「p9」はないか、見ることができません。");
  });
});
