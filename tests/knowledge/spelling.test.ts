import { describe, expect, it } from "vitest";
import { knowledge } from "../packs.ts";

const mended = (text: string): string => knowledge().spelling.mended(text);

describe("a slip of typing in a term", () => {
  it.each([
    ["小田原の事業強力って何", "小田原の事業協力って何"],
    ["役割分坦の考え方", "役割分担の考え方"],
    ["コーデイネーターの養成", "コーディネーターの養成"],
    ["わーくしょっぷとか開くの", "ワークショップとか開くの"],
  ])("is mended in %s", (typed, term) => {
    expect(mended(typed)).toBe(term);
  });

  it.each(["事業協力と協定", "指定管理料の相場", "予定価格はいくら", "市民活動団体の登録"])(
    "is not seen in %s",
    (typed) => {
      expect(mended(typed)).toBe(typed);
    },
  );
});
