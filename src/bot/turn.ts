import type { DialogName, Guide } from "../dialogs/dialog.ts";
import { zonesOf } from "../dialogs/zone-parts.ts";
import { isDigestCard } from "../digests/cards.ts";
import type { Answer } from "../domain/answer.ts";
import type { IsHoliday } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Message, Part } from "../domain/message.ts";
import type { Json, Party, Store, StoredDialog, TurnReader, TurnResult } from "../ports/store.ts";
import { isAskable, isAssent } from "./askable.ts";
import { type Command, commandIn, intentIn } from "./commands.ts";
import { type Conversation, readConversation } from "./conversation.ts";
import { Desk } from "./desk.ts";
import { Dialogs } from "./dialogs.ts";
import { type DigestScene, digestScene } from "./digest-scene.ts";
import { homeChanges } from "./digest-settings.ts";
import { listChoices, listParts } from "./list.ts";
import { DIALOGS, dialogNamed, MENU_CARD, menuPart, picked, startChoice, startChoices } from "./menu.ts";
import { namedActIn, officeCommandIn } from "./records/commands.ts";
import { answerParts, clarifications } from "./show.ts";
import { spokenLanguage } from "./spoken-language.ts";
import { stepAsked } from "./stored-state.ts";
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
  readonly isHoliday: IsHoliday;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly language: Language;
}

/** How many earlier questions a follow-up may lean on. */
const REMEMBERED_QUESTIONS = 10;
/** How many dialogs and projects are looked through and listed. */
const LISTED = 20;

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
      const guide = this.#settings.guide();
      const asked = stepAsked(stored, guide);
      const spoken = incoming.kind === "text" && spokenLanguage(incoming.text, asked, guide.today);
      const conversation = { ...before, language: spoken || before.language };
      const digest = digestScene(reader.records, incoming, conversation.language, now());
      const turn = new Turn(this.#settings, guide, party, conversation, stored, reader, digest);
      const result = await turn.take(incoming);
      return { ...result, digests: [...(await homeChanges(digest)), ...(result.digests ?? [])] };
    });
  }
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
  readonly #desk: Desk;
  #after: Conversation;

  constructor(
    settings: BotSettings,
    guide: Guide,
    party: Party,
    conversation: Conversation,
    stored: readonly StoredDialog[],
    reader: TurnReader,
    digest: DigestScene,
  ) {
    const { language } = conversation;
    const { isHoliday, newId } = settings;
    this.#settings = settings;
    this.#words = botWording(language);
    this.#reader = reader;
    this.#stored = stored;
    this.#party = party;
    this.#guide = guide;
    const dialogs = new Dialogs({ party, language, guide, stored, newId });
    this.#dialogs = dialogs;
    const offer = (menu: readonly Choice[]): void => {
      this.#after = { ...this.#after, menu };
    };
    const { records } = reader;
    this.#desk = new Desk({ records, party, language, guide, isHoliday, newId, digest, dialogs, offer });
    this.#before = conversation;
    // What was put to choice counts for the very next turn only.
    this.#after = { ...conversation, menu: [] };
  }

  async take(incoming: Incoming): Promise<TurnResult> {
    const parts = await this.#taken(incoming);
    return this.#result([...parts, ...(await this.#desk.file())]);
  }

  #taken(incoming: Incoming): Promise<readonly Part[]> {
    switch (incoming.kind) {
      case "open":
        return Promise.resolve(this.#dialogs.show());
      case "press":
        return this.#press(incoming.card, incoming.value);
      case "form":
        return this.#form(incoming.card, incoming.fields);
      case "text":
        return this.#text(incoming.text);
    }
  }

  /** Whether a dialog is this person's, in this place. */
  #own({ party }: StoredDialog): boolean {
    return JSON.stringify(party) === JSON.stringify(this.#party);
  }

  /** Why a card's buttons no longer count; undefined where they do. */
  async #refusal(card: string): Promise<readonly Part[] | undefined> {
    const words = this.#words;
    const pressed = await this.#reader.dialog(card.split(".")[0] ?? "");
    if (!pressed) return [warning(words.unknownCard), ...this.#dialogs.show()];
    if (!this.#own(pressed)) return [warning(words.foreign), ...this.#dialogs.remind()];
    if (pressed.status !== "running") return [warning(words.ended), ...this.#dialogs.remind()];
    if (card !== `${pressed.id}.${pressed.serial}`) return [warning(words.stale), ...this.#dialogs.show()];
    return undefined;
  }

  async #press(card: string, value: string): Promise<readonly Part[]> {
    if (card === MENU_CARD) return this.#choose(value);
    if (isDigestCard(card)) return this.#desk.press(value);
    const refused = await this.#refusal(card);
    return refused ?? this.#dialogs.press(value) ?? [warning(this.#words.stale), ...this.#dialogs.show()];
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
    const named = this.#before.menu.find(({ label }) => label === typed.trim());
    if (named && !this.#dialogs.running) return this.#choose(named.value);
    const wish = await this.#desk.wish(typed);
    if (wish) return wish;
    const act = this.#dialogs.running ? undefined : namedActIn(typed);
    if (act) return this.#desk.recordsFor(act);
    const command = this.#dialogs.names(typed) ? undefined : commandIn(typed);
    if (command) return this.#command(command);
    // Within a step 「評価」 or 「事業 …」 may be what the step asks to write.
    const office = this.#dialogs.asking ? undefined : officeCommandIn(typed);
    if (office) return this.#desk.command(office);
    // While a dialog runs, only a number picks from what was put to choice: a word answers the step.
    const picks = !this.#dialogs.running || /^\s*\d{1,2}\s*$/.test(typed.normalize("NFKC"));
    const choice = picks ? picked(typed, this.#before.menu) : undefined;
    if (choice) return this.#choose(choice.value);
    const reading = this.#dialogs.read(typed);
    if (reading.kind === "answered") return reading.parts;
    const besides = this.#dialogs.writing ? undefined : officeCommandIn(typed);
    if (besides) return this.#desk.command(besides);
    const tried = reading.kind === "unclear" && !reading.question;
    if (tried && (reading.attempt || !isAskable(typed))) return reading.parts;
    const groups = reading.kind === "noDialog" ? await this.#desk.groups(typed) : undefined;
    if (groups) return groups;
    const asked = this.#ask(typed);
    const said = asked.ok && asked.answer.kind;
    if (tried && said !== "answered" && said !== "smallTalk") return reading.parts;
    const note: readonly Part[] =
      tried && this.#dialogs.asking && said === "answered" ? [text(this.#words.lookedUp)] : [];
    return asked.ok
      ? [...note, ...this.#answered(typed, asked.answer)]
      : [text(asked.message), ...this.#dialogs.remind()];
  }

  #ask(question: string): Asked {
    // A yes to nothing is no follow-up to an earlier question.
    const history = isAssent(question) ? [] : this.#before.history;
    return this.#settings.answer(question, history, this.#after.language);
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
    if (answer.kind === "clarify") this.#offers(clarifications(answer.choices));
    return [...parts, ...this.#dialogs.remind()];
  }

  /** What a typed number picks from next; not where a step is shown again behind it, with numbers of its own. */
  #offers(menu: readonly Choice[]): void {
    if (!this.#dialogs.asking) this.#after = { ...this.#after, menu };
  }

  /** Offers a dialog that a sentence on the person's own project asks for; what it tells is kept for it. */
  #offer(name: DialogName, described: string): readonly Part[] {
    const { language } = this.#after;
    const menu: readonly Choice[] = [startChoice(name, language)];
    // A sentence that shows nothing of the project is only the wish for the dialog, not its description.
    const tells = (["zone", "form"] as const).some((each) => this.#guide.suggest(each, described).length > 0);
    this.#after = { ...this.#after, menu, described: tells ? described : undefined };
    return [text(this.#words.offer(DIALOGS[name].title[language])), menuPart(menu)];
  }

  /** A choice made outside a dialog, pressed or typed. */
  async #choose(value: string): Promise<readonly Part[]> {
    const [kind, rest = ""] = value.split(/:(.*)/s);
    const dialog = kind === "start" ? dialogNamed(rest) : undefined;
    if (dialog) return this.#start(dialog.name, undefined);
    if (kind !== "resume" && kind !== "ask" && value.includes(":")) return this.#desk.choose(value);
    if (kind === "resume") return this.#resume(await this.#reader.dialog(rest));
    if (kind === "ask" && rest !== "") {
      const asked = this.#ask(rest);
      return asked.ok ? this.#answered(rest, asked.answer) : [text(asked.message), ...this.#dialogs.remind()];
    }
    return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
  }

  #resume(wanted: StoredDialog | undefined): readonly Part[] {
    if (!wanted) return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
    return this.#own(wanted)
      ? this.#dialogs.resume(wanted)
      : [warning(this.#words.foreign), ...this.#dialogs.remind()];
  }

  async #start(name: DialogName, described: string | undefined): Promise<readonly Part[]> {
    const { described: told, zones = [], ...rest } = this.#after;
    this.#after = { ...rest, zones };
    return this.#dialogs.start(name, described ?? told, await this.#given(name, zones));
  }

  /** What is known before a dialog begins. */
  async #given(name: DialogName, zones: readonly number[]): Promise<Readonly<Record<string, string>>> {
    if (name === "form" && zones.length > 0) return { knownZones: zones.join(",") };
    if (name !== "plan") return {};
    const section = await this.#desk.section();
    return section === undefined ? {} : { section };
  }

  async #command(command: Command): Promise<readonly Part[]> {
    const words = this.#words;
    const dialogs = this.#dialogs;
    switch (command.kind) {
      case "help": {
        const menu = startChoices(this.#after.language);
        this.#offers(menu);
        return [text(words.help), menuPart(menu), ...dialogs.remind()];
      }
      case "sources": {
        const cited = this.#before.sources.map((citation): Part => ({ kind: "citation", citation }));
        return [...(cited.length > 0 ? cited : [text(words.noSources)]), ...dialogs.remind()];
      }
      case "list":
        return this.#list();
      case "resume": {
        if (command.number === undefined) return dialogs.resume();
        const choices = listChoices(this.#stored, this.#guide, this.#after.language);
        const id = choices[command.number - 1]?.value.replace("resume:", "");
        const wanted = this.#stored.find((stored) => stored.id === id);
        const record = this.#before.menu[command.number - 1]?.value;
        if (!wanted && record?.startsWith("record:")) return this.#desk.choose(record);
        return wanted ? dialogs.resume(wanted) : [text(words.noSuchListed), ...dialogs.remind()];
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
    const dialogs = listChoices(this.#stored, this.#guide, language);
    const records = await this.#desk.pendingChoices();
    this.#after = { ...this.#after, menu: [...dialogs, ...records] };
    return [...listParts(dialogs, records, language), ...this.#dialogs.stands()];
  }

  #result(said: readonly Part[]): TurnResult {
    const parts = [...this.#dialogs.notes, ...said];
    const { language } = this.#after;
    const { finished } = this.#dialogs;
    if (finished?.name === "zone") this.#after = { ...this.#after, zones: zonesOf(finished.answers) };
    const message: Message = { language, parts };
    return {
      conversation: plain(this.#after),
      dialogs: this.#dialogs.changed,
      records: this.#desk.records,
      digests: this.#desk.digests,
      replies: parts.length > 0 ? [plain(message)] : [],
    };
  }
}

/** As JSON has it: without what is undefined. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value));
