import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printedHtml } from "../../src/adapters/pages/html.ts";
import { drawPicture } from "../../src/adapters/pictures/draw-picture.ts";
import { PRINCIPLE_HEADINGS } from "../../src/domain/guideline.ts";
import { recordPage } from "../../src/evaluations/page/record-page.ts";
import { viewRecord } from "../../src/evaluations/record-view.ts";
import {
  collaboration,
  evaluation,
  PARKS,
  partnerEvaluation,
  project,
  rating,
  review,
} from "../evaluations/samples.ts";
import { printedByBrowser } from "./office.ts";

/** The PDFs are kept here to be looked at. */
const KEPT = join("data", "office");

const REASON = "会議の進行が市に偏り、自治会から意見を出す場が足りなかった。来年度は議長を交代で務める。";
const all = (value: 1 | 2 | 3 | 4) =>
  Object.fromEntries(
    PRINCIPLE_HEADINGS.map((heading) => [heading, rating(value, value < 3 ? REASON : null)]),
  );
const RECORD = {
  project: project({
    stage: "settled",
    name: "公園の花壇の里親（本町・南町）",
    purpose: "花壇を地域で育てる。\n".repeat(4),
  }),
  evaluations: [
    evaluation({
      outcome: { goal: rating(4), quality: rating(3), efficiency: rating(3), ripple: rating(2, REASON) },
      principles: all(3),
    }),
    partnerEvaluation({ principles: all(2) }),
  ],
  reviews: [review()],
};
const squeezed = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "");

describe("a record's page that a browser prints", () => {
  it.each(["ja", "en"] as const)(
    "stands on A4 with all its text and nothing beside the paper: %s",
    (language) => {
      const view = viewRecord(collaboration, RECORD);
      if (view.kind !== "seen") throw new Error("not seen");
      const names = { section: () => PARKS.name, person: () => "佐藤" };
      const html = printedHtml(recordPage(view, names, language, "2027-06-01"), drawPicture);
      const { bytes, pages, paper } = printedByBrowser(html);
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(join(KEPT, `record-${language}.pdf`), bytes);
      expect(paper).toMatch(/A4/);
      expect(pages.length).toBeGreaterThanOrEqual(2);
      expect(pages.length).toBeLessThanOrEqual(4);
      const text = squeezed(pages.join(""));
      for (const typed of [
        RECORD.project.name,
        RECORD.project.purpose,
        "水やりの当番を決める",
        "雨で集まらなかった",
      ]) {
        expect(text).toContain(squeezed(typed));
      }
      expect(text.split(squeezed(REASON).slice(0, 8)).length - 1).toBeGreaterThanOrEqual(11);
    },
  );

  it("stays on the paper whatever was typed", () => {
    const long = {
      ...RECORD,
      project: project({ name: "x".repeat(200), purpose: `${"y".repeat(3000)}<script>` }),
    };
    const view = viewRecord(collaboration, long);
    if (view.kind !== "seen") throw new Error("not seen");
    const names = { section: () => "z".repeat(150), person: () => "佐藤" };
    const { pages } = printedByBrowser(printedHtml(recordPage(view, names, "ja", "2027-06-01"), drawPicture));
    const text = squeezed(pages.join(""));
    expect(text.split("x").length).toBeGreaterThan(200);
    expect(text.split("y").length).toBeGreaterThan(3000);
    expect(text.split("z").length).toBeGreaterThan(150);
  });
});
