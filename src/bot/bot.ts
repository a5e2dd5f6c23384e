import type { Guide } from "../dialogs/dialog.ts";
import type { Answer } from "../domain/answer.ts";
import type { IsHoliday } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import type { Message } from "../domain/message.ts";
import type { Inbox, Incoming, Sheet, Taken } from "../ports/chat.ts";
import type { Party, Store } from "../ports/store.ts";
import { isAskable } from "./askable.ts";
import { SheetRefusedError } from "./cards.ts";
import { readConversation } from "./conversation.ts";
import { digestScene } from "./digest-scene.ts";
import { homeChanges } from "./digest-settings.ts";
import { homeMessage } from "./home.ts";
import { sheetOf } from "./sheet.ts";
import { spokenLanguage } from "./spoken-language.ts";
import { isOwnDialog, openStored, stepAsked } from "./stored-state.ts";
import { LISTED, Turn } from "./turn.ts";

export type Asked =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly message: string };

export interface BotSettings {
  readonly store: Store;
  /** Answers in the language of the person who asks; `home` is the guideline the person calls the own, where one is set. */
  readonly answer: (
    question: string,
    history: readonly string[],
    language: Language,
    home: string | undefined,
  ) => Asked;
  /** What the dialogs know, with the city's own guideline or the person's. */
  readonly guide: (home: string | undefined) => Guide;
  readonly isHoliday: IsHoliday;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly language: Language;
  /** Looks up what an answer to a typed text may need and cannot wait for; before the turn, outside its transaction. */
  readonly prepare?: ((question: string, history: readonly string[]) => Promise<void>) | undefined;
  /** A language model stands by: messages say what it could do better. */
  readonly refines?: boolean;
}

/** The bot as platforms see it: every delivery is one turn, in one transaction of the store. */
export class Bot implements Inbox {
  readonly #settings: BotSettings;

  constructor(settings: BotSettings) {
    this.#settings = settings;
  }

  /** Takes one delivery; the replies wait in the store's outbox. */
  async receive(incoming: Incoming): Promise<Taken> {
    try {
      if (incoming.kind === "text") await this.#prepare(incoming.party, incoming.text);
      return (await this.#take(incoming)) ? { kind: "taken" } : { kind: "known" };
    } catch (error) {
      if (error instanceof SheetRefusedError) return { kind: "refused", problems: error.problems };
      throw error;
    }
  }

  async #prepare(party: Party, text: string): Promise<void> {
    const { store, language, prepare } = this.#settings;
    if (!prepare || !isAskable(text)) return;
    const before = await store.look(party, (reader) => reader.conversation());
    await prepare(text, readConversation(before, language).history);
  }

  #take(incoming: Incoming): Promise<boolean> {
    const { store, now } = this.#settings;
    const { delivery, party, language = this.#settings.language } = incoming;
    return store.turn({ id: delivery, party, at: now() }, async (reader) => {
      const wishes = await reader.settings();
      const before = readConversation(await reader.conversation(), wishes.language ?? language);
      const stored = await reader.dialogs(LISTED);
      const guide = this.#settings.guide(wishes.homeGuideline);
      const asked = stepAsked(stored, guide);
      const spoken = incoming.kind === "text" && spokenLanguage(incoming.text, asked, guide.today);
      const conversation = { ...before, language: spoken || before.language };
      const digest = digestScene(reader.records, incoming, conversation.language, now());
      const settings = this.#settings;
      const turn = new Turn({ settings, guide, party, conversation, wishes, stored, reader, digest });
      const result = await turn.take(incoming);
      return { ...result, digests: [...(await homeChanges(digest)), ...(result.digests ?? [])] };
    });
  }

  home(party: Party, language: Language = this.#settings.language): Promise<Message> {
    const { store, isHoliday, newId } = this.#settings;
    return store.look(party, async (reader) => {
      const wishes = await reader.settings();
      const guide = this.#settings.guide(wishes.homeGuideline);
      const speaks = wishes.language ?? language;
      return homeMessage({ reader, party, guide, wishes, language: speaks, isHoliday, newId });
    });
  }

  sheet(party: Party, card: string): Promise<Sheet | undefined> {
    const { store, language } = this.#settings;
    return store.look(party, async (reader) => {
      const stored = await reader.dialog(card.split(".")[0] ?? "");
      const wishes = await reader.settings();
      const guide = this.#settings.guide(wishes.homeGuideline);
      const opened = stored && openStored(stored, guide);
      if (!opened || card !== `${opened.stored.id}.${opened.stored.serial}`) return undefined;
      if (!isOwnDialog(opened.stored, party) || opened.stored.status !== "running") return undefined;
      const conversation = readConversation(await reader.conversation(), wishes.language ?? language);
      return sheetOf(opened.dialog, opened.state, guide, conversation.language, card);
    });
  }
}
