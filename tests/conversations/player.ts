import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { Answerer } from "../../src/answers/ask.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import { partnerId } from "../../src/domain/record-ids.ts";
import { squeeze } from "../../src/domain/text.ts";
import { type Knowledge, loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import type { Incoming } from "../../src/ports/chat.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Party, Store } from "../../src/ports/store.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { alone, staff, USERS } from "./city.ts";
import { PARTNER, readyGroup, readyRecord } from "./ready-record.ts";
import type { Exchange, Script } from "./script.ts";

/** Plays a script over a real store, and looks at every reply: its quotes, its form, and what the script expects. */

interface World {
  readonly knowledge: Knowledge;
  readonly answerer: Answerer;
  readonly suggester: Suggester;
}
const worlds = new Map<string, World>();
function worldOf(own: string | undefined): World {
  const known = worlds.get(own ?? "");
  if (known) return known;
  const knowledge = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: own });
  const world: World = {
    knowledge,
    answerer: new Answerer(knowledge),
    suggester: new Suggester(knowledge, loadProjectWords("knowledge/project-words.yaml")),
  };
  worlds.set(own ?? "", world);
  return world;
}

const texts = new Map<string, string>();
function guidelineText(id: string): string {
  const known = texts.get(id) ?? squeeze(readFileSync(`knowledge/${id}/guideline.md`, "utf8"));
  texts.set(id, known);
  return known;
}

let players = 0;

export class Player {
  readonly #script: Script;
  readonly #open: () => Promise<Store>;
  readonly #me: Party;
  #today: string;
  #store: Store;
  #ids = 0;
  #last: Incoming | undefined;
  /** Replies to the person, oldest first. */
  readonly #replies: Message[] = [];

  private constructor(script: Script, open: () => Promise<Store>, store: Store) {
    this.#script = script;
    this.#open = open;
    this.#store = store;
    this.#me = {
      tenant: `city${++players}`,
      place: { platform: `script${players}`, key: "C1" },
      person: USERS.me,
    };
    this.#today = script.today;
  }

  static async start(script: Script, open: () => Promise<Store>): Promise<Player> {
    const player = new Player(script, open, await open());
    const { place } = player.#me;
    const { platform } = place;
    const people = { all: staff, alone, nobody: () => [] }[script.staff];
    const group = script.groups.findIndex((line) => line.startsWith(PARTNER));
    const registered = group < 0 ? null : partnerId(`${platform}-g${group}`);
    await player.#change([
      ...people(platform),
      ...script.groups.map((line, at) => readyGroup(line, `${platform}-g${at}`)),
      ...script.records.flatMap((line, at) => readyRecord(line, `${platform}-r${at}`, registered)),
    ]);
    return player;
  }

  #change(changes: readonly RecordChange[]): Promise<void> {
    return this.#store.changeRecords(this.#me.tenant, changes, new Date("2026-01-01T00:00:00Z"));
  }

  stop(): Promise<void> {
    return this.#store.close();
  }

  async play({ act, line, expected, forbidden, silent }: Exchange): Promise<void> {
    if (act.kind === "restart") {
      await this.#store.close();
      this.#store = await this.#open();
      return;
    }
    if (act.kind === "oldDialog") return this.#leaveOldDialog(act.text);
    if (act.kind === "register") return this.#change(alone(this.#me.place.platform));
    if (act.kind === "day") {
      this.#today = act.text;
      return;
    }
    const incoming = act.kind === "again" ? this.#last : this.#incoming(act, line);
    if (!incoming) throw new Error(`line ${line}: there is nothing to repeat`);
    this.#last = incoming;
    await this.#bot().receive(incoming);
    const said: Message[] = [];
    await deliver(this.#store, this.#me.place.platform, async ({ message }) => {
      said.push(message);
      return { kind: "sent" };
    });
    this.#replies.push(...said);
    const style = { colour: false, title: (id: string) => id };
    const reply = said.map((message) => renderMessage(message, style)).join("\n");
    for (const message of said) lookAt(message, reply);
    if (silent) expect(reply, `line ${line}`).toBe("");
    let from = 0;
    for (const text of expected) {
      const at = reply.indexOf(text, from);
      if (at < 0) expect.fail(`line ${line}: the reply does not hold 「${text}」 in this order:\n${reply}`);
      from = at + text.length;
    }
    for (const text of forbidden) expect(reply, `line ${line}`).not.toContain(text);
  }

  #bot(): Bot {
    const { knowledge, answerer, suggester } = worldOf(this.#script.own);
    return new Bot({
      store: this.#store,
      answer: (question, history, language) =>
        question.length > 2000
          ? { ok: false, message: "質問が長すぎます / The question is too long" }
          : { ok: true, answer: answerer.answer({ question, history, language }) },
      guide: () => ({
        volumes: knowledge.library.volumes,
        own: knowledge.home,
        today: this.#today,
        suggest: (dialog, text) => suggester.proposals(dialog, text, knowledge.home),
      }),
      isHoliday,
      newId: () => this.#id(),
      now: () => new Date(`${this.#today}T01:00:00Z`),
      language: this.#script.language,
    });
  }

  #id(): string {
    return `${this.#me.place.platform}-${++this.#ids}`;
  }

  #incoming(
    act: Exclude<
      Exchange["act"],
      { kind: "again" | "restart" | "register" } | { kind: "oldDialog" } | { kind: "day" }
    >,
    line: number,
  ): Incoming {
    const delivery = this.#id();
    if (act.kind === "open") return { delivery, party: this.#me, kind: "open" };
    const common = { delivery, party: { ...this.#me, person: USERS[act.by] } };
    const { text } = act;
    if (act.kind === "type") return { ...common, kind: "text", text };
    if (act.kind === "fillIn") {
      const form = this.#partsOf(this.#replies.slice(-1)).find((part) => part.kind === "form");
      const key = form?.kind === "form" ? form.fields[0]?.key : undefined;
      if (form?.kind !== "form" || key === undefined) throw new Error(`line ${line}: no input to fill in`);
      return { ...common, kind: "form", card: form.card, fields: { [key]: text } };
    }
    const from = act.kind === "pressOld" ? this.#replies.slice(0, -1) : this.#replies.slice(-1);
    const button = this.#partsOf(from)
      .flatMap((part) => {
        if (part.kind === "choices") return part.options.map((each) => ({ ...each, card: part.card }));
        return part.kind === "actions" ? part.actions.map((each) => ({ ...each, card: part.card })) : [];
      })
      .find(({ label }) => label === text);
    if (!button) throw new Error(`line ${line}: there is no button 「${text}」`);
    return { ...common, kind: "press", card: button.card, value: button.value };
  }

  #partsOf(messages: readonly Message[]): readonly Part[] {
    return messages.flatMap(({ parts }) => parts);
  }

  async #leaveOldDialog(json: string): Promise<void> {
    const { dialog, version, step, answers } = JSON.parse(json);
    const stored = {
      id: this.#id(),
      party: this.#me,
      dialog,
      version,
      status: "running" as const,
      serial: 1,
      state: { step, answers, proposed: {} },
    };
    await this.#store.turn(
      { id: this.#id(), party: this.#me, at: new Date("2026-01-01T00:00:00Z") },
      async () => ({
        conversation: null,
        dialogs: [stored],
        replies: [],
      }),
    );
  }
}

/** What holds for every reply whatever was said. */
export function lookAt({ parts, language }: Message, reply: string): void {
  expect(reply).not.toMatch(/undefined|\[object |NaN/);
  expect(reply).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
  expect(parts.filter(({ kind }) => kind === "progress").length).toBeLessThanOrEqual(1);
  for (const part of parts) {
    if (part.kind === "citation") {
      const { guideline, quote } = part.citation;
      expect(guidelineText(guideline)).toContain(squeeze(quote));
    }
    // What the bot says of itself is in the person's language; names and quotes are the guideline's.
    if (part.kind === "actions" && language === "en") {
      for (const { label } of part.actions) expect(label).not.toMatch(/[\u3040-\u30ff]/u);
    }
  }
}
