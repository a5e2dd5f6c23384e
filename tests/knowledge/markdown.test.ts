import { describe, expect, it } from "vitest";
import { outlineOf } from "../../src/knowledge/markdown.ts";

const wide = "長い文".repeat(80);
const MARKDOWN = `# 題

前置き。

## １ 章

一つ目の文。「二つ目。」の文。

・項目一\\
・項目二

> 編注：図は失われている。

### 節

| 形態 | 効果 |
| --- | --- |
| 委託 | 効果一。効果二。 |
| 共催 | ${wide} |

後書き。
`;

describe("an outline", () => {
  const outline = outlineOf("x", MARKDOWN);
  const texts = outline.sentences.map(({ text }) => text);

  it("falls into sentences, list items and cells, without the title and editor's notes", () => {
    expect(texts).toEqual([
      "前置き。",
      "１ 章",
      "一つ目の文。",
      "「二つ目。」の文。",
      "・項目一",
      "・項目二",
      "節",
      "委託",
      "効果一。",
      "効果二。",
      "共催",
      wide,
      "後書き。",
    ]);
  });

  it("has a leaf for each heading and, in a long table, for each row with its column names", () => {
    const rows = outline.leaves.filter(({ columns }) => columns.length > 0);
    expect(rows.map(({ row, path, columns }) => ({ row, path, columns }))).toEqual([
      { row: "委託", path: ["１ 章", "節"], columns: ["形態", "効果"] },
      { row: "共催", path: ["１ 章", "節"], columns: ["形態", "効果"] },
    ]);
    expect(outline.leaves.map(({ path }) => path.at(-1) ?? "")).toEqual([
      "",
      "１ 章",
      "節",
      "節",
      "節",
      "節",
    ]);
  });

  it("is broken where something unquotable stands between", () => {
    expect(outline.breaks.map((at) => texts[at])).toEqual(["節", "委託"]);
  });

  it("keeps a short table together as one leaf", () => {
    const { leaves } = outlineOf("x", "## a\n\n| 福祉 | 健康 |\n| --- | --- |\n| 26 | 2 |\n| 3 | 4 |\n");
    expect(leaves.filter(({ columns }) => columns.length > 0)).toHaveLength(1);
  });

  it("reads anything without failing", () => {
    for (const text of ["", "|", "| a |", "####", "| a |\n| --- |", "\\", "> 編注"]) {
      expect(() => outlineOf("x", text)).not.toThrow();
    }
  });
});
