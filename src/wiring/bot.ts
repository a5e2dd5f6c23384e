import { randomUUID } from "node:crypto";
import { isHoliday } from "../adapters/calendar/holidays.ts";
import type { Stores } from "../adapters/sql/open.ts";
import { Answerer } from "../answers/ask.ts";
import { Bot } from "../bot/turn.ts";
import { InputError } from "../commands/jsonl.ts";
import { askable } from "../commands/question-input.ts";
import type { Config } from "../config.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { openDatabase } from "./database.ts";
import { openSuggester } from "./knowledge.ts";

/** How long deliveries and sent replies are remembered, so that one that comes late again is known. */
const REMEMBERED_DAYS = 30;
const DAY_MS = 86_400_000;

/** The bot over its store. The caller closes the store. */
export async function openBot(config: Config, knowledge: Knowledge): Promise<Stores & { readonly bot: Bot }> {
  const { volumes } = knowledge.library;
  const suggester = openSuggester(knowledge);
  const answerer = new Answerer(knowledge);
  const stores = await openDatabase(config);
  const { store } = stores;
  await store.prune(new Date(Date.now() - REMEMBERED_DAYS * DAY_MS));
  const bot = new Bot({
    store,
    answer(question, history, lang) {
      try {
        const asked = askable({ question, history: [...history], lang }, knowledge);
        return { ok: true, answer: answerer.answer(asked) };
      } catch (error) {
        if (error instanceof InputError) return { ok: false, message: error.message };
        throw error;
      }
    },
    guide: () => ({
      volumes,
      own: knowledge.home,
      today: cityDate(new Date()),
      suggest: (dialog, description) => suggester.proposals(dialog, description, knowledge.home),
    }),
    isHoliday,
    newId: randomUUID,
    now: () => new Date(),
    language: config.language,
  });
  return { bot, ...stores };
}
