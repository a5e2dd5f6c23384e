import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textOf } from "./card-words.ts";
import { BOT, type Refusal } from "./fake-teams.ts";
import { House, said } from "./house.ts";
import { personAt, privateOf, type TeamsPerson } from "./people.ts";

/** What goes wrong at Teams, and where the bot comes and goes. */

const CHANNEL = "19:parks@thread.tacv2";
const SLOT = { tenant: "numazu", week: "2026-W48" } as const;

let house: House;
let me: TeamsPerson;
beforeEach(async () => {
  house = await House.open();
  me = personAt(house.teams, "yamada");
  house.teams.conversations.set(CHANNEL, []);
});
afterEach(() => house.close());

const ask = async (where = privateOf(me)): Promise<void> => {
  await house.client.type(me, where, "質問");
  await house.settled();
};
const never = (): never => {
  throw new Error("nothing was sent");
};
const lastSent = () => house.replies.at(-1)?.sent;

describe("a reply that Teams refuses for now", () => {
  for (const status of [412, 429, 502, 504]) {
    it(`is tried again after ${status}, once by each try, a little later each time`, async () => {
      house.teams.refuse({ status });
      await ask();
      expect(house.teams.requests).toHaveLength(1);
      const first = lastSent();
      expect(first).toMatchObject({ kind: "later" });
      house.teams.refuse({ status });
      const second = await house.retry();
      const waits = [first, second].map((sent) =>
        sent?.kind === "later" ? sent.at.getTime() - house.now.getTime() : 0,
      );
      expect(waits).toEqual([1000, 2000]);
      expect(await house.retry()).toEqual({ kind: "sent" });
      expect(house.client.said(privateOf(me))).toHaveLength(1);
    });
  }

  it("waits as long as Teams asks for", async () => {
    house.teams.refuse({ status: 429, headers: { "Retry-After": "30" } });
    await ask();
    const sent = lastSent();
    expect(sent?.kind === "later" && sent.at.getTime() - house.now.getTime()).toBe(30_000);
  });

  it("waits where no server answers", async () => {
    await ask();
    const moved = { ...house.client.base(me, privateOf(me)), type: "message", text: "質問" };
    const serviceUrl = "http://127.0.0.1:9/";
    await house.client.deliver({ ...moved, serviceUrl }, await house.teams.token({ serviceUrl }));
    await house.settled();
    expect(lastSent()).toMatchObject({ kind: "later" });
  });

  it("goes on behind the part that is shown already", async () => {
    const items = Array.from({ length: 400 }, (_, at) => `${at} ${"長い一行。".repeat(60)}`);
    house.bot = () => [{ language: "ja", parts: [{ kind: "list", items }] }];
    let posts = 0;
    house.teams.refuse({ status: 502, when: () => ++posts === 2 });
    await ask();
    expect(lastSent()).toMatchObject({ kind: "later" });
    expect(house.client.said(privateOf(me))).toHaveLength(1);
    await house.retry();
    const all = house.client.said(privateOf(me)).map(textOf);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(1);
  });

  it("is told in plain text where Teams cannot show the card", async () => {
    house.bot = () => [{ language: "ja", parts: [{ kind: "list", items: ["一つ <b>目</b>", "二つ目"] }] }];
    house.teams.refuse({ status: 400, code: "BadSyntax" });
    await ask();
    expect(lastSent()).toEqual({ kind: "sent" });
    const [shown] = house.client.said(privateOf(me));
    expect(shown?.attachments).toBeUndefined();
    expect(textOf(shown ?? { type: "message" })).toContain("一つ <b>目</b>");
  });
});

describe("the pace of a thread", () => {
  it("is what Teams allows: what would be too fast waits in the outbox", async () => {
    house.bot = () => Array.from({ length: 8 }, (_, at) => said(`${at}`));
    await ask();
    const kinds = house.replies.map(({ sent }) => sent.kind);
    expect(kinds).toEqual([...Array(7).fill("sent"), "later"]);
    house.now = new Date(house.now.getTime() + 1000);
    expect(await house.retry()).toEqual({ kind: "sent" });
  });
});

describe("a conversation that is closed to the bot", () => {
  const closing: readonly Refusal[] = [
    { status: 403, code: "ConversationBlockedByUser" },
    { status: 403, code: "BotNotInConversationRoster" },
    { status: 403, code: "BotDisabledByAdmin" },
    { status: 404, code: "ConversationNotFound" },
  ];
  for (const refusal of closing) {
    it(`gets nothing more after ${refusal.code}, until the person speaks again`, async () => {
      house.teams.refuse(refusal);
      await ask();
      expect(lastSent()).toMatchObject({ kind: "never" });
      const asked = house.teams.requests.length;
      expect(await house.retry()).toMatchObject({ kind: "never" });
      expect(house.teams.requests).toHaveLength(asked);
      await ask();
      expect(lastSent()).toEqual({ kind: "sent" });
    });
  }

  it("gets nothing where the app was taken away, and a word again where it was added again", async () => {
    house.bot = ({ kind }) => [said(kind === "open" ? "はじめまして" : "返事")];
    await house.client.install(me, privateOf(me));
    await house.settled();
    expect(house.client.said(privateOf(me)).map(textOf)).toEqual(["はじめまして"]);
    await house.client.install(me, privateOf(me), "remove");
    expect(await house.retry()).toMatchObject({ kind: "never" });
    // Nothing of the person is kept.
    expect([...house.book.entries.keys()]).toEqual([]);
    await house.client.install(me, privateOf(me));
    await house.settled();
    expect(house.client.said(privateOf(me))).toHaveLength(2);
  });

  it("gets nothing where the bot was taken out of a team or the channel is gone", async () => {
    const event = (more: object) => ({
      ...house.client.base(me, CHANNEL),
      type: "conversationUpdate",
      ...more,
    });
    house.teams.conversations.set(`${CHANNEL};messageid=1`, []);
    await ask(`${CHANNEL};messageid=1`);
    await house.client.deliver(event({ membersRemoved: [BOT] }));
    expect(await house.retry()).toMatchObject({ kind: "never" });
    await house.client.deliver(event({ membersAdded: [BOT] }));
    const post = house.platform.digests?.post(
      { ...SLOT, place: { platform: "teams", key: CHANNEL } },
      said("週報"),
      AbortSignal.timeout(5000),
    );
    expect(await post).toEqual({ kind: "sent" });
    await house.client.deliver(event({ channelData: { tenant: { id: "x" }, eventType: "channelDeleted" } }));
    expect(await house.retry()).toMatchObject({ kind: "never" });
  });

  it("is met quietly when the bot is added to a team: nobody asked anything yet", async () => {
    await house.client.deliver({
      ...house.client.base(me, CHANNEL),
      type: "conversationUpdate",
      membersAdded: [BOT],
    });
    expect(house.received).toEqual([]);
    expect(house.teams.requests).toEqual([]);
  });
});

describe("a thread whose first message was deleted", () => {
  it("is given up, and the channel's other threads are answered as ever", async () => {
    await ask(`${CHANNEL};messageid=gone`);
    expect(lastSent()).toMatchObject({ kind: "never" });
    house.teams.conversations.set(`${CHANNEL};messageid=1`, []);
    expect(
      await house.deliver({
        ...(house.replies.at(-1)?.outgoing ?? never()),
        place: { platform: "teams", key: `${CHANNEL};messageid=1` },
      }),
    ).toEqual({ kind: "sent" });
  });
});

describe("a conversation that moves to another server", () => {
  it("is answered at the new one from then on, under its old name", async () => {
    await ask();
    const serviceUrl = `${house.teams.origin}/de/`;
    await house.client.deliver(
      { ...house.client.base(me, privateOf(me)), type: "conversationUpdate", serviceUrl },
      await house.teams.token({ serviceUrl }),
    );
    expect(await house.retry()).toEqual({ kind: "sent" });
    expect(house.teams.requests.map(({ path }) => path.split("/")[1])).toEqual(["jp", "de"]);
  });

  it("is not written down again where nothing changed", async () => {
    await ask();
    const before = house.book.writes;
    await ask();
    expect(house.book.writes).toBe(before);
    // But that it is still in use, once a day: what is not is forgotten in the end.
    house.now = new Date(house.now.getTime() + 86_400_000);
    await ask();
    const renewed = house.book.writes;
    expect(renewed).toBeGreaterThan(before);
    await ask();
    expect(house.book.writes).toBe(renewed);
  });
});

describe("a digest", () => {
  const post = (key: string) =>
    house.platform.digests?.post(
      { ...SLOT, place: { platform: "teams", key } },
      said("今週の期限"),
      AbortSignal.timeout(5000),
    );

  it("goes to a person's own chat, and begins a thread of its own in a channel", async () => {
    house.teams.conversations.set(`${CHANNEL};messageid=1`, []);
    house.bot = () => [];
    await ask();
    await ask(`${CHANNEL};messageid=1`);
    expect(await post(privateOf(me))).toEqual({ kind: "sent" });
    expect(await post(`${CHANNEL};messageid=1`)).toEqual({ kind: "sent" });
    expect(house.client.said(privateOf(me)).map(textOf)).toContain("今週の期限");
    expect(house.client.said(`${CHANNEL};messageid=1`)).toEqual([]);
    const threads = [...house.teams.conversations].filter(([key]) =>
      key.startsWith(`${CHANNEL};messageid=17`),
    );
    expect(threads.flatMap(([, posts]) => posts.map(({ activity }) => textOf(activity)))).toEqual([
      "今週の期限",
    ]);
  });

  it("may be tried again where Teams surely has not posted it, and only there", async () => {
    await ask();
    house.teams.refuse({ status: 429, headers: { "Retry-After": "5" } });
    expect(await post(privateOf(me))).toMatchObject({ kind: "refused", retryInMs: 5000 });
    house.teams.refuse({ status: 502 });
    expect(await post(privateOf(me))).toMatchObject({ kind: "unknown" });
    house.teams.refuse({ status: 403, code: "ConversationBlockedByUser" });
    const refused = await post(privateOf(me));
    expect(refused).toMatchObject({ kind: "refused" });
    expect(refused).not.toHaveProperty("retryInMs");
    expect(await post("a:1nobody")).toMatchObject({ kind: "refused" });
  });
});
