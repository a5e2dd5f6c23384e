import type { Guide } from "../dialogs/dialog.ts";
import type { Answer } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import type { Message, Part } from "../domain/message.ts";
import { hasJapanese } from "../domain/text.ts";
import type { Json, Party, Store, StoredDialog, TurnResult } from "../ports/store.ts";
import { commandIn, intentIn } from "./commands.ts";
import { type Conversation, readConversation } from "./conversation.ts";
import { Dialogs } from "./dialogs.ts";
import { answerParts } from "./show.ts";
import { botWording } from "./wording.ts";

/** One turn: what came in, what is remembered, what is said; everything in one transaction of the store. */

export type Incoming = {
  /** The platform's own id of this delivery: the same one twice has one effect. */
  readonly delivery: string;
  readonly party: Party;
} /** The person opens the conversation: a dialog that runs is shown again. */ & (
  | { readonly kind: "open" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly card: string; readonly value: string }
);

export type Asked =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly message: string };

export interface BotSettings {
  readonly store: Store;
  readonly answer: (question: string, history: readonly string[]) => Asked;
  readonly guide: () => Guide;
  readonly help: (language: Language) => string;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly language: Language;
}

/** How many earlier questions a follow-up may lean on, and how many dialogs are looked through for 再開. */
const REMEMBERED = 10;

export class Bot {
  readonly #settings: BotSettings;

  constructor(settings: BotSettings) {
    this.#settings = settings;
  }

  /** Takes one delivery. Resolves to false where it was taken before; the replies wait in the store's outbox. */
  receive(incoming: Incoming): Promise<boolean> {
    const { store, now, language } = this.#settings;
    const { delivery, party } = incoming;
    return store.turn({ id: delivery, party, at: now() }, async (reader) => {
      const conversation = readConversation(await reader.conversation(), language);
      const dialogs = await reader.dialogs(REMEMBERED);
      if (incoming.kind === "press") {
        const pressed = await reader.dialog(incoming.card.split(".")[0] ?? "");
        return this.#press(incoming, pressed, conversation, dialogs);
      }
      if (incoming.kind === "open") {
        return turnOf(conversation, this.#dialogs(party, conversation, dialogs), "present");
      }
      return this.#text(incoming.text, party, conversation, dialogs);
    });
  }

  #dialogs(party: Party, conversation: Conversation, stored: readonly StoredDialog[]): Dialogs {
    return new Dialogs(party, conversation.language, this.#settings.guide(), stored, this.#settings.newId);
  }

  #press(
    { card, value, party }: Extract<Incoming, { kind: "press" }>,
    pressed: StoredDialog | undefined,
    conversation: Conversation,
    stored: readonly StoredDialog[],
  ): TurnResult {
    const words = botWording(conversation.language);
    const dialogs = this.#dialogs(party, conversation, stored);
    const warn = (text: string): Part => ({ kind: "text", text, tone: "warning" });
    if (!pressed) return turnOf(conversation, dialogs, [warn(words.unknownCard)]);
    if (JSON.stringify(pressed.party) !== JSON.stringify(party)) {
      return turnOf(conversation, dialogs, [warn(words.foreign)]);
    }
    if (pressed.status !== "running") return turnOf(conversation, dialogs, [warn(words.ended)]);
    if (card !== `${pressed.id}.${pressed.serial}`) {
      return turnOf(conversation, dialogs, [warn(words.stale), ...dialogs.show()]);
    }
    return turnOf(conversation, dialogs, dialogs.choose(value) ?? [warn(words.stale), ...dialogs.show()]);
  }

  #text(text: string, party: Party, before: Conversation, stored: readonly StoredDialog[]): TurnResult {
    const spoken = /[a-zA-Z\u3040-\u30ff\u4e00-\u9fff]{2}/u.test(text.normalize("NFKC"));
    const language = spoken ? (hasJapanese(text) ? "ja" : "en") : before.language;
    const conversation: Conversation = { ...before, language };
    const words = botWording(language);
    const dialogs = this.#dialogs(party, conversation, stored);
    const say = (line: string): readonly Part[] => [{ kind: "text", text: line }];
    const command = commandIn(text);
    if (command?.kind === "help") return turnOf(conversation, dialogs, say(this.#settings.help(language)));
    if (command?.kind === "sources") {
      const cited = conversation.sources.map((citation): Part => ({ kind: "citation", citation }));
      return turnOf(conversation, dialogs, cited.length > 0 ? cited : say(words.noSources));
    }
    if (command?.kind === "restart" && !dialogs.running) {
      return turnOf({ ...conversation, history: [], sources: [] }, dialogs, say(words.cleared));
    }
    if (command?.kind === "start") {
      const { described, ...rest } = conversation;
      return turnOf(rest, dialogs, dialogs.start(command.dialog, described));
    }
    if (command) return turnOf(conversation, dialogs, dialogs.control(command));
    const chosen = dialogs.read(text);
    if (chosen.kind === "answered") return turnOf(conversation, dialogs, chosen.parts);
    const asked = this.#settings.answer(text, conversation.history);
    if (chosen.kind === "unclear" && (!asked.ok || asked.answer.kind !== "answered")) {
      return turnOf(conversation, dialogs, chosen.parts);
    }
    if (!asked.ok) return turnOf(conversation, dialogs, say(asked.message));
    const { answer } = asked;
    const intent = dialogs.running ? undefined : intentIn(text);
    const after: Conversation = {
      ...conversation,
      described: intent ? text : conversation.described,
      sources: answer.kind === "answered" ? answer.citations : [],
      history:
        answer.kind === "smallTalk"
          ? conversation.history
          : [...conversation.history, text].slice(-REMEMBERED),
    };
    const resumed: readonly Part[] = dialogs.running
      ? [{ kind: "text", text: words.backTo, tone: "note" }, ...dialogs.show()]
      : intent
        ? dialogs.offer(intent)
        : [];
    return turnOf(after, dialogs, [...answerParts(answer, language), ...resumed]);
  }
}

function turnOf(conversation: Conversation, dialogs: Dialogs, said: readonly Part[] | "present"): TurnResult {
  const parts = said === "present" ? dialogs.show() : said;
  const message: Message = { language: conversation.language, parts };
  return {
    conversation: plain(conversation),
    dialogs: dialogs.changed,
    projects: [],
    replies: parts.length > 0 ? [plain(message)] : [],
  };
}

/** As JSON has it: without what is undefined. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value));
