import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { altText } from "../../src/domain/picture-alt.ts";
import { anyPicture } from "../adapters/pictures/any-picture.ts";
import { SAMPLES } from "../adapters/pictures/samples.ts";

const alt = (name: string): string => {
  const sample = SAMPLES.find((each) => each.name === name);
  if (!sample) throw new Error(`There is no sample ${name}.`);
  return altText(sample.picture, sample.language);
};

describe("the text alternative of a picture", () => {
  it("tells the zones, their names and where the project lies", () => {
    expect(alt("spectrum-ja")).toBe(
      "事業の領域。市民主体から行政主体までの5つの領域: ① 市民が主体的かつ自立して活動する領域、② 市民が主導し、行政が支援する領域、③ 市民と行政が協働で立案・実行する領域、④ 行政が主導し、市民参加により実行する領域、⑤ 行政が執行者として責任を持つ領域。②③④が協働の領域です。この事業の領域は ③ です。",
    );
    expect(alt("spectrum-unnamed-en")).toBe(
      "The project's zone. Five zones from “citizens alone” to “the city alone”: ①; ②; ③; ④; ⑤. ②③④ together: collaboration. This project lies in zone ⑤.",
    );
  });

  it("says that the zone is still open", () => {
    expect(alt("spectrum-open-ja")).toContain("この事業の領域はまだ決まっていません（候補: ②・③・④）。");
    expect(alt("spectrum-open-en")).toContain("This project: zone not settled yet (possible: ②・③・④).");
  });

  it("tells each principle's answer with its date, the own city's first", () => {
    expect(alt("principles-ja")).toBe(
      "協働の原則の確認。沼津市の原則: 目的の共有 ○ はい、対等 ○ はい、自主性の尊重 △ まだ（9月30日まで）、自立 × いいえ、自己決定・自己責任 － 該当なし、役割分担 ○ はい。ほかの市の原則（参考）: 相互理解・信頼 ○ はい、情報の共有・公開 ○ はい、公平・公正 △ まだ（9月30日まで）、評価と継続の判断 × いいえ。",
    );
    expect(alt("principles-en")).toContain("Respect for the partner's autonomy △ not yet (by 30 September);");
  });

  it("tells both sides' ratings on both axes and the quarter that they lie in", () => {
    expect(alt("quadrants-ja")).toBe(
      "評価の2軸。横軸は事業の成果、縦軸は協働の過程（どちらも1から4、中央の線は2.5）。左上: 過程はよいが、成果に課題、右上: 成果も過程もよい、左下: 成果にも過程にも課題、右下: 成果はよいが、過程に課題。1 子ども食堂の運営: 市 事業の成果 3.6・協働の過程 3.2（右上）、相手方 事業の成果 3.1・協働の過程 2.2（右下）。2 防災訓練の共同実施: 市 事業の成果 2.2・協働の過程 3.4（左上）、相手方 事業の成果 2.2・協働の過程 3.4（左上）。3 高齢者の移動支援: 市 事業の成果 3.5・協働の過程 1.8（右下）、相手方 なし。4 緑道の清掃: 市 事業の成果 1.4・協働の過程 1.6（左下）、相手方 事業の成果 2・協働の過程 2.75（左上）。",
    );
    expect(alt("quadrants-en")).toContain(
      "3 Rides for the elderly: City outcome 3.5・process 1.8 (lower right); Partner none.",
    );
  });

  it("tells every section's count and percentage, and the total", () => {
    expect(alt("shares-ja")).toBe(
      "自己評価の提出状況（課別）。棒は「提出済み」の割合、残りは「未提出」。合計 21/72（29%）。市民協働課 8/8（100%）、福祉総務課 5/12（42%）、こども未来課 0/3（0%）、防災危機管理課 7/9（78%）、環境政策課 対象なし、観光交流課 1/40（3%）。",
    );
    expect(alt("shares-en")).toContain("Tourism 1/40 (3%).");
  });

  it("never says 100% while something is open, nor leaves a row out", () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({ label: `課${at}`, done: 999, total: 1000 }));
    const text = altText({ kind: "shares", title: "題", done: "済", open: "未", rows }, "ja");
    expect(text).toContain("課59 999/1000（99%）");
    expect(text).not.toContain("100%");
  });

  it("holds the title and every row's label, whatever they are", () => {
    fc.assert(
      fc.property(anyPicture, fc.constantFrom("ja" as const, "en" as const), (picture, language) => {
        const labels =
          picture.kind === "shares"
            ? picture.rows.map(({ label }) => label)
            : picture.kind === "quadrants"
              ? picture.projects.map(({ label }) => label)
              : picture.kind === "principles"
                ? [...picture.own.rows, ...picture.reference.rows].map(({ label }) => label)
                : [...picture.names.slice(0, 5), ...picture.ends, picture.project];
        const text = altText(picture, language);
        expect([picture.title, ...labels].filter((label) => !text.includes(label.trim()))).toEqual([]);
      }),
    );
  });
});
