import type { Draft } from "../src/domain/message.ts";

/** Every text of a draft, in the order in which it is shown. */
export const draftTexts = ({ title, mark, introduction = [], articles, closing, notes }: Draft): string[] => [
  title,
  mark,
  ...introduction,
  ...articles.flatMap(({ heading, paragraphs, items = [], table }) => [
    heading,
    ...paragraphs,
    ...items,
    ...(table ? [...table.columns, ...table.rows.flat()] : []),
  ]),
  ...(closing?.statement ? [closing.statement] : []),
  ...(closing ? [closing.date, ...closing.parties.flatMap(({ role, name }) => [role, name])] : []),
  ...(notes ? [notes.heading, ...notes.items] : []),
];

/** A draft in every part of which the text stands. */
export const draftOf = (text: string): Draft => ({
  title: text,
  mark: text,
  introduction: [text, text],
  articles: [
    { heading: text, paragraphs: [text, text], items: [text, text] },
    { heading: text, paragraphs: [text], table: { columns: [text, text], rows: [[text, text], [text]] } },
  ],
  closing: {
    statement: text,
    date: text,
    parties: [
      { role: text, name: text },
      { role: text, name: text },
    ],
  },
  notes: { heading: text, items: [text, text] },
});

/** What people might type that some program takes for more than text. */
export const HOSTILE: readonly string[] = [
  "# x",
  "## x ##",
  "> x",
  "- x",
  "+ x",
  "* x",
  "- [ ] x",
  "1. x",
  "12) x",
  "---",
  "***",
  "===",
  "a\n===",
  "a\n---",
  "a | b\n--- | ---\nc | d",
  "a\n:-",
  "| a | b |",
  "\\| a \\\\| b \\",
  "<script>alert(1)</script>",
  "<b>x</b> &amp; &lt;",
  "<!-- x -->",
  "<!channel> <@U123> @here",
  "[a](http://b)",
  "![a](http://b/c.png)",
  "[a]: http://b",
  "[^1]",
  "<http://b>",
  "http://b.example/c?d=e_f_g",
  "HTTPS://b.example WWW.b.example www.b.example",
  "a@b.example mailto:a@b.example",
  "`x` ``y`` ```z```",
  "```\nx\n```",
  "~~~\nx\n~~~",
  "*a* **b** _c_ __d__ ~~e~~",
  "$a$ $$b$$ {c}",
  "    indented\n\tindented",
  "a  \nb\\\nc",
  "a\n\n# b\n\n<div>\n\nc",
  "　# x",
  "　- x",
  "a\u202eb\u2066c\u200fd\u061ce",
  "a\u0000b\u0007c\u001bd\ud800e\uffff",
  "a\r\nb\rc\u2028d\u2029e",
  "👩‍👩‍👧‍👦 🏳️‍🌈 𠮷野家 葛󠄀城",
  "）。」（「x",
  "あ".repeat(10_000),
  "x".repeat(10_000),
  "*_[`<|".repeat(1_600),
];

/** The text as every document shows it: without what turns the reading direction, and white space made one blank. */
export const shown = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000e-\u001f\u007f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\uffff]/gu,
      "",
    )
    .replace(/[\s\u2028\u2029]+/gu, " ")
    .trim();
