import { saysNothing } from "../answers/small-talk.ts";
import type { DialogName, Guide } from "../dialogs/dialog.ts";
import { zonesOf } from "../dialogs/zone-parts.ts";
import { isDigestCard } from "../digests/cards.ts";
import type { Answer } from "../domain/answer.ts";
import type { Choice, Message, Part, Refinement } from "../domain/message.ts";
import type { Feedback, KeptAnswer, PersonSettings } from "../ports/answer-log.ts";
import type { Incoming } from "../ports/chat.ts";
import type { Json, Party, StoredDialog, TurnReader, TurnResult } from "../ports/store.ts";
import { toolTopicIn } from "./about-tool.ts";
import { isAskable, isAssent } from "./askable.ts";
import type { Asked, BotSettings } from "./bot.ts";
import { type Command, commandIn, intentIn } from "./commands.ts";
import type { Conversation } from "./conversation.ts";
import { Desk } from "./desk.ts";
import { Dialogs } from "./dialogs.ts";
import type { DigestScene } from "./digest-scene.ts";
import { listChoices, listParts } from "./list.ts";
import { DIALOGS, dialogNamed, MENU_CARD, menuPart, picked, startChoice, startChoices } from "./menu.ts";
import { namedActIn, officeCommandIn } from "./records/commands.ts";
import { SETTINGS_CARD, settingParts, settingsWith } from "./settings.ts";
import { answerParts, clarifications } from "./show.ts";
import { isOwnDialog } from "./stored-state.ts";
import { type BotWording, botWording } from "./wording.ts";

/** One turn: what came in, what is remembered, what is said, as plain values. */

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

/** How many earlier questions a follow-up may lean on. */
const REMEMBERED_QUESTIONS = 10;
/** How many dialogs and projects are looked through and listed. */
export const LISTED = 20;

/** Longest reason that is kept with a 「👎」, in characters. */
const LONGEST_REASON = 1000;
/** 「自分だけに：質問」: answered where nobody else reads it. */
const PRIVATELY = /^\s*(?:自分だけに|自分だけで|こっそり|内緒で|privately|just me)\s*[:：、,]\s*(.+)$/isu;
const OPINION = /^(👍|👎)[\u{1f3fb}-\u{1f3ff}]?(?:[\s:：、,]*(.*))?$/su;

/** Fields of a sheet that could not be read: nothing of the turn is stored. */
export class SheetRefusedError extends Error {
  constructor(readonly problems: Readonly<Record<string, string>>) {
    super("a sheet holds fields that cannot be read");
    this.name = "SheetRefusedError";
  }
}

const text = (line: string): Part => ({ kind: "text", text: line });
const warning = (line: string): Part => ({ kind: "text", text: line, tone: "warning" });

export class Turn {
  readonly #settings: BotSettings;
  readonly #words: BotWording;
  readonly #reader: TurnReader;
  readonly #stored: readonly StoredDialog[];
  readonly #party: Party;
  readonly #guide: Guide;
  readonly #dialogs: Dialogs;
  readonly #before: Conversation;
  readonly #desk: Desk;
  readonly #wishes: PersonSettings;
  readonly #answers: KeptAnswer[] = [];
  #feedback: readonly Feedback[] = [];
  #newWishes: PersonSettings | undefined;
  #refine: Refinement | undefined;
  /** What is said concerns the person alone, or records that others may not see. */
  #private = false;
  #after: Conversation;

  constructor({ settings, guide, party, conversation, wishes, stored, reader, digest }: TurnScene) {
    const { language } = conversation;
    const { isHoliday, newId } = settings;
    this.#settings = settings;
    this.#words = botWording(language);
    this.#reader = reader;
    this.#wishes = wishes;
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
      case "sheet":
        return this.#sheet(incoming.card, incoming.fields);
      case "feedback":
        return this.#think(incoming.answer, incoming.helpful, incoming.reason ?? "");
      case "text":
        return this.#text(incoming.text);
    }
  }

  /** Why a card's buttons no longer count; undefined where they do. */
  async #refusal(card: string): Promise<readonly Part[] | undefined> {
    const parts = await this.#why(card);
    if (parts) this.#private = true;
    return parts;
  }

  async #why(card: string): Promise<readonly Part[] | undefined> {
    const words = this.#words;
    const pressed = await this.#reader.dialog(card.split(".")[0] ?? "");
    if (!pressed) return [warning(words.unknownCard), ...this.#dialogs.show()];
    if (!isOwnDialog(pressed, this.#party)) return [warning(words.foreign), ...this.#dialogs.remind()];
    if (pressed.status !== "running") return [warning(words.ended), ...this.#dialogs.remind()];
    if (card !== `${pressed.id}.${pressed.serial}`) return [warning(words.stale), ...this.#dialogs.show()];
    return undefined;
  }

  async #press(card: string, value: string): Promise<readonly Part[]> {
    if (card === MENU_CARD) return this.#choose(value);
    if (isDigestCard(card)) return this.#desk.press(value);
    if (card === SETTINGS_CARD) return this.#set(value);
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

  /** Takes a whole dialog's fields, all of them or none. */
  async #sheet(card: string, fields: Readonly<Record<string, string>>): Promise<readonly Part[]> {
    const refused = await this.#refusal(card);
    if (refused) return refused;
    const filled = this.#dialogs.fillIn(fields);
    if (filled.kind === "refused") throw new SheetRefusedError(filled.problems);
    return filled.parts;
  }

  /** 「👍」「👎 理由」 on an answer. */
  async #think(answer: string, helpful: boolean, reason: string): Promise<readonly Part[]> {
    this.#private = true;
    const found = await this.#reader.answers.find(answer);
    if (!found) return [text(this.#words.noSuchAnswer)];
    const { person } = this.#party;
    const at = this.#settings.now().toISOString();
    this.#feedback = [{ answer, person, helpful, reason: reason.slice(0, LONGEST_REASON), at }];
    return [text(helpful ? this.#words.helped : this.#words.notHelped)];
  }

  /** A setting that was pressed. */
  async #set(value: string): Promise<readonly Part[]> {
    this.#private = true;
    const [what, to = ""] = value.split(/:(.*)/s);
    if (what === "digest") return (await this.#desk.wish(to === "on" ? "digest on" : "digest off")) ?? [];
    const changed = settingsWith(this.#wishes, what ?? "", to, this.#guide);
    if (!changed) return [warning(this.#words.unknownCard)];
    this.#newWishes = changed;
    if (changed.language) this.#after = { ...this.#after, language: changed.language };
    return settingParts(changed, await this.#desk.optedOut(), this.#guide, this.#after.language);
  }

  async #text(typed: string): Promise<readonly Part[]> {
    const told = PRIVATELY.exec(typed)?.[1];
    if (told !== undefined) this.#private = true;
    return this.#said(told ?? typed);
  }

  async #said(typed: string): Promise<readonly Part[]> {
    const opinion = OPINION.exec(typed.trim());
    if (opinion && this.#before.answer !== undefined && !this.#dialogs.writing)
      return this.#think(this.#before.answer, opinion[1] === "👍", (opinion[2] ?? "").trim());
    const named = this.#before.menu.find(({ label }) => label === typed.trim());
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
    const choice = picks ? picked(typed, this.#before.menu) : undefined;
    if (choice) return this.#choose(choice.value);
    const reading = this.#dialogs.read(typed);
    if (reading.kind === "answered") return reading.parts;
    const besides = this.#dialogs.writing ? undefined : officeCommandIn(typed);
    if (besides) return this.#desk.command(besides);
    const tried = reading.kind === "unclear" && !reading.question;
    if (tried && (reading.attempt || !isAskable(typed))) {
      this.#refine = this.#dialogs.misread(typed);
      return reading.parts;
    }
    const groups = reading.kind === "noDialog" ? await this.#desk.groups(typed) : undefined;
    if (groups) return groups;
    const asked = this.#ask(typed);
    const said = asked.ok && asked.answer.kind;
    if (tried && said !== "answered" && said !== "smallTalk") {
      this.#refine = this.#dialogs.misread(typed);
      return reading.parts;
    }
    const note: readonly Part[] =
      tried && this.#dialogs.asking && said === "answered" ? [text(this.#words.lookedUp)] : [];
    return asked.ok ? [...note, ...this.#answered(typed, asked.answer)] : this.#unasked(asked.message);
  }

  #unasked(message: string): readonly Part[] {
    this.#private = true;
    return [text(message), ...this.#dialogs.remind()];
  }

  #ask(question: string): Asked {
    // A yes to nothing is no follow-up to an earlier question.
    const history = isAssent(question) ? [] : this.#before.history;
    return this.#settings.answer(question, history, this.#after.language, this.#wishes.homeGuideline);
  }

  #answered(question: string, answer: Answer): readonly Part[] {
    const intent = this.#dialogs.running ? undefined : intentIn(question);
    const { history } = this.#before;
    const id = this.#settings.newId();
    const parts = answerParts(answer, id);
    if (answer.kind !== "smallTalk") {
      this.#after = {
        ...this.#after,
        answer: id,
        // What held no question is nothing that the next one could lean on.
        history: saysNothing(question) ? history : [...history, question].slice(-REMEMBERED_QUESTIONS),
      };
      this.#keep(id, question, answer);
      if (answer.kind !== "clarify") {
        const { homeGuideline: guideline } = this.#wishes;
        this.#refine = { kind: "answer", answer: id, question, history, ...(guideline ? { guideline } : {}) };
      }
    }
    if (intent) {
      const asksMore = intent === "plan" && answer.kind === "answered";
      return [...(asksMore ? parts : []), ...this.#offer(intent, question)];
    }
    if (answer.kind === "clarify") this.#offers(clarifications(answer.choices));
    return [...parts, ...this.#dialogs.remind()];
  }

  #keep(id: string, question: string, answer: Exclude<Answer, { kind: "smallTalk" }>): void {
    const { kind, text: said } = answer;
    const citations = answer.kind === "answered" ? answer.citations : [];
    const { language } = this.#after;
    const at = this.#settings.now().toISOString();
    this.#answers.push({
      id,
      party: this.#party,
      at,
      question,
      language,
      kind,
      text: said,
      citations,
      made: {},
    });
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
    if (kind === "again") return this.#again(rest);
    if (kind !== "resume" && kind !== "ask" && value.includes(":")) return this.#desk.choose(value);
    if (kind === "resume") return this.#resume(await this.#reader.dialog(rest));
    if (kind === "ask" && rest !== "") {
      const asked = this.#ask(rest);
      return asked.ok ? this.#answered(rest, asked.answer) : this.#unasked(asked.message);
    }
    return this.#unknown();
  }

  /** The question of a kept answer, asked once more. */
  async #again(id: string): Promise<readonly Part[]> {
    const kept = await this.#reader.answers.find(id);
    return kept?.party.person === this.#party.person ? this.#said(kept.question) : this.#unknown();
  }

  #unknown(): readonly Part[] {
    this.#private = true;
    return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
  }

  #resume(wanted: StoredDialog | undefined): readonly Part[] {
    if (!wanted) return [warning(this.#words.unknownCard), ...this.#dialogs.show()];
    return isOwnDialog(wanted, this.#party)
      ? this.#dialogs.resume(wanted)
      : [warning(this.#words.foreign), ...this.#dialogs.remind()];
  }

  async #start(name: DialogName, described: string | undefined): Promise<readonly Part[]> {
    const { described: told, zones = [], ...rest } = this.#after;
    this.#after = { ...rest, zones };
    const parts = this.#dialogs.start(name, described ?? told, await this.#given(name, zones));
    const typed = described ?? told;
    if (typed !== undefined) this.#refine = this.#dialogs.described(typed);
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
        const menu = startChoices(this.#after.language);
        this.#offers(menu);
        return [text(words.help), menuPart(menu), ...dialogs.remind()];
      }
      case "sources": {
        const last = this.#before.answer;
        const found = last === undefined ? undefined : await this.#reader.answers.find(last);
        const cited = (found?.citations ?? []).map((citation): Part => ({ kind: "citation", citation }));
        return [...(cited.length > 0 ? cited : [text(words.noSources)]), ...dialogs.remind()];
      }
      case "list":
        return this.#list();
      case "settings": {
        this.#private = true;
        const optedOut = await this.#desk.optedOut();
        return settingParts(this.#wishes, optedOut, this.#guide, this.#after.language);
      }
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
        this.#after = {
          ...this.#after,
          history: [],
          answer: undefined,
          described: undefined,
          zones: undefined,
        };
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
    const refine = this.#refine ?? this.#dialogs.draftable;
    const aside = this.#private || this.#desk.opened || this.#dialogs.confidential;
    const message: Message = {
      language,
      parts,
      ...(aside ? { private: true } : {}),
      ...(refine && this.#settings.refines ? { refine } : {}),
    };
    return {
      conversation: plain(this.#after),
      dialogs: this.#dialogs.changed,
      records: this.#desk.records,
      digests: this.#desk.digests,
      answers: this.#answers,
      feedback: this.#feedback,
      ...(this.#newWishes ? { settings: this.#newWishes } : {}),
      replies: parts.length > 0 ? [plain(message)] : [],
    };
  }
}

/** As JSON has it: without what is undefined. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value));
