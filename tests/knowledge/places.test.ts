import { describe, expect, it } from "vitest";
import { Places } from "../../src/knowledge/places.ts";
import { knowledge } from "../packs.ts";

const guidelines = knowledge().library.volumes.map(({ guideline }) => guideline);
const places = new Places(guidelines);
const named = (question: string) => places.namedIn(question).guidelines;
const others = (question: string) => places.namedIn(question).others;

describe("a city of the packs", () => {
  it.each([
    ["沼津市の定義", ["numazu"]],
    ["ぬまづでは？", ["numazu"]],
    ["南ｱﾙﾌﾟｽの形態", ["minami-alps"]],
    ["霞ヶ浦市のセンター", ["kasumigaura"]],
    ["朝霞と小田原を比べて", ["asaka", "odawara"]],
    ["What does Minami Alps say?", ["minami-alps"]],
    ["Odawara's forms and Asaka city", ["odawara", "asaka"]],
  ])("is found in %s", (question, ids) => {
    expect(named(question)).toEqual(ids);
  });

  it.each(["あさから電話が多い", "おだわらTRYプランって？", "協働とは", "a numazukan"])(
    "is not read into %s",
    (question) => {
      expect(named(question)).toEqual([]);
    },
  );

  it("leaves the query together with its particles", () => {
    expect(places.namedIn("沼津市における委託").rest).toBe("委託");
  });
});

describe("a city that is left out", () => {
  it.each(["沼津以外でアダプトは？", "アダプト　ぬまづ市を除いて", "adopt programmes other than Numazu"])(
    "is not asked about in %s",
    (question) => {
      expect(places.namedIn(question)).toMatchObject({ guidelines: [], excluded: ["numazu"] });
    },
  );
});

describe("「うちの市」", () => {
  it("means the home guideline, and nothing where none is set or known", () => {
    expect(new Places(guidelines, "asaka").namedIn("うちの市の原則").guidelines).toEqual(["asaka"]);
    expect(named("うちの市の原則")).toEqual([]);
    expect(new Places(guidelines, "atami").namedIn("うちの市の原則").guidelines).toEqual([]);
  });
});

describe("a prefecture", () => {
  it("is no other place beside a city in it, but it is beside another", () => {
    expect(others("朝霞では国や埼玉県も行政に入る")).toEqual([]);
    expect(others("沼津と埼玉県の違い")).toHaveLength(1);
  });
});

describe("another municipality", () => {
  it.each([
    "川越市の指針",
    "横浜では",
    "みしま市だと",
    "龍ヶ崎市の人材バンク",
    "龍ケ崎市の人材バンク",
    "東京都の",
    "How does Kawagoe define it?",
    "in Osaka",
  ])("is noticed in %s", (question) => {
    expect(others(question)).toHaveLength(1);
  });

  it.each([
    "市町村の役割",
    "行政区の扱い",
    "他の市では",
    "中央の意見",
    "日野菜を育てる会",
    "Date of the survey",
    "同じ市民の会",
  ])("is not read into %s", (question) => {
    expect(others(question)).toEqual([]);
  });
});
