import type { DialogName, Guide } from "../dialogs/dialog.ts";
import { zonesOf } from "../dialogs/zone-parts.ts";
import { isDigestCard } from "../digests/cards.ts";
import { type Message, type Part, text, warning } from "../domain/message.ts";
import type { PersonSettings } from "../ports/answer-log.ts";
import type { Incoming } from "../ports/chat.ts";
import type { Json, Party, StoredDialog, TurnReader, TurnResult } from "../ports/store.ts";
import { toolTopicIn } from "./about-tool.ts";
import { isAskable } from "./askable.ts";
import { Asking } from "./asking.ts";
import type { BotSettings } from "./bot.ts";
import { Cards } from "./cards.ts";
import { type Command, commandIn } from "./commands.ts";
import type { Conversation } from "./conversation.ts";
import { Desk } from "./desk.ts";
import { Dialogs } from "./dialogs.ts";
import type { DigestScene } from "./digest-scene.ts";
import { listChoices, listParts } from "./list.ts";
import { dialogNamed, MENU_CARD, menuPart, picked, startChoices } from "./menu.ts";
import { namedActIn, officeCommandIn } from "./records/commands.ts";
import { SETTINGS_CARD, settingParts, settingsWith } from "./settings.ts";
import { isOwnDialog } from "./stored-state.ts";
import { TurnOutcome } from "./turn-outcome.ts";
import { type BotWording, botWording } from "./wording.ts";

/** One turn: what came in goes to whom it is for, and what comes of it is gathered as plain values. */

/** What a turn is decided on. */
export interface TurnScene {
  readonly settings: BotSettings;
  readonly guide: Guide;
  readonly party: Party;
  readonly conversation: Conversation;
  readonly wishes: PersonSettings;
  readonly stored: readonly StoredDialog[];
  readonly reader: TurnReader;
  readonly digest: DigestScene;
}

/** How many dialogs and projects are looked through and listed. */
export const LISTED = 20;

/** 「自分だけに：質問」: answered where nobody else reads it. */
const PRIVATELY = /^\s*(?:自分だけに|自分だけで|こっそり|内緒で|privately|just me)\s*[:：、,]\s*(.+)$/isu;
const OPINION = /^(👍|👎)[\u{1f3fb}-\u{1f3ff}]?(?:[\s:：、,]*(.*))?$/su;

export class Turn {
  readonly #scene: TurnScene;
  readonly #words: BotWording;
  readonly #outcome: TurnOutcome;
  readonly #dialogs: Dialogs;
  readonly #desk: Desk;
  readonly #cards: Cards;
  readonly #asking: Asking;

  constructor(scene: TurnScene) {
    const { settings, guide, party, conversation: before, wishes, stored, reader, digest } = scene;
    const { language } = before;
    const { isHoliday, newId } = settings;
    const outcome = new TurnOutcome(before);
    const dialogs = new Dialogs({ party, language, guide, stored, newId });
    const { records } = reader;
    const offer = outcome.offer.bind(outcome);
    this.#scene = scene;
    this.#words = botWording(language);
    this.#outcome = outcome;
    this.#dialogs = dialogs;
    this.#desk = new Desk({ records, party, language, guide, isHoliday, newId, digest, dialogs, offer });
    this.#cards = new Cards({ party, reader, dialogs, outcome });
    this.#asking = new Asking({ settings, guide, party, before, wishes, reader, dialogs, outcome });
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
        return this.#cards.form(incoming.card, incoming.fields);
      case "sheet":
        return this.#cards.sheet(incoming.card, incoming.fields);
      case "feedback":
        return this.#asking.judge(incoming.answer, incoming.helpful, incoming.reason ?? "");
      case "text":
        return this.#text(incoming.text);
    }
  }

  #press(card: string, value: string): Promise<readonly Part[]> {
    if (card === MENU_CARD) return this.#choose(value);
    if (isDigestCard(card)) return this.#desk.press(value);
    if (card === SETTINGS_CARD) return this.#set(value);
    return this.#cards.press(card, value);
  }

  /** A setting that was pressed. */
  async #set(value: string): Promise<readonly Part[]> {
    this.#outcome.private = true;
    const [what, to = ""] = value.split(/:(.*)/s);
    if (what === "digest") return (await this.#desk.wish(to === "on" ? "digest on" : "digest off")) ?? [];
    const changed = settingsWith(this.#scene.wishes, what ?? "", to, this.#scene.guide);
    if (!changed) return [warning(this.#words.unknownCard)];
    this.#outcome.settings = changed;
    if (changed.language) this.#outcome.remember({ language: changed.language });
    return settingParts(
      changed,
      await this.#desk.optedOut(),
      this.#scene.guide,
      this.#outcome.after.language,
    );
  }

  async #text(typed: string): Promise<readonly Part[]> {
    const told = PRIVATELY.exec(typed)?.[1];
    if (told !== undefined) this.#outcome.private = true;
    return this.#said(told ?? typed);
  }

  async #said(typed: string): Promise<readonly Part[]> {
    const { conversation: before } = this.#scene;
    const opinion = OPINION.exec(typed.trim());
    if (opinion && before.answer !== undefined && !this.#dialogs.writing)
      return this.#asking.judge(before.answer, opinion[1] === "👍", (opinion[2] ?? "").trim());
    const named = before.menu.find(({ label }) => label === typed.trim());
    if (named && !this.#dialogs.running) return this.#choose(named.value);
    const wish = await this.#desk.wish(typed);
    if (wish) return wish;
    const act = this.#dialogs.running ? undefined : namedActIn(typed);
    if (act) return this.#desk.recordsFor(act);
    const command = this.#dialogs.names(typed) ? undefined : commandIn(typed);
    if (command) return this.#command(command);
    const topic = toolTopicIn(typed);
    if (topic) return [text(this.#words.aboutTool[topic]), ...this.#dialogs.remind()];
    // Within a step 「評価」 or 「事業 …」 may be what the step asks to write.
    const office = this.#dialogs.asking ? undefined : officeCommandIn(typed);
    if (office) return this.#desk.command(office);
    // While a dialog runs, only a number picks from what was put to choice: a word answers the step.
    const picks = !this.#dialogs.running || /^\s*\d{1,2}\s*$/.test(typed.normalize("NFKC"));
    const choice = picks ? picked(typed, before.menu) : undefined;
    if (choice) return this.#choose(choice.value);
    const reading = this.#dialogs.read(typed);
    if (reading.kind === "answered") return reading.parts;
    const besides = this.#dialogs.writing ? undefined : officeCommandIn(typed);
    if (besides) return this.#desk.command(besides);
    const tried = reading.kind === "unclear" && !reading.question;
    if (tried && (reading.attempt || !isAskable(typed))) {
      this.#outcome.refine = this.#dialogs.misread(typed);
      return reading.parts;
    }
    const groups = reading.kind === "noDialog" ? await this.#desk.groups(typed) : undefined;
    if (groups) return groups;
    const asked = this.#asking.ask(typed);
    const said = asked.ok && asked.answer.kind;
    if (tried && said !== "answered" && said !== "smallTalk") {
      this.#outcome.refine = this.#dialogs.misread(typed);
      return reading.parts;
    }
    const note: readonly Part[] =
      tried && this.#dialogs.asking && said === "answered" ? [text(this.#words.lookedUp)] : [];
    return this.#asking.shown(typed, asked, note);
  }

  /** A choice made outside a dialog, pressed or typed. */
  async #choose(value: string): Promise<readonly Part[]> {
    const [kind, rest = ""] = value.split(/:(.*)/s);
    const dialog = kind === "start" ? dialogNamed(rest) : undefined;
    if (dialog) return this.#start(dialog.name, undefined);
    if (kind === "again") return this.#again(rest);
    if (kind !== "resume" && kind !== "ask" && value.includes(":")) return this.#desk.choose(value);
    if (kind === "resume") return this.#resume(await this.#scene.reader.dialog(rest));
    if (kind === "ask" && rest !== "") return this.#asking.shown(rest, this.#asking.ask(rest));
    return this.#unknown();
  }

  /** The question of a kept answer, asked once more. */
  async #again(id: string): Promise<readonly Part[]> {
    const kept = await this.#scene.reader.answers.find(id);
    return kept?.party.person === this.#scene.party.person ? this.#said(kept.question) : this.#unknown();
  }

  #unknown(): readonly Part[] {
    this.#outcome.private = true;
    return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
  }

  #resume(wanted: StoredDialog | undefined): readonly Part[] {
    if (!wanted) return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
    return isOwnDialog(wanted, this.#scene.party)
      ? this.#dialogs.resume(wanted)
      : [warning(this.#words.foreign), ...this.#dialogs.remind()];
  }

  async #start(name: DialogName, described: string | undefined): Promise<readonly Part[]> {
    const { described: told, zones = [] } = this.#outcome.after;
    this.#outcome.remember({ described: undefined, zones });
    const parts = this.#dialogs.start(name, described ?? told, await this.#given(name, zones));
    const typed = described ?? told;
    if (typed !== undefined) this.#outcome.refine = this.#dialogs.described(typed);
    return parts;
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
        const menu = startChoices(this.#outcome.after.language);
        this.#asking.offer(menu);
        return [text(words.help), menuPart(menu), ...dialogs.remind()];
      }
      case "sources":
        return this.#asking.sources();
      case "list":
        return this.#list();
      case "settings": {
        this.#outcome.private = true;
        const optedOut = await this.#desk.optedOut();
        return settingParts(this.#scene.wishes, optedOut, this.#scene.guide, this.#outcome.after.language);
      }
      case "resume": {
        if (command.number === undefined) return dialogs.resume();
        const choices = listChoices(this.#scene.stored, this.#scene.guide, this.#outcome.after.language);
        const id = choices[command.number - 1]?.value.replace("resume:", "");
        const wanted = this.#scene.stored.find((stored) => stored.id === id);
        const record = this.#scene.conversation.menu[command.number - 1]?.value;
        if (!wanted && record?.startsWith("record:")) return this.#desk.choose(record);
        return wanted ? dialogs.resume(wanted) : [text(words.noSuchListed), ...dialogs.remind()];
      }
      case "start":
        return this.#start(command.dialog, command.described);
      case "change":
        return dialogs.change(command.number);
      case "restart":
        if (dialogs.running) return dialogs.control(command.kind);
        this.#outcome.remember({ history: [], answer: undefined, described: undefined, zones: undefined });
        return [text(words.cleared)];
      default:
        return dialogs.control(command.kind);
    }
  }

  async #list(): Promise<readonly Part[]> {
    const { language } = this.#outcome.after;
    const dialogs = listChoices(this.#scene.stored, this.#scene.guide, language);
    const records = await this.#desk.pendingChoices();
    this.#outcome.offer([...dialogs, ...records]);
    return [...listParts(dialogs, records, language), ...this.#dialogs.stands()];
  }

  #result(said: readonly Part[]): TurnResult {
    const parts = [...this.#dialogs.notes, ...said];
    const outcome = this.#outcome;
    const { language } = outcome.after;
    const { finished } = this.#dialogs;
    if (finished?.name === "zone") outcome.remember({ zones: zonesOf(finished.answers) });
    const refine = outcome.refine ?? this.#dialogs.draftable;
    const aside = outcome.private || this.#desk.opened || this.#dialogs.confidential;
    const message: Message = {
      language,
      parts,
      ...(aside ? { private: true } : {}),
      ...(refine && this.#scene.settings.refines ? { refine } : {}),
    };
    return {
      conversation: plain(outcome.after),
      dialogs: this.#dialogs.changed,
      records: this.#desk.records,
      digests: this.#desk.digests,
      answers: outcome.answers,
      feedback: outcome.feedback,
      ...(outcome.settings ? { settings: outcome.settings } : {}),
      replies: parts.length > 0 ? [plain(message)] : [],
    };
  }
}

/** As JSON has it: without what is undefined. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value));
