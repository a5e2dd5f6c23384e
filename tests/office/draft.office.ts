import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftDocx } from "../../src/adapters/documents/docx.ts";
import { agreementDraft } from "../../src/dialogs/agreement.ts";
import { EMPTY, FULL } from "../dialogs/agreement-samples.ts";
import { draftOf, draftTexts, HOSTILE } from "../draft-texts.ts";
import { printed } from "./office.ts";

/** The PDFs are kept here to be looked at. */
const KEPT = join("data", "office");

const CASES = [
  { name: "full-ja", input: FULL, language: "ja", pages: 4 },
  { name: "full-en", input: FULL, language: "en", pages: 4 },
  { name: "empty-ja", input: EMPTY, language: "ja", pages: 4 },
  { name: "empty-en", input: EMPTY, language: "en", pages: 4 },
] as const;

const squeezed = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "");

describe("an agreement that LibreOffice prints", () => {
  it.each(CASES)("has all its text on so many A4 pages, each with mark and number: $name", async (sample) => {
    const draft = agreementDraft(sample.input, sample.language);
    const { bytes, pages, paper } = printed(await draftDocx(draft), "docx");
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(join(KEPT, `${sample.name}.pdf`), bytes);
    expect(paper).toMatch(/A4/);
    expect(pages).toHaveLength(sample.pages);
    for (const [at, page] of pages.entries()) {
      expect(squeezed(page)).toContain(squeezed(draft.mark));
      expect(squeezed(page).endsWith(`${at + 1}/${pages.length}`), `page ${at + 1}`).toBe(true);
    }
    // Words may be parted by a page's end or a table's columns: every character is there as often as it is written.
    const count = (text: string): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const character of squeezed(text)) counts.set(character, (counts.get(character) ?? 0) + 1);
      return counts;
    };
    const found = count(pages.join(""));
    for (const [character, times] of count(draftTexts(draft).join(""))) {
      expect(found.get(character) ?? 0, character).toBeGreaterThanOrEqual(times);
    }
    const last = pages.findIndex((page) => squeezed(page).includes(squeezed(draft.notes?.heading ?? "")));
    expect(squeezed(pages[last] ?? "").indexOf(squeezed(draft.notes?.heading ?? ""))).toBe(
      squeezed(draft.mark).length,
    );
  });

  it("is opened whatever was typed", async () => {
    const short = HOSTILE.filter(({ length }) => length < 200).join("\n");
    const draft = { ...draftOf(short), introduction: [short, "あ".repeat(10_000), "x".repeat(10_000)] };
    const text = squeezed(printed(await draftDocx(draft), "docx").pages.join(""));
    expect(text).toContain("<script>alert(1)</script>");
    expect(text.split("あ").length).toBeGreaterThan(10_000);
    expect(text.split("x").length).toBeGreaterThan(10_000);
  });
});
