import fc from "fast-check";
import type { Citation, Citations } from "../../../../src/domain/answer.ts";
import type { Choice, Draft, Field, Message, Part } from "../../../../src/domain/message.ts";
import { anyPicture } from "../../pictures/any-picture.ts";

/** Any message at all: every kind of part, with texts of any kind and length. */

export const HOSTILE: readonly string[] = [
  "<at>everyone</at>",
  '<at id="0">全員</at>',
  "[x](http://a)",
  "![x](http://a/b.png)",
  "[x][1]: http://a",
  "[1](http://a)",
  "<http://a|b>",
  "http://a.example/x",
  "www.a.example",
  "**太字** __bold__ _italic_ ~~gone~~",
  "<!channel> <!here> <@U1>",
  "`code` ```block```",
  "&lt;b&gt; &amp; &#42;x&#42;",
  "<b>x</b><script>alert(1)</script><img src=x onerror=alert(1)>",
  "\u202egnp.exe\u202c \u200fRTL \u061c",
  "# 見出し\n- 点\n1. 番号\n> 引用\n---\n| a | b |\n| --- | --- |",
  "{{DATE(2026-11-25T00:00:00Z, SHORT)}} {{TIME(2026-11-25T00:00:00Z)}}",
  "👩‍👩‍👧‍👦👍🏽 𠮷野家 e\u0301",
  "\ud800 半端",
  "\u0000\u0007\u001b[31m",
  "a\\*b\\[c\\](d)",
  "あ".repeat(10_000),
  "x".repeat(10_000),
  "*".repeat(500),
  "[".repeat(500),
];

const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom("市民と行政が協力する。", "It works together. ", "\n", "[1]", "市 "), {
        maxLength: 800,
      })
      .map((each) => each.join("")),
  },
);
const label = words.map((text) => text.slice(0, 900));
const key = fc.stringMatching(/^[a-z][a-zA-Z.]{0,30}$/u);
const card = fc.stringMatching(/^[a-z0-9.-]{1,40}$/u);

const choice: fc.Arbitrary<Choice> = fc.record({ value: fc.stringMatching(/^[ -~]{1,300}$/u), label });
const options = fc.uniqueArray(choice, { minLength: 1, maxLength: 60, selector: ({ value }) => value });
const input: fc.Arbitrary<Field["input"]> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), longest: fc.integer({ min: 1, max: 4000 }) }),
  fc.constant({ kind: "number" as const }),
  fc.constantFrom({ kind: "date" as const }, { kind: "date" as const, notBefore: "2026-04-01" }),
  fc.record({ kind: fc.constantFrom("single" as const, "multiple" as const), options }),
);
const field: fc.Arbitrary<Field> = fc.record({ key, label, optional: fc.boolean(), input });
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 12, selector: (each) => each.key });

export const anyCitation: fc.Arbitrary<Citation> = fc.record({
  guideline: key,
  section: label,
  quote: words,
});
const citations = fc
  .tuple(anyCitation, fc.array(anyCitation, { maxLength: 30 }))
  .map(([first, rest]): Citations => [first, ...rest]);

const rows = fc.array(fc.array(label, { maxLength: 7 }), { maxLength: 40 });
const table = fc.record({ columns: fc.array(label, { maxLength: 7 }), rows });
const draft: fc.Arbitrary<Draft> = fc.record({
  title: label,
  mark: label,
  introduction: fc.array(words, { maxLength: 3 }),
  articles: fc.array(
    fc.record({
      heading: label,
      paragraphs: fc.array(words, { maxLength: 4 }),
      items: fc.array(words, { maxLength: 4 }),
      table,
    }),
    { maxLength: 6 },
  ),
  closing: fc.record({
    statement: words,
    date: label,
    parties: fc.array(fc.record({ role: label, name: label }), { maxLength: 3 }),
  }),
  notes: fc.record({ heading: label, items: fc.array(words, { maxLength: 4 }) }),
});

const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: words }),
  fc.record({
    kind: fc.constant("text" as const),
    text: words,
    tone: fc.constantFrom("heading" as const, "note" as const, "warning" as const),
  }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(words, { maxLength: 60 }) }),
  fc.record({ kind: fc.constant("citation" as const), citation: anyCitation }),
  fc.record({ kind: fc.constant("choices" as const), card, options }),
  fc.record({ kind: fc.constant("actions" as const), card, actions: options }),
  fc.record({ kind: fc.constant("form" as const), card, fields }),
  table.map((each) => ({ kind: "table" as const, ...each })),
  fc.record({
    kind: fc.constant("progress" as const),
    title: label,
    step: fc.integer({ min: 0, max: 40 }),
    of: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({ kind: fc.constant("picture" as const), picture: anyPicture, alt: words }),
  fc.record({ kind: fc.constant("document" as const), draft }),
  fc.record({ kind: fc.constant("sources" as const), answer: card, citations }),
  fc.record({ kind: fc.constant("feedback" as const), answer: card }),
);

/** A form or the sources stand once in a message. */
const ONCE: readonly Part["kind"][] = ["form", "sources", "feedback", "progress"];
const onceEach = (parts: readonly Part[]): readonly Part[] =>
  parts.filter(
    ({ kind }, at) => !ONCE.includes(kind) || parts.findIndex((part) => part.kind === kind) === at,
  );

export const anyMessage: fc.Arbitrary<Message> = fc
  .record({
    language: fc.constantFrom("ja" as const, "en" as const),
    parts: fc.array(anyPart, { minLength: 1, maxLength: 8 }).map(onceEach),
    model: fc.boolean(),
  })
  .map(({ language, parts, model }) => ({ language, parts, ...(model ? { writtenBy: "model" } : {}) }));

/** Every text of a message that a person is to read. */
export function textsOf({ parts }: Message): readonly string[] {
  return parts.flatMap(partTexts);
}

function partTexts(part: Part): readonly string[] {
  switch (part.kind) {
    case "text":
      return [part.text];
    case "list":
      return part.items;
    case "citation":
      return [part.citation.section, part.citation.quote];
    case "choices":
      return part.options.map(({ label: each }) => each);
    case "actions":
      return part.actions.map(({ label: each }) => each);
    case "form":
      return part.fields.flatMap(({ input: each }) =>
        "options" in each ? each.options.map((option) => option.label) : [],
      );
    case "table":
      return part.rows.flat();
    case "progress":
      return [part.title];
    case "picture":
      return [part.alt];
    case "document":
      return draftTexts(part.draft);
    case "sources":
      return part.citations.flatMap(({ section, quote }) => [section, quote]);
    case "feedback":
      return [];
  }
}

const draftTexts = ({
  title,
  mark,
  introduction = [],
  articles,
  closing,
  notes,
}: Draft): readonly string[] => [
  title,
  mark,
  ...introduction,
  ...articles.flatMap(({ heading, paragraphs, items = [], table: each }) => [
    heading,
    ...paragraphs,
    ...items,
    ...(each ? [...each.columns, ...each.rows.flat()] : []),
  ]),
  ...(closing
    ? [closing.statement ?? "", closing.date, ...closing.parties.flatMap(({ role, name }) => [role, name])]
    : []),
  ...(notes ? [notes.heading, ...notes.items] : []),
];
