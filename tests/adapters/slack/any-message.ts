import fc from "fast-check";
import type { Citation } from "../../../src/domain/answer.ts";
import type { Choice, Draft, Field, Message, Part } from "../../../src/domain/message.ts";
import type { Picture } from "../../../src/domain/picture.ts";

/** Messages of every form that the model allows, with texts of every kind: for property tests. */

const readable = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "協働の領域",
      "補助金の交付 (subsidy)",
      "A & B < C",
      "花壇の里親さん",
      "1\n2\n\n3",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 40 }).map((times) => `${"市民と行政が協働する。".repeat(times * 12)}おわり`),
  },
);

/** Hardly two texts are alike, so that none can be lost unseen. */
export const anyText = fc.tuple(readable, fc.nat()).map(([text, mark]) => `${text} #${mark.toString(36)}`);

const choice: fc.Arbitrary<Choice> = fc.record({
  value: fc.oneof(fc.string({ minLength: 1, maxLength: 40 }), fc.string({ minLength: 70, maxLength: 300 })),
  label: anyText,
});
const choices = (maxLength: number) =>
  fc.uniqueArray(choice, { minLength: 1, maxLength, selector: ({ value }) => value });

export const anyCitation: fc.Arbitrary<Citation> = fc.record({
  guideline: fc.constantFrom("odawara", "numazu"),
  section: anyText,
  quote: anyText,
});

export const anyField: fc.Arbitrary<Field> = fc.record({
  key: fc.string({ unit: fc.constantFrom(..."abcdefghij"), minLength: 3, maxLength: 12 }),
  label: anyText.map((text) => text.slice(-150)),
  optional: fc.boolean(),
  input: fc.oneof(
    fc.record({ kind: fc.constant("text" as const), longest: fc.constantFrom(1, 60, 400, 3000, 9000) }),
    fc.record({ kind: fc.constant("number" as const) }),
    fc.record({ kind: fc.constant("date" as const) }),
    fc.record({ kind: fc.constantFrom("single" as const, "multiple" as const), options: choices(40) }),
  ),
});
const fields = fc.uniqueArray(anyField, { minLength: 1, maxLength: 6, selector: ({ key }) => key });

const draft: fc.Arbitrary<Draft> = fc.record({
  title: anyText,
  mark: anyText,
  articles: fc.array(
    fc.record({
      heading: anyText,
      paragraphs: fc.array(anyText, { maxLength: 3 }),
      items: fc.array(anyText),
    }),
    { maxLength: 4 },
  ),
});

const PICTURE: Picture = {
  kind: "spectrum",
  title: "協働の領域",
  ends: ["市民", "行政"],
  names: ["市民主体", "市民主導", "対等", "行政主導", "行政主体"],
  shared: "協働",
  project: "この事業",
  zones: [2],
};

const table = fc.integer({ min: 1, max: 22 }).chain((width) =>
  fc.record({
    columns: fc.array(anyText, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(anyText, { minLength: width, maxLength: width }), { maxLength: 12 }),
  }),
);

export const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: anyText }),
  fc.record({
    kind: fc.constant("text" as const),
    text: anyText,
    tone: fc.constantFrom("heading" as const, "note" as const, "warning" as const),
  }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(anyText, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant("citation" as const), citation: anyCitation }),
  fc.record({ kind: fc.constant("choices" as const), card: fc.constant("d1.3"), options: choices(40) }),
  fc.record({ kind: fc.constant("actions" as const), card: fc.constant("d1.3"), actions: choices(6) }),
  fc.record({ kind: fc.constant("form" as const), card: fc.constant("d1.3"), fields }),
  table.map((each): Part => ({ kind: "table", ...each })),
  fc.record({
    kind: fc.constant("progress" as const),
    title: anyText,
    step: fc.integer({ min: 1, max: 40 }),
    of: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ kind: fc.constant("picture" as const), picture: fc.constant(PICTURE), alt: anyText }),
  fc.record({ kind: fc.constant("document" as const), draft }),
  fc.record({
    kind: fc.constant("sources" as const),
    answer: fc.uuid(),
    citations: fc.tuple(anyCitation, anyCitation),
  }),
  fc.record({ kind: fc.constant("feedback" as const), answer: fc.uuid() }),
);

export const anyMessage: fc.Arbitrary<Message> = fc
  .record({
    language: fc.constantFrom("ja" as const, "en" as const),
    parts: fc.array(anyPart, { minLength: 1, maxLength: 25 }),
    model: fc.option(anyText, { nil: undefined }),
  })
  .map(({ model, ...message }) => (model === undefined ? message : { ...message, writtenBy: model }));
