import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { Answerer } from "../../src/answers/ask.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import { MENU_CARD } from "../../src/bot/menu.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import type { Incoming } from "../../src/ports/chat.ts";
import type { Party, Store, StoredDialog, TurnResult } from "../../src/ports/store.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { lookAt } from "../conversations/plain-stage.ts";
import { knowledge } from "../packs.ts";

/** Two people in one place over a real store, where every turn's result and every reply is seen. */

export interface Seen {
  readonly incoming: Incoming;
  /** The dialogs of the party as they were stored before the turn. */
  readonly before: readonly StoredDialog[];
  readonly result: TurnResult;
  readonly reply: readonly Message[];
}
export interface Button {
  readonly card: string;
  readonly value: string;
}
export type Who = "one" | "other";
type Doing =
  | { readonly kind: "open" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly card: string; readonly value: string }
  | { readonly kind: "form"; readonly card: string; readonly fields: Readonly<Record<string, string>> };

const OWN = "kasumigaura";
const TODAY = "2026-11-24";
const known = knowledge();
const answerer = new Answerer(known);
const suggester = new Suggester(known, loadProjectWords("knowledge/project-words.yaml"));
const style = { colour: false, title: (id: string) => id };

const partsOf = (messages: readonly Message[]): readonly Part[] => messages.flatMap(({ parts }) => parts);

let places = 0;

export class WatchedPlace {
  readonly #open: () => Promise<Store>;
  readonly #platform = `place${++places}`;
  /** Every button and input that was ever shown, of both people. */
  readonly buttons: Button[] = [];
  readonly inputs: { readonly card: string; readonly key: string }[] = [];
  #store: Store;
  #ids = 0;
  #last: Incoming | undefined;

  private constructor(open: () => Promise<Store>, store: Store) {
    this.#open = open;
    this.#store = store;
  }
  static async at(open: () => Promise<Store>): Promise<WatchedPlace> {
    return new WatchedPlace(open, await open());
  }

  /** The program ends and starts again. */
  async restart(): Promise<void> {
    await this.#store.close();
    this.#store = await this.#open();
  }
  close(): Promise<void> {
    return this.#store.close();
  }

  party(who: Who): Party {
    return { tenant: OWN, place: { platform: this.#platform, key: "C1" }, person: who };
  }

  /** What the person does, and what came of it. */
  async does(who: Who, doing: Doing): Promise<Seen> {
    const incoming: Incoming = { delivery: this.#id(), party: this.party(who), ...doing };
    this.#last = incoming;
    const seen = await this.#receive(incoming);
    if (!seen) throw new Error("a new delivery was not taken");
    return seen;
  }

  /** The last delivery once more: undefined where it had no effect, as it should. */
  again(): Promise<Seen | undefined> {
    return this.#last ? this.#receive(this.#last) : Promise.resolve(undefined);
  }

  async #receive(incoming: Incoming): Promise<Seen | undefined> {
    let turn: { before: readonly StoredDialog[]; result: TurnResult } | undefined;
    const inner = this.#store;
    const watched: Store = {
      turn: (delivery, decide) =>
        inner.turn(delivery, async (reader) => {
          const before = await reader.dialogs(1000);
          const result = await decide(reader);
          turn = { before, result };
          return result;
        }),
      claim: (wanted) => inner.claim(wanted),
      sent: (id, at) => inner.sent(id, at),
      failed: (id, reason, retryAt) => inner.failed(id, reason, retryAt),
      prune: (...days) => inner.prune(...days),
      look: (party, look) => inner.look(party, look),
      answers: (tenant) => inner.answers(tenant),
      keepAnswer: (answer) => inner.keepAnswer(answer),
      records: (tenant) => inner.records(tenant),
      changeRecords: (tenant, changes, at) => inner.changeRecords(tenant, changes, at),
      close: () => inner.close(),
    };
    await this.#bot(watched).receive(incoming);
    const reply: Message[] = [];
    await deliver(inner, this.#platform, async ({ message }) => {
      reply.push(message);
      return { kind: "sent" };
    });
    for (const message of reply) lookAt(message, renderMessage(message, style));
    for (const part of partsOf(reply)) {
      if (part.kind === "choices") this.#note(part.card, part.options);
      if (part.kind === "actions") this.#note(part.card, part.actions);
      if (part.kind === "form") this.inputs.push(...part.fields.map(({ key }) => ({ card: part.card, key })));
    }
    return turn && { incoming, ...turn, reply };
  }

  #note(card: string, options: readonly { readonly value: string }[]): void {
    this.buttons.push(...options.map(({ value }) => ({ card, value })));
  }

  #bot(store: Store): Bot {
    return new Bot({
      store,
      answer: (question, history, language) => ({
        ok: true,
        answer: answerer.answer({ question, history, language }),
      }),
      guide: () => ({
        volumes: known.library.volumes,
        own: OWN,
        today: TODAY,
        suggest: (dialog, text) => suggester.proposals(dialog, text, OWN),
      }),
      isHoliday,
      newId: () => this.#id(),
      now: () => new Date(`${TODAY}T01:00:00Z`),
      language: "ja",
    });
  }

  #id(): string {
    return `${this.#platform}-${++this.#ids}`;
  }
}

/** Whether a card's buttons counted when they were pressed. */
export const counted = (card: string, before: readonly StoredDialog[]): boolean =>
  card === MENU_CARD ||
  before.some(({ id, serial, status }) => status === "running" && card === `${id}.${serial}`);
