import type { DialogName, Guide } from "../dialogs/dialog.ts";
import { zonesOf } from "../dialogs/zone-parts.ts";
import { isDigestCard } from "../digests/cards.ts";
import type { Answer } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Message, Part } from "../domain/message.ts";
import { hasJapanese } from "../domain/text.ts";
import type { Json, Party, Store, StoredDialog, TurnReader, TurnResult } from "../ports/store.ts";
import { type Command, commandIn, intentIn } from "./commands.ts";
import { type Conversation, readConversation } from "./conversation.ts";
import { Dialogs } from "./dialogs.ts";
import { pickDigestChoice, pressDigest } from "./digest-actions.ts";
import { type DigestActed, type DigestScene, digestScene } from "./digest-scene.ts";
import { digestCommandIn, homeChanges, setDigest } from "./digest-settings.ts";
import { listChoices, listParts } from "./list.ts";
import { DIALOGS, dialogNamed, MENU_CARD, menuPart, picked, startChoice, startChoices } from "./menu.ts";
import { answerParts, clarifications } from "./show.ts";
import { type BotWording, botWording } from "./wording.ts";

/** One turn: what came in, what is remembered, what is said; everything in one transaction of the store. */

export type Incoming = {
  /** The platform's own id of this delivery: the same one twice has one effect. */
  readonly delivery: string;
  readonly party: Party;
  /** Nobody but this person reads the place: the weekly digest may come here. */
  readonly direct?: boolean;
} & (
  | { /** The person opens the conversation: a dialog that runs is shown again. */ readonly kind: "open" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly card: string; readonly value: string }
  /** Inputs that were filled in; each is read as typed text is. */
  | { readonly kind: "form"; readonly card: string; readonly fields: Readonly<Record<string, string>> }
);

export type Asked =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly message: string };

export interface BotSettings {
  readonly store: Store;
  /** Answers in the language of the person who asks. */
  readonly answer: (question: string, history: readonly string[], language: Language) => Asked;
  readonly guide: () => Guide;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly language: Language;
}

/** How many earlier questions a follow-up may lean on. */
const REMEMBERED_QUESTIONS = 10;
/** How many dialogs and projects are looked through and listed. */
const LISTED = 20;

const ASSENT = /^(?:はい|うん|ええ|いいえ|いや|yes|no|ok|okay|了解|りょうかい)[。.!！]*$/iu;
/** Within a dialog, a text without the form of a question is asked only if it holds a word to look up. */
const ASKABLE = /\p{L}{3}|\p{Script=Han}{2}/u;
const text = (line: string): Part => ({ kind: "text", text: line });
const warning = (line: string): Part => ({ kind: "text", text: line, tone: "warning" });

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
      const before = readConversation(await reader.conversation(), language);
      const stored = await reader.dialogs(LISTED);
      const spoken = incoming.kind === "text" ? spokenLanguage(incoming.text) : undefined;
      const conversation = { ...before, language: spoken ?? before.language };
      const scene = digestScene(reader.records, incoming, conversation.language, now());
      const turn = new Turn(this.#settings, party, conversation, stored, reader, scene);
      const result = await turn.take(incoming);
      return { ...result, digests: [...(await homeChanges(scene)), ...(result.digests ?? [])] };
    });
  }
}

/** The language that a text is written in; undefined where it has no words, as a number has none. */
function spokenLanguage(typed: string): Language | undefined {
  if (!/\p{L}{2}/u.test(typed.normalize("NFKC"))) return undefined;
  return hasJapanese(typed) ? "ja" : "en";
}

class Turn {
  readonly #settings: BotSettings;
  readonly #words: BotWording;
  readonly #reader: TurnReader;
  readonly #stored: readonly StoredDialog[];
  readonly #party: Party;
  readonly #guide: Guide;
  readonly #dialogs: Dialogs;
  readonly #before: Conversation;
  readonly #scene: DigestScene;
  #after: Conversation;
  #acted: DigestActed | undefined;

  constructor(
    settings: BotSettings,
    party: Party,
    conversation: Conversation,
    stored: readonly StoredDialog[],
    reader: TurnReader,
    scene: DigestScene,
  ) {
    this.#scene = scene;
    const { language } = conversation;
    this.#settings = settings;
    this.#words = botWording(language);
    this.#reader = reader;
    this.#stored = stored;
    this.#party = party;
    this.#guide = settings.guide();
    this.#dialogs = new Dialogs({ party, language, guide: this.#guide, stored, newId: settings.newId });
    this.#before = conversation;
    // What was put to choice counts for the very next turn only.
    this.#after = { ...conversation, menu: [] };
  }

  async take(incoming: Incoming): Promise<TurnResult> {
    switch (incoming.kind) {
      case "open":
        return this.#result(this.#dialogs.show());
      case "press":
        return this.#result(await this.#press(incoming.card, incoming.value));
      case "form":
        return this.#result(await this.#form(incoming.card, incoming.fields));
      case "text":
        return this.#result(await this.#text(incoming.text));
    }
  }

  /** Why a card's buttons no longer count; undefined where they do. */
  async #refusal(card: string): Promise<readonly Part[] | undefined> {
    const words = this.#words;
    const pressed = await this.#reader.dialog(card.split(".")[0] ?? "");
    if (!pressed) return [warning(words.unknownCard), ...this.#dialogs.show()];
    if (JSON.stringify(pressed.party) !== JSON.stringify(this.#party)) return [warning(words.foreign)];
    if (pressed.status !== "running") return [warning(words.ended)];
    if (card !== `${pressed.id}.${pressed.serial}`) return [warning(words.stale), ...this.#dialogs.show()];
    return undefined;
  }

  async #press(card: string, value: string): Promise<readonly Part[]> {
    if (card === MENU_CARD) return this.#choose(value);
    if (isDigestCard(card)) return this.#digest(await pressDigest(this.#scene, value));
    const refused = await this.#refusal(card);
    return refused ?? this.#dialogs.press(value) ?? [warning(this.#words.stale), ...this.#dialogs.show()];
  }

  /** Takes over what a digest's button or setting has led to. */
  #digest(acted: DigestActed): readonly Part[] {
    this.#acted = acted;
    this.#after = { ...this.#after, menu: acted.menu ?? [] };
    return acted.parts;
  }

  async #form(card: string, fields: Readonly<Record<string, string>>): Promise<readonly Part[]> {
    const refused = await this.#refusal(card);
    if (refused) return refused;
    let said: readonly Part[] = this.#dialogs.show();
    for (const typed of Object.values(fields)) {
      const reading = this.#dialogs.read(typed, "form");
      if (reading.kind === "noDialog") return said;
      said = reading.parts;
      if (reading.kind === "unclear") return said;
    }
    return said;
  }

  async #text(typed: string): Promise<readonly Part[]> {
    const wish = digestCommandIn(typed);
    if (wish) return this.#digest(await setDigest(this.#scene, wish));
    const command = commandIn(typed);
    if (command) return this.#command(command);
    const choice = this.#dialogs.running ? undefined : picked(typed, this.#before.menu);
    if (choice) return this.#choose(choice.value);
    const reading = this.#dialogs.read(typed);
    if (reading.kind === "answered") return reading.parts;
    if (reading.kind === "unclear" && !reading.question && !ASKABLE.test(typed.normalize("NFKC"))) {
      return reading.parts;
    }
    const asked = this.#ask(typed);
    const said = asked.ok && asked.answer.kind;
    const small = said === "smallTalk" && !ASSENT.test(typed.normalize("NFKC").trim());
    const question = reading.kind !== "unclear" || reading.question;
    if (!question && said !== "answered" && !small) return reading.kind === "unclear" ? reading.parts : [];
    return asked.ok ? this.#answered(typed, asked.answer) : [text(asked.message), ...this.#dialogs.remind()];
  }

  #ask(question: string): Asked {
    return this.#settings.answer(question, this.#before.history, this.#after.language);
  }

  #answered(question: string, answer: Answer): readonly Part[] {
    const intent = this.#dialogs.running ? undefined : intentIn(question);
    const { history } = this.#before;
    this.#after = {
      ...this.#after,
      sources: answer.kind === "answered" ? answer.citations : [],
      history: answer.kind === "smallTalk" ? history : [...history, question].slice(-REMEMBERED_QUESTIONS),
    };
    const parts = answerParts(answer, this.#after.language);
    if (intent) {
      const asksMore = intent === "plan" && answer.kind === "answered";
      return [...(asksMore ? parts : []), ...this.#offer(intent, question)];
    }
    if (answer.kind === "clarify") this.#after = { ...this.#after, menu: clarifications(answer.choices) };
    return [...parts, ...(this.#dialogs.running ? this.#dialogs.remind() : [])];
  }

  /** Offers a dialog that a sentence on the person's own project asks for; what it tells is kept for it. */
  #offer(name: DialogName, described: string): readonly Part[] {
    const { language } = this.#after;
    const menu: readonly Choice[] = [startChoice(name, language)];
    this.#after = { ...this.#after, menu, described };
    return [text(this.#words.offer(DIALOGS[name].title[language])), menuPart(menu)];
  }

  /** A choice made outside a dialog, pressed or typed. */
  async #choose(value: string): Promise<readonly Part[]> {
    const [kind, rest = ""] = value.split(/:(.*)/s);
    const dialog = kind === "start" ? dialogNamed(rest) : undefined;
    if (dialog) return this.#start(dialog.name, undefined);
    if (kind === "digest") return this.#digest(await pickDigestChoice(this.#scene, rest));
    if (kind === "resume") return this.#resume(await this.#reader.dialog(rest));
    if (kind === "ask" && rest !== "") {
      const asked = this.#ask(rest);
      return asked.ok ? this.#answered(rest, asked.answer) : [text(asked.message)];
    }
    return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
  }

  #resume(wanted: StoredDialog | undefined): readonly Part[] {
    if (!wanted) return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
    const mine = JSON.stringify(wanted.party) === JSON.stringify(this.#party);
    return mine ? this.#dialogs.resume(wanted) : [warning(this.#words.foreign)];
  }

  #start(name: DialogName, described: string | undefined): readonly Part[] {
    const { described: told, zones = [], ...rest } = this.#after;
    this.#after = { ...rest, zones };
    const given = name === "form" && zones.length > 0 ? { knownZones: zones.join(",") } : {};
    return this.#dialogs.start(name, described ?? told, given);
  }

  async #command(command: Command): Promise<readonly Part[]> {
    const words = this.#words;
    const dialogs = this.#dialogs;
    switch (command.kind) {
      case "help": {
        const menu = startChoices(this.#after.language);
        this.#after = { ...this.#after, menu };
        return [text(words.help), menuPart(menu), ...(dialogs.running ? dialogs.remind() : [])];
      }
      case "sources": {
        const cited = this.#before.sources.map((citation): Part => ({ kind: "citation", citation }));
        return cited.length > 0 ? cited : [text(words.noSources)];
      }
      case "list":
        return this.#list();
      case "resume": {
        if (command.number === undefined) return dialogs.resume();
        const choices = listChoices(this.#stored, this.#guide, this.#after.language);
        const id = choices[command.number - 1]?.value.replace("resume:", "");
        const wanted = this.#stored.find((stored) => stored.id === id);
        return wanted ? dialogs.resume(wanted) : [text(words.noSuchListed)];
      }
      case "start":
        return this.#start(command.dialog, command.described);
      case "change":
        return dialogs.change(command.number);
      case "restart":
        if (dialogs.running) return dialogs.control(command.kind);
        this.#after = { ...this.#after, history: [], sources: [], described: undefined, zones: undefined };
        return [text(words.cleared)];
      default:
        return dialogs.control(command.kind);
    }
  }

  async #list(): Promise<readonly Part[]> {
    const { language } = this.#after;
    const menu = listChoices(this.#stored, this.#guide, language);
    this.#after = { ...this.#after, menu };
    return listParts(menu, await this.#reader.projects(LISTED), language);
  }

  #result(parts: readonly Part[]): TurnResult {
    const { language } = this.#after;
    const { finished } = this.#dialogs;
    if (finished?.name === "zone") this.#after = { ...this.#after, zones: zonesOf(finished.answers) };
    const message: Message = { language, parts };
    return {
      conversation: plain(this.#after),
      dialogs: this.#dialogs.changed,
      projects: this.#dialogs.projects,
      records: this.#acted?.records ?? [],
      digests: this.#acted?.digests ?? [],
      replies: parts.length > 0 ? [plain(message)] : [],
    };
  }
}

/** As JSON has it: without what is undefined. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value));
