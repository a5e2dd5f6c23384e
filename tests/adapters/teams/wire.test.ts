import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Citations } from "../../../src/domain/answer.ts";
import type { Message } from "../../../src/domain/message.ts";
import { textOf, wordsOf } from "./card-words.ts";
import { BOT } from "./fake-teams.ts";
import { House, said } from "./house.ts";
import { personAt, privateOf, type TeamsPerson } from "./people.ts";

/** What really goes over the wire to Teams. */

const CHANNEL = "19:parks@thread.tacv2";
const THREAD = `${CHANNEL};messageid=1700000000001`;
const GROUP = "19:group@thread.v2";

const CITATIONS: Citations = [
  { guideline: "numazu", section: "第1章 > 定義", quote: "協働とは、**共に**働くこと。" },
  { guideline: "numazu", section: "第2章", quote: "役割を分けること。" },
];
const ANSWER: Message = {
  language: "ja",
  parts: [
    { kind: "text", text: "協働とは共に働くことです。[1] 役割を分けます。[2]" },
    { kind: "sources", answer: "a1", citations: CITATIONS },
    { kind: "feedback", answer: "a1" },
  ],
};
const step = (at: number): Message => ({
  language: "ja",
  parts: [
    { kind: "progress", title: "領域の判定", step: at, of: 6 },
    { kind: "text", text: `問い${at}` },
    {
      kind: "choices",
      card: `d1.${at}`,
      options: [
        { value: "yes", label: "はい" },
        { value: "no", label: "いいえ" },
      ],
    },
  ],
});

let house: House;
let me: TeamsPerson;
let other: TeamsPerson;
beforeEach(async () => {
  house = await House.open();
  me = personAt(house.teams, "yamada");
  other = personAt(house.teams, "sato");
  for (const place of [CHANNEL, THREAD, GROUP]) house.teams.conversations.set(place, []);
});
afterEach(async () => {
  await house.close();
  expect(house.teams.complaints).toEqual([]);
});

const ask = async (where: string, text = "質問", who = me): Promise<void> => {
  await house.client.type(who, where, text);
  await house.settled();
};
const lastIn = (where: string) => house.client.said(where).at(-1);
const posted = () => house.teams.requests.filter(({ method }) => method === "POST");

describe("an answer", () => {
  it("goes out with its citations as one root entity and as a list, without an AI label", async () => {
    house.bot = () => [ANSWER];
    await ask(privateOf(me));
    const answer = lastIn(privateOf(me));
    expect(answer?.entities).toEqual([
      {
        type: "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "@id": "",
        citation: [
          {
            "@type": "Claim",
            position: 1,
            appearance: {
              "@type": "DigitalDocument",
              name: "沼津市協働指針 ─ 第1章 > 定義",
              abstract: "協働とは、**共に**働くこと。",
            },
          },
          {
            "@type": "Claim",
            position: 2,
            appearance: {
              "@type": "DigitalDocument",
              name: "沼津市協働指針 ─ 第2章",
              abstract: "役割を分けること。",
            },
          },
        ],
      },
    ]);
    expect(textOf(answer ?? { type: "message" })).toContain("[1] 沼津市協働指針 ─ 第1章 > 定義");
    expect(answer?.channelData).toEqual({ feedbackLoop: { type: "default" } });
  });

  it("is labelled as written by AI where a model wrote it, and only there", async () => {
    house.bot = () => [{ ...ANSWER, writtenBy: "a model" }];
    await ask(privateOf(me));
    expect(lastIn(privateOf(me))?.entities?.[0]).toMatchObject({ additionalType: ["AIGeneratedContent"] });
  });

  it("brings a thumb under it back to the answer, with its reason, after a restart as well", async () => {
    house.bot = ({ kind }) => (kind === "text" ? [ANSWER] : []);
    await ask(privateOf(me));
    const [standing] = house.teams.standing(privateOf(me));
    const thumb = {
      ...house.client.base(me, privateOf(me)),
      type: "invoke",
      name: "message/submitAction",
      replyToId: standing?.id,
      value: {
        actionName: "feedback",
        actionValue: { reaction: "dislike", feedback: '{"feedbackText":"古い版です"}' },
      },
    };
    expect(await house.client.deliver(thumb)).toEqual({ status: 200, body: {} });
    expect(house.received.at(-1)).toMatchObject({
      kind: "feedback",
      answer: "a1",
      helpful: false,
      reason: "古い版です",
    });
  });

  it("is several messages where one cannot hold it, in order, each within Teams' limits", async () => {
    const long = Array.from({ length: 400 }, (_, at) => `${at}: ${"協働の役割を分けて書く。".repeat(20)}`);
    house.bot = () => [{ language: "ja", parts: [{ kind: "list", items: long }] }];
    await ask(privateOf(me));
    const all = house.client.said(privateOf(me)).map(textOf);
    expect(all.length).toBeGreaterThan(1);
    const numbers = [...all.join("\n").matchAll(/(\d+): 協働/gu)].map(([, number]) => Number(number));
    expect(numbers).toEqual(long.map((_, at) => at));
  });
});

describe("in a channel", () => {
  it("answers in the thread where it was mentioned, with the mention taken out", async () => {
    await ask(THREAD, "協働とは");
    expect(house.received).toMatchObject([
      { kind: "text", text: "協働とは", party: { place: { key: THREAD } } },
    ]);
    expect(house.received[0]).toMatchObject({ direct: false });
    expect(house.client.said(THREAD)).toHaveLength(1);
    expect(house.client.said(CHANNEL)).toEqual([]);
  });

  it("keeps quiet where nobody speaks to it", async () => {
    await house.client.type(me, THREAD, "ただの会話", false);
    expect(house.received).toEqual([]);
    expect(house.teams.requests).toEqual([]);
  });

  it("leaves the names of other people in the text", async () => {
    const base = house.client.base(me, THREAD);
    await house.client.deliver({
      ...base,
      type: "message",
      text: "<at>協働ナビ</at>&nbsp;<at>佐藤</at>さんの担当は？",
      entities: [
        { type: "mention", text: "<at>協働ナビ</at>", mentioned: BOT },
        { type: "mention", text: "<at>佐藤</at>", mentioned: { id: "29:sato", name: "佐藤" } },
      ],
    });
    expect(house.received).toMatchObject([{ text: "佐藤さんの担当は？" }]);
  });

  it("tells a private word in the person's own chat, and nothing of it in the channel", async () => {
    house.bot = () => [said("登録がまだありません", { private: true })];
    await ask(THREAD);
    expect(house.client.said(THREAD)).toEqual([]);
    expect(house.client.said(privateOf(me)).map(textOf)).toEqual(["登録がまだありません"]);
  });

  it("says in the channel only that there is a private word, where the person has no chat with the bot", async () => {
    house.teams.privates.delete(me.id);
    house.bot = () => [said("登録がまだありません", { private: true })];
    await ask(THREAD);
    const told = house.client.said(THREAD).map(textOf).join("\n");
    expect(told).toContain("個別のチャット");
    expect(told).not.toContain("登録がまだ");
  });
});

describe("a step of a dialog", () => {
  beforeEach(() => {
    house.bot = (incoming) => [step(incoming.kind === "press" ? 2 : 1)];
  });

  it("takes the place of the one that was pressed, and stands in the answer to the press", async () => {
    await ask(privateOf(me));
    const answer = await house.client.press(me, privateOf(me), "はい");
    await house.settled();
    expect(house.received.at(-1)).toMatchObject({ kind: "press", card: "d1.1", value: "yes" });
    const [standing, ...more] = house.teams.standing(privateOf(me));
    expect(more).toEqual([]);
    expect(standing?.edits).toBe(1);
    expect(textOf(standing?.activity ?? { type: "message" })).toContain("問い2");
    expect(answer).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        type: "application/vnd.microsoft.card.adaptive",
        value: standing?.activity.attachments?.[0]?.content,
      },
    });
  });

  it("takes its place where an old client sends a message instead (Action.Submit)", async () => {
    await ask(privateOf(me));
    expect((await house.client.press(me, privateOf(me), "はい", {}, "submit")).status).toBe(200);
    await house.settled();
    expect(house.teams.standing(privateOf(me))).toMatchObject([{ edits: 1 }]);
  });

  it("is posted below where the pressed card is gone", async () => {
    await ask(privateOf(me));
    house.teams.refuse({
      status: 404,
      code: "ActivityNotFoundInConversation",
      when: ({ method }) => method === "PUT",
    });
    await house.client.press(me, privateOf(me), "はい");
    await house.settled();
    expect(house.client.said(privateOf(me)).map(textOf)[1]).toContain("問い2");
    expect(house.replies.at(-1)?.sent).toEqual({ kind: "sent" });
  });

  it("takes its place though the process that took the press is gone: the reply knows what was pressed", async () => {
    await ask(privateOf(me));
    await house.client.press(me, privateOf(me), "はい");
    await house.settled();
    await house.retry();
    expect(house.teams.standing(privateOf(me))).toMatchObject([{ edits: 2 }]);
  });

  it("tells somebody else's press to that person alone: what all see stays", async () => {
    await ask(GROUP);
    const before = house.client.said(GROUP);
    house.bot = () => [said("始めた人だけが押せます")];
    const { body } = await house.client.press(other, GROUP, "はい");
    await house.settled();
    expect(body).toEqual({
      statusCode: 200,
      type: "application/vnd.microsoft.activity.message",
      value: "始めた人だけが押せます",
    });
    expect(house.client.said(GROUP)).toEqual(before);
    expect(house.teams.standing(GROUP)).toMatchObject([{ edits: 0 }]);
  });

  it("answers a press that brought no reply in time, and one that was delivered twice, with words", async () => {
    await ask(privateOf(me));
    house.bot = () => [];
    const first = await house.client.press(me, privateOf(me), "はい");
    expect(first.body).toMatchObject({ statusCode: 200, value: "受け付けました。まもなく表示します。" });
    const second = await house.client.again({ id: "f:other" });
    expect(second.body).toMatchObject({ statusCode: 200, value: "この操作は受け付け済みです。" });
  });

  it("answers a press that cannot be stored with a word, never with nothing", async () => {
    await ask(privateOf(me));
    house.broken = true;
    const { status, body } = await house.client.press(me, privateOf(me), "はい");
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 500, type: "application/vnd.microsoft.error" });
  });

  it("refuses a press that no card of the bot has made", async () => {
    const value = { action: { type: "Action.Execute", data: { evil: true } } };
    const base = house.client.base(me, privateOf(me));
    const { body } = await house.client.deliver({
      ...base,
      type: "invoke",
      name: "adaptiveCard/action",
      value,
    });
    expect(body).toMatchObject({ statusCode: 400, type: "application/vnd.microsoft.error" });
    expect(house.received).toEqual([]);
  });

  it("stands below an answer that was asked for in between, so that the answer stays", async () => {
    house.bot = (incoming) =>
      incoming.kind === "text" ? [{ ...ANSWER, parts: [...ANSWER.parts, ...step(1).parts] }] : [step(2)];
    await ask(privateOf(me));
    await house.client.press(me, privateOf(me), "はい");
    await house.settled();
    const all = house.client.said(privateOf(me)).map(textOf);
    expect(all).toHaveLength(2);
    expect(all[0]).toContain("協働とは共に働くことです。");
    expect(all[1]).toContain("問い2");
  });
});

describe("a dialog as one form", () => {
  const sheet = {
    card: "d1.1",
    title: "企画",
    language: "ja" as const,
    fields: [
      {
        key: "name",
        label: "事業名",
        optional: false,
        input: { kind: "text" as const, longest: 100 },
        ask: "事業名は何ですか？",
      },
    ],
  };
  const form: Message = {
    language: "ja",
    parts: [
      { kind: "progress", title: "企画", step: 1, of: 5 },
      { kind: "form", card: "d1.1", fields: [sheet.fields[0]].flatMap((field) => (field ? [field] : [])) },
      { kind: "actions", card: "d1.1", actions: [{ value: "back", label: "戻る" }] },
    ],
  };
  beforeEach(() => {
    house.bot = (incoming) => [incoming.kind === "text" ? form : said("受け取りました")];
    house.sheetOf = (card) => (card === sheet.card ? sheet : undefined);
  });

  it("opens in place of the card, shows what must be mended at its field, and stores nothing meanwhile", async () => {
    await ask(privateOf(me));
    const opened = await house.client.press(me, privateOf(me), "一枚のフォームで入力");
    const content = JSON.stringify(opened.body);
    expect(content).toContain("事業名は何ですか？");
    house.refused = { name: "長すぎます" };
    const card = (opened.body as { value: unknown }).value;
    const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }];
    const shown = {
      id: house.teams.standing(privateOf(me))[0]?.id ?? "",
      conversation: privateOf(me),
      activity: { type: "message" as const, attachments },
    };
    const [input] = wordsOf(shown.activity).inputs;
    const typed = { [input?.id ?? ""]: "とても長い名前" };
    const refused = await house.client.pressOn(me, shown, "まとめて送信", typed);
    expect(JSON.stringify(refused.body)).toContain("長すぎます");
    expect(JSON.stringify(refused.body)).toContain("とても長い名前");
    house.refused = undefined;
    await house.client.pressOn(me, shown, "まとめて送信", typed);
    expect(house.received.at(-1)).toMatchObject({
      kind: "sheet",
      card: "d1.1",
      fields: { name: "とても長い名前" },
    });
  });
});

describe("the same activity again", () => {
  it("has one effect, under the same id and under another", async () => {
    await ask(privateOf(me), "一度だけ");
    await house.client.again();
    await house.client.again({ id: "another" });
    await house.settled();
    expect(house.received).toHaveLength(1);
    expect(posted()).toHaveLength(1);
  });

  it("is not taken for the same where a person says the same once more", async () => {
    await ask(privateOf(me), "はい");
    await ask(privateOf(me), "はい");
    expect(house.received).toHaveLength(2);
  });
});
