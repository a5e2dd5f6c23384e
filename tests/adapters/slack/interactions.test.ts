import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Citation } from "../../../src/domain/answer.ts";
import type { Part } from "../../../src/domain/message.ts";
import type { Sheet } from "../../../src/ports/chat.ts";
import { type Connected, connect, WAYS } from "../../slack/connected.ts";
import { buttonsIn, type Person } from "../../slack/person.ts";
import { BOT_USER, type SlackMessage, TEAM } from "../../slack/workspace.ts";

const CARD = "d1.3";
const CHOICES: readonly Part[] = [
  { kind: "progress", title: "領域の判定", step: 1, of: 3 },
  { kind: "text", text: "誰が主に行いますか？" },
  {
    kind: "choices",
    card: CARD,
    options: [
      { value: "a", label: "市民" },
      { value: "b", label: "行政" },
    ],
  },
  { kind: "actions", card: CARD, actions: [{ value: "cancel", label: "やめる" }] },
];
const SHEET: Sheet = {
  card: CARD,
  title: "領域の判定",
  language: "ja",
  fields: [
    {
      key: "name",
      label: "事業名",
      ask: "事業の名前は何ですか？",
      optional: false,
      input: { kind: "text", longest: 100 },
    },
    {
      key: "starts",
      label: "開始日",
      ask: "いつ始まりますか？",
      optional: true,
      input: { kind: "date" },
      value: "2026-12-01",
    },
    {
      key: "who",
      label: "主体",
      ask: "誰が主に行いますか？",
      optional: false,
      input: {
        kind: "single",
        options: [
          { value: "a", label: "市民" },
          { value: "b", label: "行政" },
        ],
      },
    },
  ],
};
const CITATION: Citation = {
  guideline: "numazu",
  section: "第2章 > 協働とは",
  quote: "協働とは、対等な立場で…",
};
const ANSWER: readonly Part[] = [
  { kind: "text", text: "協働とは…[1]" },
  { kind: "sources", answer: "a1", citations: [CITATION] },
  { kind: "feedback", answer: "a1" },
];

describe.each(WAYS)("over %s", (way) => {
  let at: Connected;
  let me: Person;
  beforeEach(async () => {
    at = await connect(way, { citations: async (answer) => (answer === "a1" ? [CITATION] : undefined) });
    me = at.person("U1");
  });
  afterEach(async () => {
    await at.stop();
    expect(at.slack.faults).toEqual([]);
  });

  /** Shows something in direct messages. */
  async function shown(parts: readonly Part[]): Promise<{ message: SlackMessage; channel: string }> {
    await me.write("領域");
    await at.reply(at.inbox.last.party, parts);
    const message = me.direct.messages.at(-1);
    if (!message) throw new Error("nothing was shown");
    return { message, channel: me.direct.id };
  }

  it("a press in direct messages comes in with its card, once however often it is sent", async () => {
    const where = await shown(CHOICES);
    const payload = me.pressed(where, "1. 市民") ?? {};
    expect((await me.send(payload)).status).toBe(200);
    expect((await me.send(payload)).status).toBe(200);
    expect(at.inbox.taken).toHaveLength(2);
    expect(at.inbox.last).toMatchObject({ kind: "press", card: CARD, value: "a", direct: true });
    expect(at.inbox.last.party).toEqual(at.inbox.taken[0]?.party);
  });

  it("a press in a channel's thread belongs to the conversation there", async () => {
    const { ts } = await me.write(`<@${BOT_USER}> 領域`, { channel: "C1" });
    const asked = at.inbox.last.party;
    await at.reply(asked, CHOICES);
    const message = at.slack.workspace.channels.get("C1")?.messages.at(-1);
    expect(message?.thread_ts).toBe(ts);
    if (message) await me.press({ message, channel: "C1" }, "やめる");
    expect(at.inbox.last).toMatchObject({ kind: "press", card: CARD, value: "cancel", party: asked });
  });

  it("a press on what one person alone sees belongs to the conversation it came from", async () => {
    await me.write(`<@${BOT_USER}> 領域`, { channel: "C1" });
    const asked = at.inbox.last.party;
    await at.reply(asked, [], { message: { language: "ja", private: true, parts: CHOICES } });
    const message = at.slack.workspace.channels.get("C1")?.messages.at(-1);
    expect(message?.onlyFor).toBe("U1");
    if (message) await me.press({ message, channel: "C1" }, "2. 行政");
    expect(at.inbox.last).toMatchObject({ kind: "press", card: CARD, value: "b", party: asked });
  });

  it("a form in a message comes in by the keys of its fields", async () => {
    const where = await shown([
      {
        kind: "form",
        card: CARD,
        fields: [
          { key: "name", label: "事業名", optional: false, input: { kind: "text", longest: 100 } },
          { key: "budget", label: "予算", optional: true, input: { kind: "number" } },
        ],
      },
    ]);
    const [send = ""] = buttonsIn(where.message.blocks);
    await me.press(where, send, { 事業名: "見回り <!channel>", 予算: "300000" });
    expect(at.inbox.last).toMatchObject({
      kind: "form",
      card: CARD,
      fields: { name: "見回り <!channel>", budget: "300000" },
    });
  });

  it("a whole dialog opens as a form at once, and comes in by its keys", async () => {
    const where = await shown(CHOICES);
    at.inbox.sheetNow = SHEET;
    expect((await me.press(where, "フォームで答える")).status).toBe(200);
    expect(me.modal?.content).toMatchObject({ callback_id: "sheet", title: { text: "領域の判定" } });
    expect(
      at.slack.calls.filter(({ method }) => method.startsWith("views.")).map(({ method }) => method),
    ).toEqual(["views.open", "views.update"]);
    expect((await me.submit({ 事業名: "見回り", 主体: "市民" })).status).toBe(200);
    expect(at.inbox.last).toMatchObject({
      kind: "sheet",
      card: CARD,
      fields: { name: "見回り", starts: "2026-12-01", who: "a" },
      party: at.inbox.taken[0]?.party,
    });
    expect(me.modal).toBeUndefined();
  });

  it("what is wrong in a form stands at its field, and the form can be sent again", async () => {
    const where = await shown(CHOICES);
    at.inbox.sheetNow = SHEET;
    await me.press(where, "フォームで答える");
    at.inbox.next = { kind: "refused", problems: { name: "名前が空です。" } };
    const { body } = await me.submit({ 主体: "市民" });
    expect(body).toEqual({ response_action: "errors", errors: { "sheet:name": "名前が空です。" } });
    expect(me.modal).toBeDefined();
    at.inbox.next = { kind: "taken" };
    await me.submit({ 事業名: "見回り", 主体: "市民" });
    expect(at.inbox.last).toMatchObject({ kind: "sheet", fields: { name: "見回り" } });
    expect(me.modal).toBeUndefined();
  });

  it("a form whose card no longer counts says so", async () => {
    const where = await shown(CHOICES);
    await me.press(where, "フォームで答える");
    expect(JSON.stringify(me.modal?.content)).toContain("もう使えません");
  });

  it("a form that was closed while it was filled is left alone", async () => {
    const where = await shown(CHOICES);
    at.inbox.sheetNow = SHEET;
    at.slack.trouble("views.update", { error: "hash_conflict" });
    expect((await me.press(where, "フォームで答える")).status).toBe(200);
    expect(at.reports).toContain("a modal could not be filled");
  });

  it("a trigger that ran out opens nothing, and is told to the person", async () => {
    const where = await shown(CHOICES);
    at.slack.trouble("views.open", { error: "expired_trigger_id" });
    expect((await me.press(where, "フォームで答える")).status).toBe(200);
    expect(me.modal).toBeUndefined();
    expect(me.direct.messages.at(-1)).toMatchObject({
      onlyFor: "U1",
      text: expect.stringContaining("もう一度"),
    });
  });

  it("sources unfold to the passage, word for word", async () => {
    const where = await shown(ANSWER);
    await me.press(where, "出典を見る（1件）");
    const content = JSON.stringify(me.modal?.content);
    expect(content).toContain(CITATION.quote);
    expect(content).toContain("numazuの指針");
  });

  it("sources that are no longer kept are said to be gone", async () => {
    const where = await shown([{ kind: "sources", answer: "a2", citations: [CITATION] }]);
    await me.press(where, "出典を見る（1件）");
    expect(JSON.stringify(me.modal?.content)).toContain("もう取り出せません");
  });

  it("👍 is kept as it is", async () => {
    await me.press(await shown(ANSWER), "役に立った");
    expect(at.inbox.last).toMatchObject({ kind: "feedback", answer: "a1", helpful: true });
    expect(me.modal).toBeUndefined();
  });

  it("👎 is kept at once, and its reason when it is given", async () => {
    await me.press(await shown(ANSWER), "役に立たなかった");
    expect(at.inbox.last).toMatchObject({ kind: "feedback", answer: "a1", helpful: false });
    const [label = ""] =
      me.modal?.content.blocks.map((block) => JSON.parse(JSON.stringify(block)).label.text) ?? [];
    await me.submit({ [label]: "条番号が違います" });
    expect(at.inbox.last).toMatchObject({
      kind: "feedback",
      answer: "a1",
      helpful: false,
      reason: "条番号が違います",
    });
    expect(at.inbox.taken).toHaveLength(3);
  });

  it("a press that could not be stored is not acknowledged as if it were", async () => {
    const where = await shown(CHOICES);
    at.inbox.next = new Error("the database is away");
    expect((await me.press(where, "1. 市民")).status).not.toBe(200);
  });

  it("a button of another time does nothing, and is acknowledged", async () => {
    const where = await shown(CHOICES);
    const old = {
      ...where.message,
      blocks: [
        {
          type: "actions",
          block_id: "x",
          elements: [
            {
              type: "button",
              action_id: "zone_pick",
              text: { type: "plain_text", text: "古い" },
              value: "1",
            },
          ],
        },
      ],
    };
    expect((await me.press({ ...where, message: old }, "古い")).status).toBe(200);
    expect(at.inbox.taken).toHaveLength(1);
  });

  it("a stranger's press is refused", async () => {
    await me.write(`<@${BOT_USER}> 領域`, { channel: "C1" });
    await at.reply(at.inbox.last.party, CHOICES);
    const channel = at.slack.workspace.channels.get("C1");
    const message = channel?.messages.at(-1);
    at.slack.workspace.addUser({ id: "U8", team: "T8" });
    channel?.members.add("U8");
    if (message) await at.person("U8").press({ message, channel: "C1" }, "1. 市民");
    expect(at.inbox.taken).toHaveLength(1);
    expect(channel?.messages.at(-1)).toMatchObject({ onlyFor: "U8" });
  });

  it("the Home tab shows what is the person's, and its buttons lead to the direct messages", async () => {
    at.inbox.homeNow = {
      language: "ja",
      parts: [
        { kind: "text", text: "期限の近い評価", tone: "heading" },
        { kind: "choices", card: "menu", options: [{ value: "record:r1", label: "花壇の会" }] },
      ],
    };
    expect((await me.open("home")).status).toBe(200);
    const home = at.slack.workspace.homes.get("U1");
    expect(JSON.stringify(home?.content)).toContain("期限の近い評価");
    if (home) await me.press({ view: home }, "1. 花壇の会");
    expect(at.inbox.last).toMatchObject({
      kind: "press",
      card: "menu",
      value: "record:r1",
      direct: true,
      party: { place: { key: `${TEAM}:${me.direct.id}` }, person: "U1" },
    });
    // What is pending may have changed.
    expect(at.slack.callsOf("views.publish")).toHaveLength(2);
  });
});
