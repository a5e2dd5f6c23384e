import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packed, pieces } from "../../../../src/adapters/teams/cards/budget.ts";
import { renderMessage } from "../../../../src/adapters/teams/cards/message.ts";
import type { CardOptions } from "../../../../src/adapters/teams/cards/scene.ts";
import type { Citation, Citations } from "../../../../src/domain/answer.ts";
import type { Message, Part } from "../../../../src/domain/message.ts";
import { expectSoundPost, nodes, readable } from "./checked-card.ts";

const OPTIONS: CardOptions = {
  title: () => "かすみがうら市協働のまちづくり指針",
  link: ({ guideline }) => `https://kyodo.example/read/${guideline}#2`,
  feedback: "loop",
};
const citation = (quote: string): Citation => ({
  guideline: "kasumigaura",
  section: "第２章 > ３．領域",
  quote,
});
const sources = (...quotes: [string, ...string[]]): Part => {
  const [first, ...rest] = quotes;
  const citations: Citations = [citation(first), ...rest.map(citation)];
  return { kind: "sources", answer: "a1", citations };
};
const text = (words: string): Part => ({ kind: "text", text: words });
const feedback: Part = { kind: "feedback", answer: "a1" };
const render = (parts: readonly Part[], more: Partial<Message> = {}) => {
  const posts = renderMessage({ language: "ja", parts, ...more }, OPTIONS);
  for (const post of posts) expectSoundPost(post);
  return posts;
};

describe("an answer", () => {
  it("is text with live marks, whose sources Teams knows, and a list of them to unfold", () => {
    const [post, ...others] = render([
      text("協働です。[1]\n役割があります。[2]"),
      sources("一", "二"),
      feedback,
    ]);
    expect(others).toEqual([]);
    expect(post?.text).toBe("協働です。[1]\n\n役割があります。[2]");
    expect(post?.entities[0]?.citation).toEqual([
      {
        "@type": "Claim",
        position: 1,
        appearance: {
          "@type": "DigitalDocument",
          name: "かすみがうら市協働のまちづくり指針 ─ 第２章 > ３．領域",
          abstract: "一",
          url: "https://kyodo.example/read/kasumigaura#2",
        },
      },
      expect.objectContaining({ position: 2 }),
    ]);
    expect(post?.feedback).toBe("a1");
    expect(readable(post?.cards)).toMatch(/^出典 2件\n/u);
    expect(nodes(post?.cards).filter(({ isVisible }) => isVisible === false)).toHaveLength(1);
  });

  it("carries the label of a model only where a model wrote it", () => {
    const parts = [text("協働です。[1]"), sources("一")];
    expect(render(parts)[0]?.entities[0]).not.toHaveProperty("additionalType");
    expect(render(parts, { writtenBy: "m" })[0]?.entities[0]?.additionalType).toEqual(["AIGeneratedContent"]);
    expect(render([text("ありません。")], { writtenBy: "m" })[0]?.entities).toHaveLength(1);
    expect(render([text("ありません。")])[0]?.entities).toEqual([]);
  });

  it("names twenty sources to Teams; the marks of others are words, and the list has them all", () => {
    const marks = Array.from({ length: 25 }, (_, at) => `文${at + 1}。[${at + 1}]`).join("");
    const [first = "", ...rest] = Array.from({ length: 25 }, (_, at) => `引用その${at + 1}`);
    const posts = render([text(marks), sources(first, ...rest)]);
    expect(posts[0]?.entities[0]?.citation?.map(({ position }) => position)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    expect(posts[0]?.text).toContain("[20]文21。\\[21\\]");
    expect(readable(posts.map(({ cards }) => cards))).toContain("引用その25");
  });

  it("makes no mark live that the answer has no source for, nor one that leads elsewhere", () => {
    const [post] = render([text("あ[2]い[1](http://a)う[1]: x"), sources("一")]);
    expect(post?.text).not.toMatch(/(?<!\\)\[/u);
    expect(post?.entities).toEqual([]);
  });

  it("is a post of its own where a step follows, so that the step can be replaced", () => {
    const step: readonly Part[] = [
      { kind: "text", text: "質問の続きに戻ります。", tone: "note" },
      { kind: "progress", title: "領域の判定", step: 4, of: 6 },
      { kind: "choices", card: "d.4", options: [{ value: "a", label: "市" }] },
    ];
    const posts = render([text("協働です。[1]"), sources("一"), feedback, ...step]);
    expect(posts.map((post) => [post.text !== undefined, post.cards.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
    expect(readable(posts[1]?.cards)).toContain("■ 領域の判定（4/6）");
    expect(posts[1]?.feedback).toBeUndefined();
  });

  it("of ten thousand letters keeps every sentence with its mark", () => {
    const sentence = "市民と行政は対等な立場で協力します。[1]";
    const posts = render([text(sentence.repeat(800)), sources("一")]);
    const said = posts.map((post) => post.text ?? "").join("\n\n");
    expect(said.replaceAll("\n\n", "")).toBe(sentence.repeat(800));
    for (const line of said.split("\n\n")) expect(line).toMatch(/^市民と.*\[1\]$/u);
    for (const post of posts.filter((each) => each.text !== undefined)) expect(post.entities).toHaveLength(1);
  });
});

describe("short words", () => {
  it("are text without a card; a warning says that it is one", () => {
    expect(render([text("ありがとうございます。")])).toEqual([
      { text: "ありがとうございます。", cards: [], entities: [], summary: "ありがとうございます。" },
    ]);
    const [post] = render([{ kind: "text", text: "できません。", tone: "warning" }]);
    expect(post?.text).toBe("⚠️ できません。");
  });
});

describe("a picture", () => {
  const picture: Part = {
    kind: "picture",
    picture: { kind: "shares", title: "t", done: "d", open: "o", rows: [] },
    alt: "提出率 68%",
  };

  it("is fetched from where its caller says, with words for who cannot see it", () => {
    const [post] = renderMessage(
      { language: "ja", parts: [picture] },
      { ...OPTIONS, picture: () => "https://kyodo.example/teams/files/x" },
    );
    const [image] = nodes(post?.cards).filter(({ type }) => type === "Image");
    expect(image).toMatchObject({ url: "https://kyodo.example/teams/files/x", altText: "提出率 68%" });
  });

  it("is told in words where there is no address, or one that is none of the web", () => {
    for (const url of [undefined, "javascript:alert(1)", "file:///etc/passwd"]) {
      const [post] = renderMessage({ language: "ja", parts: [picture] }, { ...OPTIONS, picture: () => url });
      expect(nodes(post?.cards).filter(({ type }) => type === "Image")).toEqual([]);
      expect(readable(post?.cards)).toContain("提出率 68%");
    }
  });
});

describe("cutting", () => {
  it("gives pieces that are the text, none too long, none within a letter or a mark", () => {
    const anyText = fc
      .array(fc.constantFrom("👩‍👩‍👧", "市民が。", "[12]", "abc ", "、", "e\u0301"), { maxLength: 60 })
      .map((each) => each.join(""));
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 60 }), (line, longest) => {
        const cut = pieces(line, longest);
        expect(cut.join("")).toBe(line);
        for (const piece of cut) {
          expect(piece.length).toBeLessThanOrEqual(longest);
          expect(piece).not.toMatch(/^\p{M}|^\u200d|\u200d$|\[\d*$|^\d*\]/u);
        }
      }),
    );
  });

  it("packs all items in their order, groups below the limit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 })), (items) => {
        const groups = packed(items, 60, (item) => item);
        expect(groups.flat()).toEqual(items);
        for (const group of groups) {
          const sum = group.reduce((total, item) => total + item + 2, 0);
          expect(sum <= 60 || group.length === 1).toBe(true);
        }
      }),
    );
  });
});
