import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outgoing } from "../../../src/ports/chat.ts";
import { textOf } from "./card-words.ts";
import { House, said } from "./house.ts";
import { personAt, privateOf, type TeamsPerson } from "./people.ts";

/** A reply that a language model still betters. */

const GROUP = "19:group@thread.v2";
type Better = NonNullable<Outgoing["better"]>;

let house: House;
let me: TeamsPerson;
beforeEach(async () => {
  house = await House.open();
  me = personAt(house.teams, "yamada");
  house.teams.conversations.set(GROUP, []);
});
afterEach(async () => {
  await house.close();
  expect(house.teams.complaints).toEqual([]);
});

const pieces = () =>
  house.teams.requests.flatMap(({ body, status }) => {
    const info = body?.entities?.find(({ type }) => type === "streaminfo");
    return info ? [{ ...info, text: body?.text, type: body?.type, status }] : [];
  });

/** Tells a sentence, and waits until Teams was asked that often. */
const writing =
  (sentences: readonly string[], end: () => ReturnType<Better>): Better =>
  async (told, signal) => {
    for (const [at, text] of sentences.entries()) {
      told({ kind: "sentence", text });
      // Teams was first told that the bot is at work.
      while (house.teams.requests.length < at + 2 && !signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
    return end();
  };

const ask = async (where = privateOf(me)): Promise<void> => {
  await house.client.type(me, where, "質問");
  await house.settled();
};

describe("in a chat of one's own", () => {
  it("grows before the eyes: at work, then the text so far, whole each time, then the message", async () => {
    house.better = writing(["一つ目。", "二つ目。"], async () =>
      said("一つ目。二つ目。", { writtenBy: "m" }),
    );
    await ask();
    const id = house.teams.standing(privateOf(me))[0]?.id;
    expect(pieces()).toMatchObject([
      { type: "typing", streamType: "informative", streamSequence: 1, text: "指針を調べています…" },
      { type: "typing", streamType: "streaming", streamSequence: 2, streamId: id, text: "一つ目。" },
      { type: "typing", streamType: "streaming", streamSequence: 3, streamId: id, text: "一つ目。二つ目。" },
      { type: "message", streamType: "final", streamId: id, text: "一つ目。二つ目。" },
    ]);
    expect(house.client.said(privateOf(me))).toHaveLength(1);
    expect(house.client.said(privateOf(me))[0]?.entities).toContainEqual(
      expect.objectContaining({ additionalType: ["AIGeneratedContent"] }),
    );
  });

  it("ends quietly where the person presses Stop, and asks the model no further", async () => {
    let aborted = false;
    house.teams.refuse({
      status: 403,
      code: "ContentStreamNotAllowed",
      message: "Content stream was canceled by user",
      when: ({ body }) => body?.text === "一つ目。",
    });
    house.better = async (told, signal) => {
      told({ kind: "sentence", text: "一つ目。" });
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      aborted = true;
      return said("やめたあとの答え");
    };
    await ask();
    expect(aborted).toBe(true);
    expect(house.replies.at(-1)?.sent).toEqual({ kind: "sent" });
    expect(house.client.said(privateOf(me))).toEqual([]);
  });

  it("comes as a whole where Teams ends the stream for another reason", async () => {
    house.teams.refuse({
      status: 403,
      code: "ContentStreamNotAllowed",
      message: "Content stream finished due to exceeded streaming time.",
      when: ({ body }) => body?.text === "一つ目。",
    });
    house.better = writing(["一つ目。"], async () => said("一つ目。二つ目。"));
    await ask();
    expect(house.client.said(privateOf(me)).map(textOf)).toEqual(["一つ目。二つ目。"]);
    expect(house.replies.at(-1)?.sent).toEqual({ kind: "sent" });
  });

  it("comes as a whole where nothing can be streamed", async () => {
    house.teams.refuse({ status: 429, when: ({ body }) => body?.type === "typing" });
    house.better = async () => said("答え");
    await ask();
    expect(house.client.said(privateOf(me)).map(textOf)).toEqual(["答え"]);
  });

  it("shows untrusted words as words while it grows", async () => {
    house.better = writing(["**太字** <at>全員</at>"], async () => said("終わり"));
    await ask();
    expect(pieces()[1]?.text?.replaceAll("\u2060", "")).toBe("\\*\\*太字\\*\\* &lt;at&gt;全員&lt;/at&gt;");
  });
});

describe("where others read along", () => {
  it("shows that it is being written, and then one message", async () => {
    house.better = writing([], async () => said("答え"));
    await ask(GROUP);
    expect(house.teams.requests.map(({ body }) => body?.type)).toEqual(["typing", "message"]);
    expect(house.client.said(GROUP).map(textOf)).toEqual(["答え"]);
  });
});
