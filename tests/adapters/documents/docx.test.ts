import { describe, expect, it } from "vitest";
import { draftDocx } from "../../../src/adapters/documents/docx.ts";
import { agreementDraft } from "../../../src/dialogs/agreement.ts";
import { BLANK, type Draft } from "../../../src/domain/message.ts";
import { EMPTY, FULL } from "../../dialogs/agreement-samples.ts";
import { draftOf, draftTexts, HOSTILE, shown } from "../../draft-texts.ts";
import { checkXml, docxParts, paragraphTexts } from "./docx-xml.ts";

async function parts(draft: Draft): Promise<(path: string) => string> {
  const all = docxParts(await draftDocx(draft));
  for (const [path, xml] of all) if (/\.(?:xml|rels)$/.test(path)) checkXml(xml);
  return (path) => all.get(path) ?? "";
}

const twips = (millimetres: number): number => Math.floor((millimetres / 25.4) * 1440);

describe("a draft as DOCX", () => {
  it.each(["ja", "en"] as const)("holds every text of the draft, in its order (%s)", async (language) => {
    for (const input of [FULL, EMPTY]) {
      const draft = agreementDraft(input, language);
      const part = await parts(draft);
      const texts = paragraphTexts(part("word/document.xml")).filter((text) => text !== "");
      expect(texts).toEqual(draftTexts(draft));
    }
  });

  it("is an A4 page with margins of 25 mm", async () => {
    const part = await parts(agreementDraft(FULL, "ja"));
    const xml = part("word/document.xml");
    expect(xml).toContain(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"`);
    for (const side of ["top", "right", "bottom", "left"]) {
      expect(xml).toMatch(new RegExp(`<w:pgMar [^>]*w:${side}="${twips(25)}"`));
    }
  });

  it("bears its mark at the head of every page and page numbers at the foot", async () => {
    const part = await parts(agreementDraft(FULL, "ja"));
    expect(paragraphTexts(part("word/header1.xml"))).toEqual(["案・法規確認前"]);
    expect(part("word/footer1.xml")).toMatch(/PAGE.+NUMPAGES/s);
    const references = part("word/document.xml").match(/<w:(?:header|footer)Reference [^>]*>/g);
    expect(references?.map((reference) => /w:type="(\w+)"/.exec(reference)?.[1])).toEqual([
      "default",
      "default",
    ]);
    expect(part("word/document.xml")).not.toContain("<w:titlePg");
  });

  it("centres the title, and begins the notes on a page of their own", async () => {
    const xml = (await parts(agreementDraft(FULL, "ja")))("word/document.xml");
    const styles = (await parts(agreementDraft(FULL, "ja")))("word/styles.xml");
    expect(xml).toMatch(/<w:pStyle w:val="Title"\/>/);
    expect(/<w:style [^>]*w:styleId="Title".*?<\/w:style>/s.exec(styles)?.[0]).toContain(
      '<w:jc w:val="center"/>',
    );
    const breaks = xml.split("<w:pageBreakBefore/>");
    expect(breaks).toHaveLength(2);
    expect(paragraphTexts(`<w:p>${breaks[1] ?? ""}`)[0]).toBe("記入・確認が必要なところ");
  });

  it("names Japanese fonts for every script, with what stands in for them", async () => {
    const part = await parts(agreementDraft(FULL, "ja"));
    expect(part("word/styles.xml")).toMatch(/<w:docDefaults>.*w:eastAsia="游明朝".*<\/w:docDefaults>/s);
    const table = part("word/fontTable.xml");
    expect(table).toMatch(/w:name="游明朝"><w:altName w:val="[^"]*ＭＳ 明朝/);
    expect(table).toMatch(/w:name="游ゴシック"><w:altName w:val="[^"]*ＭＳ ゴシック/);
  });

  it("numbers the items of each article from one", async () => {
    const xml = (await parts(draftOf("x")))("word/document.xml");
    const lists = [...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((match) => match[1]);
    expect(lists).toHaveLength(4);
    const again = await parts({
      ...draftOf("x"),
      articles: [...draftOf("x").articles, ...draftOf("y").articles],
    });
    const ids = new Set(
      [...again("word/document.xml").matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id),
    );
    expect(ids.size).toBe(3);
  });

  it("lets what is still blank stand out", async () => {
    const xml = (await parts({ ...draftOf("x"), introduction: [`甲${BLANK}乙`] }))("word/document.xml");
    expect(xml.match(/<w:highlight w:val="yellow"\/>/g)).toHaveLength(1);
    expect(xml).toContain(`<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">${BLANK}</w:t>`);
  });

  it.each(HOSTILE)("keeps %j as text in every place, in XML that is well formed", async (typed) => {
    const draft = draftOf(typed);
    const part = await parts(draft);
    const texts = paragraphTexts(part("word/document.xml"))
      .map(shown)
      .filter((text) => text !== "");
    expect(texts).toEqual(draftTexts(draft).map(shown));
    expect(part("word/document.xml")).not.toMatch(/w:hyperlink|w:instrText|[\u202a-\u202e\u2066-\u2069]/);
  });
});
