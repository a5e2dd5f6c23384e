import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { saveDraft } from "../../src/adapters/documents/files.ts";
import { handover } from "../../src/commands/handover.ts";
import type { Office } from "../../src/commands/office.ts";
import type { Partner } from "../../src/domain/partner.ts";
import type { Project } from "../../src/domain/project.ts";
import { partnerId, projectId } from "../../src/domain/record-ids.ts";
import { StaleRecordError } from "../../src/ports/records.ts";
import { collaboration, colleague, owner, project, review, stranger } from "../evaluations/samples.ts";
import { cities } from "./city.ts";

const city = cities();
const by = { by: collaboration.id, reason: null };
const group: Partner = {
  id: partnerId("g1"),
  name: "本町自治会",
  kind: "neighbourhood",
  fields: [],
  area: "",
};

async function filled(): Promise<Office> {
  const office = await city.found();
  const save = (change: Partial<Project>) =>
    ({ kind: "saveProject", project: project({ version: 0, ...change }), ...by }) as const;
  const partner = { name: group.name, kind: group.kind, registered: group.id };
  await office.change([
    { kind: "savePartner", partner: group, contact: "会長 0120-000-000", ...by },
    save({ id: projectId("old"), fiscalYear: 2025, startsOn: "2025-04-01", endsOn: "2026-03-31", partner }),
    { kind: "saveReview", review: review({ version: 0, project: projectId("old") }), ...by },
    save({
      id: projectId("old"),
      ...{
        fiscalYear: 2025,
        startsOn: "2025-04-01",
        endsOn: "2026-03-31",
        partner,
        stage: "settled",
        version: 1,
      },
    }),
    save({ partner, previous: projectId("old"), filed: ["midterm.city"], stage: "running" }),
    save({
      id: projectId("p2"),
      name: "見回り\n<b>",
      mainForm: "共催",
      zone: null,
      due: { midterm: "2026-09-30" },
    }),
    save({ id: projectId("p3"), name: "同僚の事業", owner: colleague.id }),
  ]);
  return office;
}
const folder = (office: Office) => join(city.folder(), office.newId());

describe("a handover", () => {
  it("moves all open records of the one to the other and writes a sheet as Markdown and DOCX", async () => {
    const office = await filled();
    const into = folder(office);
    await city.begin(office, owner, "plan");
    const wish = { from: owner.name, to: colleague.id, reason: "4月の異動" };
    const said = await handover(wish, office, (draft) => saveDraft(draft, into));
    expect(said).toMatch(/^satoの記録2件をsuzukiに引き継ぎました。\n引継ぎ書: .*\.md\n引継ぎ書: .*\.docx$/);
    expect(await office.records.projects.openOf(owner.id)).toEqual([]);
    expect(await office.records.projects.openOf(colleague.id)).toHaveLength(3);
    const history = await office.records.office.history(projectId("p1"), { limit: 9, offset: 0 });
    expect(history.at(-1)).toMatchObject({ what: "handOver", reason: "4月の異動" });
    const sheet = readdirSync(into).find((name) => name.endsWith(".md")) ?? "";
    const text = readFileSync(join(into, sheet), "utf8");
    for (const told of [
      "# 引継ぎ書 satoからsuzukiへ",
      "引継ぎの理由: 4月の異動",
      "令和8年9月30日（水）（期限切れ） | 中間の評価 | 見回り",
      "令和9年3月25日（木） | 市の自己評価 | 花壇の里親",
      "入力済みの評価: 中間（市）",
      "これから入力する評価: 事後（市）、事後（相手方）",
      "前年度からの申し送り: 水やりの当番を決める（本町自治会、4月の打合せまで）",
      "本町自治会 | 会長 0120",
      "途中の作業",
      "1. 企画（令和8年11月24日（火）まで）",
    ]) {
      expect(text).toContain(told);
    }
    expect(text).not.toContain("同僚の事業");
  });

  it("shows no contact that the successor may not see", async () => {
    const office = await filled();
    const into = folder(office);
    await handover({ from: owner.id, to: stranger.id, reason: null }, office, (draft) =>
      saveDraft(draft, into),
    );
    const texts = readdirSync(into).map((name) => readFileSync(join(into, name), "utf8"));
    expect(texts.join("")).toContain("協働担当課に確かめてください");
    expect(texts.join("")).not.toContain("0120");
  });

  it("changes nothing where there is nothing to hand over, and not to oneself or to who has left", async () => {
    const office = await filled();
    const never = async () => expect.unreachable("no sheet");
    expect(await handover({ from: stranger.id, to: owner.id, reason: null }, office, never)).toMatch(
      /何も変えていません/,
    );
    await expect(handover({ from: owner.id, to: owner.id, reason: null }, office, never)).rejects.toThrow(
      /引き継げません/,
    );
    await office.change([{ kind: "savePerson", person: { ...stranger, leftOn: "2026-03-31" }, ...by }]);
    await expect(handover({ from: owner.id, to: stranger.id, reason: null }, office, never)).rejects.toThrow(
      /引き継げません/,
    );
    expect(await office.records.projects.openOf(owner.id)).toHaveLength(2);
  });

  it("leaves no sheet behind where somebody else was first", async () => {
    const office = await filled();
    const into = folder(office);
    const late: Office = { ...office, change: () => Promise.reject(new StaleRecordError("花壇の里親")) };
    await expect(
      handover({ from: owner.id, to: colleague.id, reason: null }, late, (draft) => saveDraft(draft, into)),
    ).rejects.toThrow(/先に変更しました/);
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  });
});
