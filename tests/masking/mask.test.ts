import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasCheckDigit } from "../../src/masking/find-numbers.ts";
import { Mask, maskableNames } from "../../src/masking/mask.ts";

const IDS = ["numazu", "kasumigaura", "minami-alps", "odawara", "asaka"];
const textOf = (id: string, file: string): string => readFileSync(`knowledge/${id}/${file}`, "utf8");
const hidden = (text: string, names: readonly string[] = []): string => new Mask(names).hide(text);

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const myNumber = digits(11).map((body) => {
  const last = [..."0123456789"].find((digit) => hasCheckDigit(body + digit)) ?? "";
  return body + last;
});
const mail = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9._-]{1,10}[a-z0-9]$/),
    fc.stringMatching(/^[a-z]{2,8}\.(?:jp|lg\.jp|com)$/),
  )
  .map(([user, host]) => `${user}@${host}`);
const phone = fc.oneof(
  digits(8).map((rest) => `090-${rest.slice(0, 4)}-${rest.slice(4)}`),
  digits(8).map((rest) => `080${rest}`),
  digits(7).map((rest) => `055-${rest.slice(0, 3)}-${rest.slice(3)}`),
  digits(7).map((rest) => `(055)${rest.slice(0, 3)}-${rest.slice(3)}`),
  digits(9).map((rest) => `+81 90 ${rest.slice(0, 4)} ${rest.slice(4, 8)}`),
);
const surname = fc.constantFrom(
  "佐藤",
  "鈴木",
  "土屋",
  "阿部",
  "長谷川",
  "小野寺",
  "森",
  "五十嵐",
  "本多",
  "金子",
);
const given = fc.constantFrom("花子", "健一", "太郎", "翔", "みなみ", "美咲");
const honorific = fc.constantFrom("さん", "氏", "様", "くん");
const around = fc.constantFrom("窓口の", "", "昨日、", "「", "（", "市の担当は", " ");
const behind = fc.constantFrom("に確認した。", "", "」", "）", " ", "、");

describe("masking personal data", () => {
  it("gives back, for any text, what was hidden", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      mail,
      phone,
      phone.map(wide),
      myNumber,
      fc.constantFrom(
        "〔氏名1〕",
        "[電話番号2]",
        "【住所 1】",
        "佐藤さん",
        "御幸町16-1",
        "沼津市御幸町16番1号",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const mask = new Mask(["佐藤 花子"]);
        const [first = "", ...rest] = pieces.map((text) => mask.hide(text));
        expect([first, ...rest].map((text) => mask.restore(text))).toEqual(pieces.length > 0 ? pieces : [""]);
        const text = pieces.join("");
        expect(mask.restore(mask.hide(text))).toBe(text);
      }),
    );
  });

  it.each([
    ["mail addresses", mail],
    ["telephone numbers", phone],
    ["My Numbers", myNumber],
  ])("hides %s, in half and full width", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, around, behind, fc.boolean(), (value, before, after, isWide) => {
        const typed = isWide ? wide(value) : value;
        expect(hidden(`${before}${typed}${after}`)).not.toContain(typed);
        expect(hidden(`${before}${typed}${after}`)).toMatch(/〔(?:メール|電話番号|個人番号)1〕/);
      }),
    );
  });

  it("hides who is called さん, 氏 or 様, with and without a given name", () => {
    fc.assert(
      fc.property(surname, fc.option(given), honorific, behind, (family, first, title, after) => {
        const name = first === null ? family : `${family}${first}`;
        expect(hidden(`窓口は${name}${title}${after}`)).toBe(`窓口は〔氏名1〕${title}${after}`);
      }),
    );
  });

  it("hides people of the records wherever they stand, with any space between their names", () => {
    const names = maskableNames(["山田 太郎", "Sato Hanako"], []);
    expect(hidden("担当は山田太郎、後任は山田　太郎。SATO HANAKO", names)).toBe(
      "担当は〔氏名1〕、後任は〔氏名2〕。〔氏名3〕",
    );
  });

  it("does not look for names that are words of the guidelines, or a single letter", () => {
    expect(maskableNames(["市民", "森", "協働", "山田 太郎"], [textOf("numazu", "guideline.md")])).toEqual([
      "山田 太郎",
    ]);
  });

  it("gives one value one placeholder, and counts kinds without keeping values in the counts", () => {
    const mask = new Mask();
    expect(mask.hide("佐藤さんと鈴木さん、また佐藤さん。a@b.jp")).toBe(
      "〔氏名1〕さんと〔氏名2〕さん、また〔氏名1〕さん。〔メール1〕",
    );
    expect(mask.counts).toEqual({ name: 3, mail: 1 });
  });

  it("puts values back where a model wrote the placeholder in other brackets or digits", () => {
    const mask = new Mask();
    mask.hide("佐藤さんに電話 055-934-4807");
    expect(mask.restore("［氏名１］さん（[電話番号1]）、【氏名 1】さん、〔氏名7〕")).toBe(
      "佐藤さん（055-934-4807）、佐藤さん、〔氏名7〕",
    );
  });

  it("hides the house and leaves the city", () => {
    expect(hidden("沼津市御幸町１６番１号の空き家")).toBe("沼津市〔住所1〕の空き家");
    expect(hidden("小田原市荻窪300番地、〒410-8601")).toBe("小田原市〔住所1〕、〔住所2〕");
    expect(hidden("南本町3丁目2-5で")).toBe("〔住所1〕で");
  });

  it("hides twelve digits only where the check digit fits or the text calls them so", () => {
    expect(hidden("会員番号123456789012")).toBe("会員番号123456789012");
    expect(hidden("個人番号は123456789012")).toBe("個人番号は〔個人番号1〕");
    expect(hasCheckDigit("123456789018")).toBe(true);
  });

  it.each([
    "市民の皆さん、皆様、市民の皆さま、さまざまな主体",
    "同様に、多様な、一様でない、様々な、様式第1号、仕様書、模様替え",
    "自治会長さん、担当者様、業者さん、八百屋さん、隣のおばさん、ボランティアさん",
    "氏名、同氏、両氏、摂氏",
    "第4次総合計画、図1-2、3番目、平成20年4月1日、2026-11-24、第２条、①〜⑤、4-1",
    "1,234,567円、10人、0.5、No.12、1番から3番まで",
  ])("leaves alone: %s", (text) => {
    expect(hidden(text)).toBe(text);
  });

  it.each(IDS.flatMap((id) => ["guideline.md", "source.txt"].map((file) => [id, file] as const)))(
    "changes nothing in %s/%s, whole or line by line: the texts hold no personal data",
    (id, file) => {
      const text = textOf(id, file);
      expect(hidden(text)).toBe(text);
      for (const line of text.split("\n")) expect(hidden(line)).toBe(line);
      expect(text.length).toBeGreaterThan(4000);
    },
  );

  it("would find contact data that stood in a guideline", () => {
    const text = `${textOf("numazu", "guideline.md")}\n問い合わせ 055-934-4807 kyodo@city.example.lg.jp`;
    const mask = new Mask();
    mask.hide(text);
    expect(mask.counts).toEqual({ phone: 1, mail: 1 });
  });
});
