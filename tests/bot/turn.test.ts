import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { Answerer } from "../../src/answers/ask.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import type { Message } from "../../src/domain/message.ts";
import type { Party, Store } from "../../src/ports/store.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { knowledge } from "../packs.ts";
import { TestPostgres } from "../postgres.ts";

const known = knowledge();
const { volumes } = known.library;
const answerer = new Answerer(known);
const suggester = new Suggester(known, loadProjectWords("knowledge/project-words.yaml"));
const folder = mkdtempSync(join(tmpdir(), "kyodo-turn-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let ids = 0;
const newId = (): string => `id${++ids}`;

function conversationOn(name: string, open: () => Promise<Store>): void {
  describe(`a conversation kept in ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store?.close());

    const bot = (): Bot =>
      new Bot({
        store,
        answer: (question, history, language) => ({
          ok: true,
          answer: answerer.answer({ question, history, language }),
        }),
        guide: () => ({
          volumes,
          own: "kasumigaura",
          today: "2026-11-24",
          suggest: (dialog, text) => suggester.proposals(dialog, text, "kasumigaura"),
        }),
        isHoliday,
        newId,
        now: () => new Date(),
        language: "ja",
      });
    const someone = (person = newId()): Party => ({
      tenant: "kasumigaura",
      place: { platform: newId(), key: "C" },
      person,
    });
    const said = async (party: Party): Promise<readonly Message[]> => {
      const messages: Message[] = [];
      await deliver(store, party.place.platform, async ({ message }) => {
        messages.push(message);
        return { kind: "sent" };
      });
      return messages;
    };
    const style = { colour: false, title: (id: string) => id };
    const type = async (party: Party, ...texts: string[]): Promise<string> => {
      let last: readonly Message[] = [];
      for (const text of texts) {
        await bot().receive({ kind: "text", delivery: newId(), party, text });
        last = await said(party);
      }
      return last.map((message) => renderMessage(message, style)).join("\n");
    };
    const cardOf = (messages: readonly Message[]): string =>
      messages
        .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "choices" ? [part.card] : [])))
        .at(-1) ?? "";

    it("leads to a zone with its passages and a summary that can be changed", async () => {
      const me = someone();
      const end = await type(me, "領域", "いいえ", "いいえ", "はい", "市民", "団体です", "２");
      expect(end).toContain("この事業の領域は ② です");
      expect(end).toContain("②市民が主導し、行政が支援する領域");
      expect(await type(me, "変更 6")).toContain("誰の事業に");
      expect(await type(me, "A")).toContain("この事業の領域は ① です");
      expect(await type(me, "完了")).toContain("お疲れさまでした");
    });

    it("answers a question in the middle with its passage and asks the same step once more", async () => {
      const me = someone();
      const reply = await type(me, "領域", "いいえ", "第2条の意味を教えてください");
      expect(reply).toContain("質問の続きに戻ります");
      expect(reply.match(/領域の判定（2\/6）/g)).toHaveLength(1);
      expect(await type(me, "いいえ")).toContain("（3/6）");
    });

    it("keeps everything through park, cancel, another dialog and resume", async () => {
      const me = someone();
      expect(await type(me, "領域", "いいえ", "後で")).toContain("取っておきます");
      expect(await type(me, "再開")).toContain("（2/6）");
      expect(await type(me, "形態")).toContain("「領域の判定」はここまでを取っておきました");
      expect(await type(me, "やめる")).toContain("回答は残してあります");
      expect(await type(me, "再開")).toMatch(/形態の選択|領域の判定/);
    });

    it("shows the dialog that still runs when the person comes back, and is quiet where none does", async () => {
      const me = someone();
      const open = async (): Promise<readonly Message[]> => {
        await bot().receive({ kind: "open", delivery: newId(), party: me });
        return said(me);
      };
      expect(await open()).toEqual([]);
      await type(me, "領域", "いいえ");
      expect((await open()).map((message) => renderMessage(message, style)).join()).toContain("（2/6）");
    });

    it("goes back, starts over and says why", async () => {
      const me = someone();
      expect(await type(me, "領域", "戻る")).toContain("最初の質問です");
      expect(await type(me, "いいえ", "いいえ", "戻る")).toContain("（2/6）");
      expect(await type(me, "なぜ？")).toContain("私的な活動");
      expect(await type(me, "最初から")).toContain("（1/6）");
    });

    it("follows the language of the person, and of nobody else", async () => {
      const me = someone();
      expect(await type(me, "zone")).toContain("Is this work that only the city can carry out?");
      expect(await type(me, "2")).toContain("Is its only purpose profit");
      expect(await type(me, "わからない")).toContain("一緒に行うと");
      expect(await type(someone(), "領域")).toContain("市だけが執行できる");
    });

    it("takes a press once: an old, a double and a foreign one change nothing and say why", async () => {
      const me = someone();
      await bot().receive({ kind: "text", delivery: newId(), party: me, text: "領域" });
      const card = cardOf(await said(me));
      const press = async (party: Party, value = "no"): Promise<string> => {
        await bot().receive({ kind: "press", delivery: newId(), party, card, value });
        return (await said(party)).map((message) => renderMessage(message, style)).join("\n");
      };
      expect(await press({ ...me, person: "other" })).toContain("対話を始めた人だけ");
      expect(await press(me)).toContain("（2/6）");
      expect(await press(me)).toContain("前の質問のボタン");
      expect(await type(me, "やめる")).toContain("やめました");
      expect(await press(me)).toContain("もう進んでいません");
      await bot().receive({ kind: "press", delivery: newId(), party: me, card: "gone.1", value: "no" });
      expect(renderMessage((await said(me))[0] ?? { language: "ja", parts: [] }, style)).toContain(
        "もう使えません",
      );
    });

    it("has one effect of one delivery, though it comes 50 times at once", async () => {
      const me = someone();
      await type(me, "領域");
      const twin = { kind: "text", delivery: newId(), party: me, text: "いいえ" } as const;
      const taken = await Promise.all(Array.from({ length: 50 }, () => bot().receive(twin)));
      expect(taken.filter(({ kind }) => kind === "taken")).toHaveLength(1);
      const messages = await said(me);
      expect(messages).toHaveLength(1);
      expect(renderMessage(messages[0] ?? { language: "ja", parts: [] }, style)).toContain("（2/6）");
    });

    it("loses nothing to hostile input", async () => {
      const me = someone();
      await type(me, "領域", "いいえ");
      for (const text of [
        "あ".repeat(2000),
        "🎉".repeat(50),
        "<!channel> @everyone",
        "'; drop table dialogs; --",
        "\u001b[31m2",
        "0",
        "99",
        "はい、いいえ",
      ]) {
        const reply = await type(me, text);
        expect(reply).toMatch(/[（(]2\/6[）)]/u);
        expect(reply).not.toContain("\u001b");
      }
      expect(await type(me, "いいえ")).toContain("（3/6）");
    });

    it("opens with what a description shows, marks its words, and asks only the rest", async () => {
      const me = someone();
      const told =
        "自治会が夜間の見回りを計画しました。責任も費用も自治会で、市はライトを貸します。この事業はどの領域ですか。";
      expect(await type(me, told)).toContain("「はい」で始まります");
      expect(await type(me, "はい")).toContain("（1/6）");
      const end = await type(me, "いいえ", "いいえ", "はい");
      expect(end).toContain("この事業の領域は ② です");
      expect(end).toMatch(/最終責任は: 市民等（団体・企業など）（説明の「.*自治会/);
      expect(await type(me, "変更 5", "市")).not.toMatch(/最終責任は: 市（説明の/);
    });

    it("offers the dialog where a sentence asks about the person's own project", async () => {
      expect(await type(someone(), "この事業はどの領域？")).toContain("「はい」で始まります");
      expect(await type(someone(), "やめる")).toContain("進めている対話はありません");
      expect(await type(someone(), "キャンセル料の徴収について")).not.toContain("やめました");
    });
  });
}

conversationOn("SQLite", () => openStore({ file: join(folder, "kyodo.db") }));
conversationOn("PostgreSQL", async () => openStore({ databaseUrl: await postgres.database(), file: "" }));
