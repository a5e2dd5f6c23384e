import fc from "fast-check";
import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import { draftMarkdown } from "../../../src/adapters/documents/markdown.ts";
import { agreementDraft } from "../../../src/dialogs/agreement.ts";
import { EMPTY, FULL } from "../../dialogs/agreement-samples.ts";
import { draftOf, draftTexts, HOSTILE, shown } from "../../draft-texts.ts";

interface Reading {
  /** The kinds of the blocks and inlines that the parser found, in order. */
  readonly kinds: string[];
  /** The texts of headings, paragraphs, items and cells. */
  readonly texts: string[];
}

const JOINER = /\u2060/gu;
const UNESCAPED: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const plain = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => UNESCAPED[entity] ?? entity);

/** The text of inline tokens as a reader sees it. */
function inlineText(tokens: readonly Token[], kinds: string[]): string {
  return tokens
    .map((token) => {
      if (token.type === "br") return "\n";
      if ("tokens" in token && token.tokens && token.type !== "text") {
        kinds.push(token.type);
        return inlineText(token.tokens, kinds);
      }
      if ("tokens" in token && token.tokens) return inlineText(token.tokens, kinds);
      if (token.type !== "text" && token.type !== "escape" && token.type !== "checkbox")
        kinds.push(token.type);
      return token.type === "checkbox" ? "" : "text" in token ? plain(String(token.text)) : "";
    })
    .join("");
}

function read(markdown: string): Reading {
  const kinds: string[] = [];
  const texts: string[] = [];
  const text = (tokens: readonly Token[] | undefined): void => {
    texts.push(shown(inlineText(tokens ?? [], kinds).replace(JOINER, "")));
  };
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === "space" || token.type === "checkbox") continue;
      if (token.type !== "text") kinds.push(token.type);
      if (token.type === "heading" || token.type === "paragraph" || token.type === "text")
        text(token["tokens"]);
      else if (token.type === "blockquote") walk(token["tokens"] ?? []);
      else if (token.type === "list") for (const item of token["items"]) walk(item.tokens);
      else if (token.type === "table")
        for (const cell of [...token["header"], ...token["rows"].flat()]) text(cell.tokens);
    }
  };
  walk(marked.lexer(markdown));
  return { kinds, texts };
}

/** What the parser finds in a draft of harmless text of the same shape. */
const HARMLESS = read(draftMarkdown(draftOf("x")));
const full = (texts: readonly string[]): string[] => texts.map(shown).filter((text) => text !== "");

describe("a draft as Markdown", () => {
  it("is headings, paragraphs, lists, a table and a rule, and nothing else", () => {
    expect([...new Set(HARMLESS.kinds)].sort()).toEqual(
      ["blockquote", "heading", "hr", "list", "paragraph", "strong", "table"].sort(),
    );
  });

  it.each(HOSTILE)("keeps %j as text in every place", (typed) => {
    const { kinds, texts } = read(draftMarkdown(draftOf(typed)));
    expect(kinds).toEqual(HARMLESS.kinds);
    const words = full(texts);
    // Role and name of a party share one list item.
    const wanted = full(draftTexts(draftOf(typed)));
    expect(words.join("\n").replace(/\s/gu, "")).toBe(wanted.join("\n").replace(/\s/gu, ""));
  });

  it("keeps any text as text", () => {
    const MARKS = [..."#*_`~[]()<>|\\!-+=:.&$@{}1 \n\taあ　/", "www.", "http://"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 12 }), (marks) => {
        const typed = `${marks.join("")}x`;
        const { kinds, texts } = read(draftMarkdown(draftOf(typed)));
        expect(kinds).toEqual(HARMLESS.kinds);
        expect(texts.join("").replace(/\s/gu, "")).toBe(
          draftTexts(draftOf(typed)).join("").replace(/\s/gu, ""),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("keeps line ends of a paragraph as line breaks", () => {
    const html = marked.parse(draftMarkdown({ ...draftOf("x"), introduction: ["甲\n- 乙"] }), {
      async: false,
    });
    expect(html).toContain("<p>甲<br>- 乙</p>");
  });

  it.each(["ja", "en"] as const)("holds every text of an agreement (%s)", (language) => {
    for (const input of [FULL, EMPTY]) {
      const draft = agreementDraft(input, language);
      const { texts } = read(draftMarkdown(draft));
      const all = texts.join("\n").replace(/\s/gu, "");
      for (const text of draftTexts(draft)) expect(all).toContain(shown(text).replace(/\s/gu, ""));
    }
  });
});
