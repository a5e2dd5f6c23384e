import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliver } from "../../../../src/bot/deliver.ts";
import { readConfig } from "../../../../src/config.ts";
import type { Language } from "../../../../src/domain/guideline.ts";
import type { Message } from "../../../../src/domain/message.ts";
import type { Sheet } from "../../../../src/ports/chat.ts";
import { openBot } from "../../../../src/wiring/bot.ts";
import { cityOf, openKnowledge, titleIn } from "../../../../src/wiring/knowledge.ts";
import { staff, USERS } from "../../../conversations/city.ts";
import { readyGroup, readyRecord } from "../../../conversations/ready-record.ts";
import { composedSamples } from "./composed-samples.ts";

/** What the bot really says, of every kind, in both languages: for pictures to look at, and for tests of cards. */

export interface SampleMessage {
  readonly name: string;
  readonly message: Message;
}
export interface Samples {
  readonly messages: readonly SampleMessage[];
  readonly sheets: readonly { readonly name: string; readonly sheet: Sheet }[];
  readonly title: (guideline: string) => string;
}

type Line = string | { readonly name: string; readonly say: string };

/** Lines are typed in turn; those with a name are kept as samples. */
const TALKS: Readonly<Record<Language, readonly (readonly Line[])[]>> = {
  ja: [
    [
      { name: "clarify", say: "それってどういうこと？" },
      { name: "answer", say: "協働とは何ですか" },
      { name: "zones", say: "領域について教えて" },
      { name: "comparison", say: "各市の協働の原則を比べて" },
      { name: "not-found", say: "保育料の減免の申請先はどこですか" },
      { name: "small-talk", say: "ありがとう" },
      { name: "help", say: "ヘルプ" },
      { name: "too-long", say: "あ".repeat(2100) },
    ],
    [
      { name: "zone-step", say: "領域" },
      "いいえ",
      "いいえ",
      "1",
      { name: "zone-question-inside", say: "公権力の行使とは何ですか" },
      "市民等",
      "双方",
      { name: "zone-summary", say: "C" },
      "完了",
    ],
    ["形態", { name: "form-step", say: "なぜ？" }, "やめる"],
    [{ name: "plan-text-step", say: "企画" }, { name: "unclear", say: "" }, "やめる"],
    [
      { name: "record", say: "事業 湖畔の清掃" },
      { name: "pending", say: "期限" },
      { name: "section", say: "課の一覧" },
    ],
    [{ name: "evaluation-step", say: "評価" }, { name: "evaluation-reason", say: "1" }, "後で"],
    [{ name: "list", say: "一覧" }],
  ],
  en: [
    [
      { name: "clarify", say: "What does that mean?" },
      { name: "answer", say: "What is collaboration?" },
      { name: "zones", say: "Tell me about the zones" },
      { name: "comparison", say: "Compare the principles of collaboration of the cities" },
      { name: "not-found", say: "Where do I apply for a reduced nursery fee?" },
      { name: "small-talk", say: "Thank you" },
      { name: "help", say: "help" },
      { name: "too-long", say: "word ".repeat(450) },
    ],
    [
      { name: "zone-step", say: "zone" },
      "no",
      "no",
      "1",
      { name: "zone-question-inside", say: "What does the guideline say about grants?" },
      "citizens",
      "both",
      { name: "zone-summary", say: "C" },
      "done",
    ],
    ["form", { name: "form-step", say: "why" }, "cancel"],
    [{ name: "plan-text-step", say: "plan" }, { name: "unclear", say: "" }, "cancel"],
    [
      { name: "record", say: "record Riverbank" },
      { name: "pending", say: "pending" },
      { name: "section", say: "section" },
    ],
    [{ name: "evaluation-step", say: "evaluate" }, { name: "evaluation-reason", say: "1" }, "later"],
    [{ name: "list", say: "list" }],
  ],
};

export async function sampleMessages(): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), "teams-samples-"));
  try {
    const each = [];
    for (const language of ["ja", "en"] as const) each.push(await talked(language, join(folder, language)));
    return {
      title: each[0]?.title ?? ((id) => id),
      messages: each.flatMap(({ messages }) => messages),
      sheets: each.flatMap(({ sheets }) => sheets),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function talked(language: Language, folder: string): Promise<Samples> {
  const config = readConfig({ DATA_DIR: folder, HOME_GUIDELINE: "kasumigaura", BOT_LANGUAGE: language });
  const knowledge = openKnowledge(config);
  const { bot, store } = await openBot(config, knowledge);
  const messages: SampleMessage[] = [];
  const sheets: { name: string; sheet: Sheet }[] = [];
  try {
    const party = { tenant: cityOf(knowledge), place: { platform: "teams", key: "a" }, person: USERS.me };
    const records = [
      "awaiting 名前=湖畔の清掃",
      "mutual 名前=里山の手入れ",
      "settled 名前=子ども食堂の運営",
      "mutual 名前=Riverbank",
    ];
    await store.changeRecords(
      party.tenant,
      [
        ...staff("teams"),
        readyGroup("NPO法人みずべ|nonProfit|環境、まちづくり|市全域|", "g1"),
        ...records.flatMap((line, at) => readyRecord(line, `r${at}`, null)),
      ],
      new Date("2026-01-01T00:00:00Z"),
    );
    let deliveries = 0;
    const said = async (say: string): Promise<Message | undefined> => {
      const delivery = `${language}${++deliveries}`;
      await bot.receive({ delivery, party, kind: "text", text: say, direct: true });
      const all: Message[] = [];
      await deliver(store, "teams", async ({ message }) => {
        all.push(message);
        return { kind: "sent" };
      });
      return all.at(-1);
    };
    for (const talk of TALKS[language]) {
      for (const line of talk) {
        const message = await said(typeof line === "string" ? line : line.say);
        if (typeof line === "string") continue;
        if (!message) throw new Error(`no reply to ${line.say}`);
        messages.push({ name: `${line.name}-${language}`, message });
        const card = message.parts.find((part) => part.kind === "actions");
        if (/^(?:evaluation-step|zone-step|plan-text-step)$/u.test(line.name) && card?.kind === "actions") {
          const sheet = await bot.sheet(party, card.card);
          if (sheet) sheets.push({ name: `${line.name.split("-")[0]}-sheet-${language}`, sheet });
        }
      }
    }
    messages.push({ name: `home-${language}`, message: await bot.home(party) });
    messages.push(...composedSamples(language));
  } finally {
    await store.close();
  }
  return { messages, sheets, title: titleIn(knowledge) };
}
