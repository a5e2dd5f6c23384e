import { describe, expect, it } from "vitest";
import { renderCitation } from "../../../src/adapters/terminal/citation.ts";

const citation = {
  guideline: "odawara",
  section: "（７）後援",
  quote: "名を連ねることです。\n逆に\u001b[31mも",
};
const style = { colour: false, title: () => "小田原市のガイドライン" };

describe("a citation in the terminal", () => {
  it("ends with the address of its passage where others can open it", () => {
    const link = () => "https://kyodo.example.lg.jp/read/odawara?p=s1#s1";
    expect(renderCitation(citation, 2, { ...style, link })).toBe(
      "[2] 小田原市のガイドライン ─ （７）後援\n    名を連ねることです。\n    逆に[31mも\n    https://kyodo.example.lg.jp/read/odawara?p=s1#s1",
    );
  });

  it("shows no address where there is none", () => {
    expect(renderCitation(citation, 1, { ...style, link: () => undefined })).not.toContain("http");
    expect(renderCitation(citation, 1, style)).not.toContain("http");
  });
});
