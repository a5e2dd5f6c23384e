import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { deliver } from "../../src/bot/deliver.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import type { ChatPlatform, Inbox, Incoming, Taken } from "../../src/ports/chat.ts";
import type { Store } from "../../src/ports/store.ts";

/** What every chat platform's adapter must do, seen from outside: one suite, over the platform's real wire. */

/** Who looks or acts, and where: `alone` is a 1:1 with the bot, `together` a place where both read along. */
export interface At {
  readonly who: "me" | "other";
  readonly where: "alone" | "together";
}

/** People at a platform, as the suite moves them. */
export interface ChatStage {
  /** Not started yet: the suite starts it with its own inbox, and stops it. */
  readonly platform: ChatPlatform;
  /** Types a text to the bot; together, as one speaks to it there (a mention). Resolves when the bot has taken it. */
  say(text: string, at: At): Promise<void>;
  /** Presses the latest button with this label that the person sees there. Resolves when the bot has taken it. */
  press(label: string, at: At): Promise<void>;
  /** The platform delivers its last event once more, as it does when no answer came in time. */
  repeat(): Promise<void>;
  /** The texts that the person sees there now, oldest first; only what the bot said. */
  seen(at: At): Promise<readonly string[]>;
  /** What is alive in the bot's words there: mentions, links that hide where they lead, pictures and markup. */
  alive(at: At): Promise<readonly string[]>;
  /** The platform refuses the bot's next message, for a passing reason. */
  refuseOnce(): void;
  /** Ends what the stage itself opened. */
  stop(): Promise<void>;
}

const ME_ALONE: At = { who: "me", where: "alone" };
const OTHER_ALONE: At = { who: "other", where: "alone" };
const TOGETHER: At = { who: "me", where: "together" };
const OTHER_TOGETHER: At = { who: "other", where: "together" };

const HOSTILE = [
  "<!channel> <@U0000001> <at>全員</at> @everyone",
  "[市の公式ページ](https://evil.example) <https://evil.example|市の公式ページ>",
  "![x](https://evil.example/x.png) <img src=x onerror=alert(1)> <script>alert(1)</script>",
  "**太字** ~~消~~ `code` # 見出し",
  "a\u202egnp.exe",
];

const said = (text: string, language: Message["language"] = "ja"): Message => ({
  language,
  parts: [{ kind: "text", text }],
});

/** The suite's own small bot: says what was typed, and shows buttons, a private word or several words when asked. */
function replies(incoming: Incoming): readonly Message[] {
  switch (incoming.kind) {
    case "press":
      return [said(`押された: ${incoming.card} ${incoming.value} ${incoming.party.person}`)];
    case "text":
      break;
    default:
      return [];
  }
  const { text } = incoming;
  const choices: Part = {
    kind: "choices",
    card: "d1.4",
    options: [
      { value: 'a:"1"&<b>', label: "はい & <いいえ>" },
      { value: "b", label: "べつの答え" },
    ],
  };
  if (text === "ボタン")
    return [{ language: "ja", parts: [{ kind: "text", text: "選んでください" }, choices] }];
  if (text === "ないしょ") return [{ ...said("あなたにだけ"), private: true }];
  if (text === "三つ") return ["一つ目", "二つ目", "三つ目"].map((each) => said(each));
  return [said(`聞こえた: ${text}`)];
}

class EchoBot implements Inbox {
  readonly #store: Store;
  readonly people = new Map<string, string>();
  constructor(store: Store) {
    this.#store = store;
  }

  async receive(incoming: Incoming): Promise<Taken> {
    const { delivery, party } = incoming;
    const told = replies(incoming).map((message) => JSON.parse(JSON.stringify(message)));
    const taken = await this.#store.turn({ id: delivery, party, at: new Date() }, async () => ({
      conversation: null,
      dialogs: [],
      replies: told,
    }));
    return { kind: taken ? "taken" : "known" };
  }

  home(): Promise<Message> {
    return Promise.resolve(said("ホーム"));
  }

  sheet(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

const A_DAY_MS = 86_400_000;

/** The suite for one platform. `open` gives a stage that nobody used before. */
export function chatContract(name: string, open: () => Promise<ChatStage>): void {
  describe(`the chat contract: ${name}`, () => {
    let folder: string;
    let store: Store;
    let stage: ChatStage;
    /** Moves on when a retry is waited for: nobody sleeps here. */
    let ahead = 0;

    const send = (): Promise<unknown> =>
      deliver(store, stage.platform.name, stage.platform.send, {
        now: () => new Date(Date.now() + ahead),
      });
    const say = async (text: string, at: At): Promise<void> => {
      await stage.say(text, at);
      await send();
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "kyodo-chat-"));
      store = await openStore({ file: join(folder, "kyodo.db") });
      ahead = 0;
      stage = await open();
      await stage.platform.start(new EchoBot(store));
    });
    afterEach(async () => {
      await stage.platform.stop();
      await stage.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("answers what is typed once, where it was typed", async () => {
      await say("協働とは", ME_ALONE);
      expect(await stage.seen(ME_ALONE)).toEqual(["聞こえた: 協働とは"]);
      expect(await stage.seen(OTHER_ALONE)).toEqual([]);
      expect(await stage.seen(TOGETHER)).toEqual([]);
    });

    it("answers in the shared place, where the others read along", async () => {
      await say("協働とは", TOGETHER);
      expect(await stage.seen(TOGETHER)).toEqual(["聞こえた: 協働とは"]);
      expect(await stage.seen(OTHER_TOGETHER)).toEqual(["聞こえた: 協働とは"]);
      expect(await stage.seen(ME_ALONE)).toEqual([]);
    });

    it("takes the same delivery once, however often it comes", async () => {
      await say("協働とは", ME_ALONE);
      await stage.repeat();
      await stage.repeat();
      await send();
      expect(await stage.seen(ME_ALONE)).toHaveLength(1);
    });

    it("answers two people each in their own place", async () => {
      await say("わたし", ME_ALONE);
      await say("かれ", OTHER_ALONE);
      expect(await stage.seen(ME_ALONE)).toEqual(["聞こえた: わたし"]);
      expect(await stage.seen(OTHER_ALONE)).toEqual(["聞こえた: かれ"]);
    });

    it("shows a private word to the person who asked alone", async () => {
      await say("ないしょ", TOGETHER);
      const mine = [...(await stage.seen(TOGETHER)), ...(await stage.seen(ME_ALONE))];
      const others = [...(await stage.seen(OTHER_TOGETHER)), ...(await stage.seen(OTHER_ALONE))];
      expect(mine.join("\n")).toContain("あなたにだけ");
      expect(others.join("\n")).not.toContain("あなたにだけ");
    });

    it("brings a pressed button back with its card, its value and who pressed", async () => {
      await say("ボタン", ME_ALONE);
      await stage.press("はい & <いいえ>", ME_ALONE);
      await send();
      const last = (await stage.seen(ME_ALONE)).at(-1);
      expect(last).toMatch(/^押された: d1\.4 a:"1"&<b> \S+$/u);
    });

    it("keeps the order of several words", async () => {
      await say("三つ", ME_ALONE);
      await say("四つ目", ME_ALONE);
      expect(await stage.seen(ME_ALONE)).toEqual(["一つ目", "二つ目", "三つ目", "聞こえた: 四つ目"]);
    });

    it("shows hostile text as text: nothing in it comes alive", async () => {
      for (const text of HOSTILE) await say(text, ME_ALONE);
      const seen = await stage.seen(ME_ALONE);
      expect(seen).toHaveLength(HOSTILE.length);
      expect(await stage.alive(ME_ALONE)).toEqual([]);
      expect(seen.join("\n")).toContain("市の公式ページ");
      expect(seen.join("\n")).not.toContain("\u202e");
    });

    it("tries again what the platform refused, and shows it once", async () => {
      stage.refuseOnce();
      await say("協働とは", ME_ALONE);
      expect(await stage.seen(ME_ALONE)).toEqual([]);
      ahead += A_DAY_MS;
      await send();
      expect(await stage.seen(ME_ALONE)).toEqual(["聞こえた: 協働とは"]);
    });
  });
}
