import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMessage } from "../../../../src/adapters/teams/cards/message.ts";
import type { TeamsPost } from "../../../../src/adapters/teams/cards/posts.ts";
import type { CardOptions } from "../../../../src/adapters/teams/cards/scene.ts";
import type { Message, Part } from "../../../../src/domain/message.ts";
import { anyMessage, HOSTILE, textsOf } from "./any-message.ts";
import { expectSoundPost, nodes, readable } from "./checked-card.ts";
import { readMarkdown } from "./markdown-reader.ts";

const OPTIONS: CardOptions = {
  title: (guideline) => `指針${guideline}`,
  link: ({ guideline }) => `https://kyodo.example/read/${guideline}#a`,
  feedback: "buttons",
  sheets: true,
};

/** What stays of a text however a client cuts lines and spaces: letters, digits and signs in their order. */
const letters = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{Cc}\p{Cs}\p{Cf}\u3000]/gu, "")
    .replace(/[…]/gu, "");

/** All that a person reads in posts; text that is Markdown as its reader sees it. */
const seen = (posts: readonly TeamsPost[]): string =>
  posts
    .map(
      ({ text = "", cards }) =>
        `${readMarkdown(text).text}\n${cards.map((card) => readable(read(card))).join("\n")}`,
    )
    .join("\n");

/** A card with its Markdown read, as a client shows it. */
function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, read(each)] as const);
  const node = Object.fromEntries(entries);
  if (node["type"] !== "TextBlock") return node;
  return { ...node, text: readMarkdown(String(node["text"])).text };
}

const render = (message: Message): readonly TeamsPost[] => renderMessage(message, OPTIONS);

describe("any message", () => {
  it("keeps to the sizes of Teams and to Adaptive Cards 1.5", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const post of render(message)) expectSoundPost(post);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it("loses nothing that was to be read", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const shown = letters(seen(render(message)));
        for (const text of textsOf(message)) {
          for (const line of text.split(/[\n\r\v\f\u0085\u2028\u2029]/u)) {
            // Long texts are cut into pieces on their way; their pieces are looked for.
            for (let at = 0; at < line.length; at += 3000)
              expect(shown).toContain(letters(line.slice(at, at + 50)));
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe("hostile text", () => {
  const spots: readonly (readonly [string, (text: string) => Part])[] = [
    ["a text", (text) => ({ kind: "text", text })],
    ["a heading", (text) => ({ kind: "text", text, tone: "heading" })],
    ["a warning", (text) => ({ kind: "text", text, tone: "warning" })],
    ["a list", (text) => ({ kind: "list", items: [text] })],
    ["a table", (text) => ({ kind: "table", columns: [text, text], rows: [[text, text]] })],
    ["a quote", (text) => ({ kind: "citation", citation: { guideline: text, section: text, quote: text } })],
    [
      "sources",
      (text) => ({
        kind: "sources",
        answer: "a",
        citations: [{ guideline: text, section: text, quote: text }],
      }),
    ],
    ["a button", (text) => ({ kind: "choices", card: "c.1", options: [{ value: "v", label: text }] })],
    ["an action", (text) => ({ kind: "actions", card: "c.1", actions: [{ value: "v", label: text }] })],
    ["progress", (text) => ({ kind: "progress", title: text, step: 1, of: 3 })],
    [
      "an input",
      (text) => ({
        kind: "form",
        card: "c.1",
        fields: [
          {
            key: "k",
            label: text,
            optional: true,
            input: { kind: "single", options: [{ value: "v", label: text }] },
          },
        ],
      }),
    ],
    [
      "a draft",
      (text) => ({
        kind: "document",
        draft: { title: text, mark: text, articles: [{ heading: text, paragraphs: [text], items: [text] }] },
      }),
    ],
  ];

  for (const [spot, partOf] of spots) {
    it(`in ${spot} never becomes markup, a mention, a link or a picture`, () => {
      for (const text of HOSTILE) {
        for (const language of ["ja", "en"] as const) {
          const posts = render({ language, parts: [partOf(text)] });
          for (const post of posts) expectDead(post);
        }
      }
    });
  }

  it("in an answer beside live marks never becomes markup", () => {
    for (const text of HOSTILE) {
      const sources: Part = {
        kind: "sources",
        answer: "a",
        citations: [{ guideline: "numazu", section: "1", quote: text }],
      };
      const posts = render({
        language: "ja",
        writtenBy: "m",
        parts: [{ kind: "text", text: `${text}[1]` }, sources],
      });
      for (const post of posts) expectDead(post);
    }
  });
});

function expectDead(post: TeamsPost): void {
  expectSoundPost(post);
  const markdowns = [
    post.text ?? "",
    ...nodes(post.cards).flatMap((node) => (node["type"] === "TextBlock" ? [String(node["text"])] : [])),
    // Some clients read the titles of options as Markdown, and some do not: nothing in them may look like it.
    ...nodes(post.cards).flatMap((node) =>
      node["type"] === "Input.ChoiceSet" && Array.isArray(node["choices"])
        ? node["choices"].map(({ title }) => String(title))
        : [],
    ),
  ];
  for (const markdown of markdowns) {
    expect(readMarkdown(markdown).markup).toEqual([]);
    expect(markdown).not.toMatch(/<\s*\/?\s*[a-z!@]/iu);
  }
  for (const entity of post.entities) expect(entity.type).toBe("https://schema.org/Message");
  const everything = readable(post.cards) + (post.text ?? "") + post.summary;
  expect(everything).not.toMatch(
    /(?!\n)\p{Cc}|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\{\{(?:DATE|TIME)|<\/?at/u,
  );
  for (const node of nodes(post.cards)) {
    if (node["type"] === "Action.OpenUrl")
      expect(String(node["url"])).toMatch(/^https:\/\/kyodo\.example\/read\//u);
  }
}
