import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FORMS } from "../../src/domain/guideline.ts";
import { learnedFrom } from "../../src/suggestions/examples.ts";
import { featuresOf } from "../../src/suggestions/features.ts";
import { learn } from "../../src/suggestions/learning.ts";
import { lettersOf, replaced, textOf } from "../../src/suggestions/letters.ts";
import { weigh } from "../../src/suggestions/linear-model.ts";
import { loadWordLists } from "../../src/suggestions/project-words.ts";
import { Reader } from "../../src/suggestions/reading.ts";
import { loadWeights, weightsText, ZONES } from "../../src/suggestions/weights-file.ts";
import { knowledge, temporaryFolder } from "../packs.ts";

const reader = new Reader(
  loadWordLists("knowledge/project-words.yaml").actors,
  knowledge().library.volumes.map(({ guideline }) => guideline.municipality),
);
const features = (text: string) => featuresOf(reader.read(text));

describe("the weights that ship", () => {
  const weights = loadWeights("knowledge/project-weights.tsv");

  it("were learned from the examples and words that ship (else: npm run learn)", () => {
    expect(weights.learnedFrom).toBe(
      learnedFrom("knowledge/project-examples.yaml", "knowledge/project-words.yaml"),
    );
  });

  it("are read as they were written, to the hundredth", () => {
    const model = <Class>(classes: readonly Class[]) => {
      const terms = new Map([["w:補助", { rarity: 1.5, weights: classes.map((_, at) => at / 4 - 1) }]]);
      return { classes, bias: classes.map(() => -0.25), terms, term: (key: string) => terms.get(key) };
    };
    const learned = { learnedFrom: "x", zones: model(ZONES), forms: model(FORMS) };
    const file = join(temporaryFolder(), "weights.tsv");
    writeFileSync(file, weightsText(learned));
    const { zones, forms, learnedFrom: source } = loadWeights(file);
    expect(source).toBe("x");
    expect(zones.bias).toEqual(learned.zones.bias);
    expect(zones.term("w:補助")).toEqual(learned.zones.term("w:補助"));
    expect(forms.term("w:補助")).toEqual(learned.forms.term("w:補助"));
    expect(forms.term("w:委託")).toBeUndefined();
  });

  it("are refused where a model is missing, by the file's name", () => {
    const file = join(temporaryFolder(), "weights.tsv");
    writeFileSync(file, "learned from\tx\nzones\t1\t2\t3\t4\t5\n");
    expect(() => loadWeights(file)).toThrow(/weights\.tsv/);
  });
});

describe("learning", () => {
  const examples = [
    ["help", "会が行う催しに市が補助を出します。"],
    ["help", "団体の講座に市が補助をします。"],
    ["help", "住民の清掃に市が補助金を渡します。"],
    ["order", "市の調査を会社に委託します。"],
    ["order", "市の講座を団体に委託します。"],
    ["order", "市の清掃を組合に委託して行います。"],
  ].map(([label = "", text = ""]) => ({ label, features: features(text) }));
  const classes = ["help", "order"];

  it("tells apart what it was shown, and the like of it", () => {
    const model = learn(classes, examples);
    const first = (text: string) => weigh(model, features(text)).ranked[0]?.label;
    expect(first("保存会の祭りに市が補助を出すそうです。")).toBe("help");
    expect(first("市の案内をNPOに委託したい。")).toBe("order");
  });

  it("gives the same weights from the same examples", () => {
    const [one, other] = [1, 2].map(() => learn(classes, examples));
    expect(one?.terms).toEqual(other?.terms);
    expect(one?.bias).toEqual(other?.bias);
  });

  it("gives shares that add up to 1, best first", () => {
    const { ranked } = weigh(learn(classes, examples), features("市が補助します。"));
    expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(ranked[0]?.share).toBeGreaterThan(ranked[1]?.share ?? 1);
  });
});

describe("a description as it is read", () => {
  it("leaves out the question at its end and calls every city 市", () => {
    const { told } = reader.read("沼津市が花を配ります。沼津だとどの領域ですか。");
    expect(textOf(told)).toBe("市が花を配ります。");
  });

  it("marks who acts, the prefecture apart from the city", () => {
    const { tagged } = reader.read("県の補助を受けた山岳会に、市の観光課が道具を貸します。");
    expect(textOf(tagged)).toBe("△の補助を受けた●に、◎が道具を貸します。");
  });

  it("knows where its letters stand in the original", () => {
    const { text, told, tagged } = reader.read("朝霞市の山岳会が道を直す");
    expect(told[0]).toEqual({ char: "市", start: 0, end: 3 });
    const marked = tagged.find(({ char }) => char === "●");
    expect(text.slice(marked?.start, marked?.end)).toBe("山岳会");
  });

  it("is not emptied by a question alone", () => {
    expect(textOf(reader.read("沼津ではどの領域ですか").told)).not.toBe("");
  });

  it("keeps the places of what stands behind a replacement", () => {
    const letters = replaced(lettersOf("あいうえお"), /いう/gu, "x");
    expect(letters.map(({ char, start, end }) => `${char}${start}${end}`)).toEqual([
      "あ01",
      "x13",
      "え34",
      "お45",
    ]);
  });
});
