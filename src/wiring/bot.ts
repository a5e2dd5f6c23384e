import { randomUUID } from "node:crypto";
import { isHoliday } from "../adapters/calendar/holidays.ts";
import type { Stores } from "../adapters/sql/open.ts";
import { Answerer } from "../answers/ask.ts";
import { Bot } from "../bot/bot.ts";
import type { Delivery } from "../bot/deliver.ts";
import { InputError } from "../commands/jsonl.ts";
import { askable } from "../commands/question-input.ts";
import type { Config } from "../config.ts";
import { cityDate } from "../domain/japanese-date.ts";
import { type Knowledge, withHome } from "../knowledge/knowledge.ts";
import { maskableNames } from "../masking/mask.ts";
import { openDatabase } from "./database.ts";
import { cityOf, openSuggester } from "./knowledge.ts";
import { namesIn } from "./known-names.ts";
import { fusedSearch, openMeanings } from "./meanings.ts";
import { openDelivery } from "./model.ts";

/** How long deliveries and sent replies are remembered, so that one that comes late again is known. */
const REMEMBERED_DAYS = 30;
const DAY_MS = 86_400_000;

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

export interface Opened extends Stores {
  readonly bot: Bot;
  readonly delivery: Delivery;
  /** Ends what goes on in the background; to be called before the store is closed. */
  readonly stop: () => Promise<void>;
}

/** The bot over its store. The caller stops it and closes the store. */
export async function openBot(config: Config, knowledge: Knowledge): Promise<Opened> {
  const { volumes } = knowledge.library;
  const suggester = openSuggester(knowledge);
  const known = homes(knowledge);
  const stores = await openDatabase(config);
  const { store } = stores;
  await store.prune(daysAgo(REMEMBERED_DAYS), daysAgo(config.answersKeptDays));
  await stores.transcripts.prune(daysAgo(config.answersKeptDays));
  await stores.placeBook.prune(daysAgo(Math.max(REMEMBERED_DAYS, config.answersKeptDays)));
  const tell = (line: string): void => console.error(line);
  const names = namesIn(store, (all) => maskableNames(all, [...knowledge.texts.values()]));
  const meanings = await openMeanings(config, knowledge, tell, () => names(cityOf(knowledge)));
  const stopping = new AbortController();
  const building = meanings?.build(stopping.signal);
  const bot = new Bot({
    store,
    answer(question, history, lang, home) {
      try {
        const { answerer, knowledge: own } = known(home);
        const asked = askable({ question, history: [...history], lang }, own);
        return { ok: true, answer: answerer.answer({ ...asked, likeness: meanings?.known(asked) }) };
      } catch (error) {
        if (error instanceof InputError) return { ok: false, message: error.message };
        throw error;
      }
    },
    guide: (home) => {
      const { home: own } = known(home).knowledge;
      return {
        volumes,
        own,
        today: cityDate(new Date()),
        suggest: (dialog, description) => suggester.proposals(dialog, description, own),
      };
    },
    isHoliday,
    newId: randomUUID,
    now: () => new Date(),
    language: config.language,
    refines: config.model !== undefined,
    prepare:
      meanings && (async (question, history) => void (await meanings.likenessOf({ question, history }))),
  });
  const delivery = await openDelivery(config, knowledge, stores, tell, fusedSearch(knowledge, meanings));
  const stop = async (): Promise<void> => {
    stopping.abort();
    await building;
  };
  return { bot, delivery, stop, ...stores };
}

/** The knowledge, and who answers from it, for each guideline that people call their own. */
function homes(knowledge: Knowledge) {
  const made = new Map<string, { readonly knowledge: Knowledge; readonly answerer: Answerer }>();
  return (home: string | undefined) => {
    const key = home ?? "";
    const known = made.get(key);
    if (known) return known;
    const own = home === undefined ? knowledge : withHome(knowledge, home);
    const fresh = { knowledge: own, answerer: new Answerer(own) };
    made.set(key, fresh);
    return fresh;
  };
}
