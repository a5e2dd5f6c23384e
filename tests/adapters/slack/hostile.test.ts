import { describe, expect, it } from "vitest";
import { renderMessage } from "../../../src/adapters/slack/blocks/message.ts";
import { renderSheet, sheetErrors } from "../../../src/adapters/slack/blocks/sheet.ts";
import {
  noticeView,
  reasonView,
  renderHome,
  renderSources,
} from "../../../src/adapters/slack/blocks/views.ts";
import { checkMessage, checkView } from "../../../src/adapters/slack/limits/check.ts";
import type { Draft, Field, Message, Part } from "../../../src/domain/message.ts";
import type { Picture } from "../../../src/domain/picture.ts";
import type { Sheet } from "../../../src/ports/chat.ts";
import { blocksOf, seen } from "./seen.ts";

/** Whatever people, files or models write goes out as words: never as a mention, a link, markup or a hidden sign. */

const HOSTILE: Readonly<Record<string, string>> = {
  channel: "<!channel> を呼ぶ",
  here: "<!here|here>",
  everyone: "<!everyone>",
  user: "<@U1> さん",
  room: "<#C1|general>",
  group: "<!subteam^S1|@課>",
  date: "<!date^1392734382^{date}^https://evil.example|日付>",
  link: "<http://a|b>",
  mailto: "<mailto:a@example.com|こちら>",
  entities: "&lt;!channel&gt; &amp;lt; &#60;",
  bare: "https://evil.example/login @channel @here #general",
  backticks: "```\n<!channel>\n``` `x`",
  marks: "*太* _斜_ ~線~ > 引用 • 点",
  markdown: "[銀行](https://evil.example) ![図](https://evil.example/x.png) **太**",
  emoji: ":warning: :smile: 👩‍👩‍👧‍👦🇯🇵",
  direction: "請求書\u202Egnp.exe \u2066a\u2069 \u200Fb\u061C",
  hidden: "見え\u200Bない\u2060\uFEFF字\u00ADと\u0000\u0007\u001B[31m制御\u{E0041}",
  quotes: '","type":"mrkdwn","text":"<!channel>"} \\" \\u003c!channel\\u003e',
  lone: "半\ud800分\udc00",
  lines: "一行目\r\n二行目\u2028三行目\u0085四行目",
  long: `<!channel>${"長い文です&<>".repeat(1300)}`,
};

const picture = (title: string): Picture => ({
  kind: "spectrum",
  title,
  ends: [title, title],
  names: [title, title, title, title, title],
  shared: title,
  project: title,
  zones: [1],
});

const draft = (text: string): Draft => ({
  title: text,
  mark: text,
  introduction: [text],
  articles: [
    { heading: text, paragraphs: [text], items: [text], table: { columns: [text], rows: [[text]] } },
  ],
  closing: { statement: text, date: text, parties: [{ role: text, name: text }] },
  notes: { heading: text, items: [text] },
});

const fields = (text: string): readonly Field[] => {
  const options = [{ value: "a", label: text }];
  return [
    { key: "one", label: text, optional: true, input: { kind: "single", options } },
    { key: "some", label: text, optional: false, input: { kind: "multiple", options } },
    { key: "words", label: text, optional: false, input: { kind: "text", longest: 3000 } },
    { key: "day", label: text, optional: false, input: { kind: "date", notBefore: text } },
  ];
};

/** Every part, with the text wherever a text can stand. */
const everyPart = (text: string): readonly Part[] => {
  const citation = { guideline: text, section: text, quote: text };
  const options = [
    { value: text, label: text },
    { value: "b", label: "いいえ" },
  ];
  return [
    { kind: "text", text },
    { kind: "text", text, tone: "heading" },
    { kind: "text", text, tone: "note" },
    { kind: "text", text, tone: "warning" },
    { kind: "list", items: [text, text] },
    { kind: "citation", citation },
    { kind: "choices", card: "c.1", options },
    {
      kind: "choices",
      card: "c.1",
      options: Array.from({ length: 20 }, (_, at) => ({ value: `v${at}`, label: text })),
    },
    { kind: "form", card: text, fields: fields(text) },
    {
      kind: "table",
      columns: [text, "名"],
      rows: [
        [text, "a"],
        ["b", text],
      ],
    },
    { kind: "progress", title: text, step: 1, of: 3 },
    { kind: "picture", picture: picture(text), alt: text },
    { kind: "actions", card: "c.1", actions: options },
    { kind: "document", draft: draft(text) },
    { kind: "sources", answer: text, citations: [citation] },
    { kind: "feedback", answer: text },
  ];
};

const message = (text: string): Message => ({ language: "ja", parts: everyPart(text), writtenBy: text });

const sheet = (text: string): Sheet => ({
  card: text,
  title: text,
  language: "ja",
  fields: fields(text).map((field) => ({ ...field, ask: text, part: text, value: text.slice(0, 3000) })),
});

const title = (id: string): string => id;
const link = (): string => "https://kyodo.example/read/numazu#a";
const variants = [
  { documents: "text", pictureFile: undefined },
  { documents: "files", pictureFile: () => "F1" },
] as const;

/** All that would be sent, with every text in it. */
function everythingSent(text: string): readonly unknown[] {
  const posts = variants.flatMap((variant) =>
    renderMessage(message(text), { title, link, sheets: true, ...variant }),
  );
  const citation = { guideline: text, section: text, quote: text };
  return [
    ...posts.map(({ text: beside, blocks }) => ({ text: beside, blocks })),
    renderHome(message(text), { title, link }),
    renderSheet(sheet(text), { id: "s1" }),
    renderSources({ answer: text, citations: [citation], language: "ja" }, { title, link }),
    noticeView(text, "ja"),
    reasonView(text, "ja"),
  ];
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly parent: Readonly<Record<string, unknown>>;
}

function strings(
  value: unknown,
  path = "",
  parent: Record<string, unknown> = {},
  name = "",
): readonly Found[] {
  if (typeof value === "string") return [{ path, name, text: value, parent }];
  if (Array.isArray(value)) return value.flatMap((each, at) => strings(each, `${path}.${at}`, parent, name));
  if (typeof value !== "object" || value === null) return [];
  const own: Record<string, unknown> = { ...value };
  return Object.entries(own).flatMap(([key, each]) => strings(each, `${path}.${key}`, own, key));
}

/** Where Slack reads no markup and undoes nothing. */
const LITERAL = new Set(["raw_text"]);
const inRichText = ({ path, parent }: Found): boolean =>
  LITERAL.has(String(parent["type"])) || (parent["type"] === "text" && path.includes(".elements."));
/** Goes back to us alone, and is shown to nobody. */
const CARRIED = new Set(["value", "private_metadata", "block_id", "action_id", "callback_id"]);

describe.each(Object.entries(HOSTILE))("hostile text (%s)", (_name, text) => {
  const sent = everythingSent(text);
  const found = sent.flatMap((each) => strings(each));

  it("keeps the limits", () => {
    const problems = sent.flatMap((each) =>
      typeof each === "object" && each !== null && "type" in each ? checkView(each) : checkMessage(each),
    );
    expect(problems).toEqual([]);
  });

  it("stands in no mrkdwn, and in no element that calls somebody", () => {
    const types = new Set(found.filter(({ name }) => name === "type").map((each) => each.text));
    for (const live of ["mrkdwn", "markdown", "user", "usergroup", "channel", "broadcast", "team", "date"]) {
      expect(types).not.toContain(live);
    }
  });

  it("is escaped wherever Slack could read it", () => {
    for (const each of found) {
      if (CARRIED.has(each.name) || inRichText(each) || each.name === "initial_value") continue;
      expect(each.text, each.path).not.toMatch(/[<>]/u);
      expect(each.text, each.path).not.toMatch(/&(?!(?:amp|lt|gt);)/u);
    }
  });

  it("makes no address of its own", () => {
    const addresses = found.filter(({ name }) => name.endsWith("url")).map((each) => each.text);
    expect(new Set(addresses)).toEqual(new Set(["https://kyodo.example/read/numazu#a"]));
  });

  it("becomes no emoji by its name", () => {
    const objects = found.filter(({ parent, name }) => name === "text" && parent["type"] === "plain_text");
    for (const { parent } of objects) expect(parent["emoji"]).toBe(false);
    const names = found.filter(({ parent, name }) => parent["type"] === "emoji" && name === "name");
    for (const each of names) expect(["warning"]).toContain(each.text);
  });

  it("turns no direction and hides nothing", () => {
    for (const each of found) {
      if (CARRIED.has(each.name)) continue;
      expect(each.text, each.path).not.toMatch(
        /(?!\n)\p{Cc}|\p{Cs}|[\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u,
      );
    }
  });

  it("is read by people as it was written", () => {
    const posts = renderMessage({ language: "ja", parts: [{ kind: "text", text }] }, { title });
    const shown = seen(blocksOf(posts));
    const visible = text.replace(/[\s\p{C}]/gu, "");
    expect(shown).toBe(visible);
  });

  it("tells problems at a field as words", () => {
    for (const problem of Object.values(sheetErrors({ name: text }))) expect(problem).not.toMatch(/[<>]/u);
  });
});
