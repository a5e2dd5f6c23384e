import { expect } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { Answerer } from "../../src/answers/ask.ts";
import { Bot } from "../../src/bot/bot.ts";
import { PROJECT_ROOT } from "../../src/config.ts";
import { partnerId } from "../../src/domain/record-ids.ts";
import { type Knowledge, loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Party, Store } from "../../src/ports/store.ts";
import { loadProjectWords } from "../../src/suggestions/project-words.ts";
import { Suggester } from "../../src/suggestions/suggest.ts";
import { alone, staff } from "./city.ts";
import { PLAIN } from "./plain-stage.ts";
import { PARTNER, readyGroup, readyRecord } from "./ready-record.ts";
import type { Exchange, Script } from "./script.ts";
import type { Stage, StageKind } from "./stage.ts";

/** Plays a script on a stage, over a real store, and looks at every reply for what the script expects. */

interface Known {
  readonly knowledge: Knowledge;
  readonly answerer: Answerer;
  readonly suggester: Suggester;
}
const cities = new Map<string, Known>();
function knownTo(own: string | undefined): Known {
  const known = cities.get(own ?? "");
  if (known) return known;
  const knowledge = loadKnowledge({ ...shippedKnowledge(PROJECT_ROOT), home: own });
  const fresh: Known = {
    knowledge,
    answerer: new Answerer(knowledge),
    suggester: new Suggester(knowledge, loadProjectWords("knowledge/project-words.yaml")),
  };
  cities.set(own ?? "", fresh);
  return fresh;
}

let players = 0;

export class Player {
  readonly #script: Script;
  readonly #open: () => Promise<Store>;
  readonly #kind: StageKind;
  readonly #me: Party;
  #today: string;
  #store: Store;
  #ids = 0;
  readonly #stage: Stage;

  private constructor(script: Script, open: () => Promise<Store>, store: Store, kind: StageKind) {
    this.#script = script;
    this.#open = open;
    this.#kind = kind;
    this.#store = store;
    const platform = kind.platform ?? `script${++players}`;
    this.#me = {
      tenant: `city${++players}`,
      place: { platform, key: kind.place },
      person: kind.users.me,
    };
    this.#today = script.today;
    this.#stage = kind.open({
      tenant: this.#me.tenant,
      platform,
      inbox: () => this.#bot(),
      store: () => this.#store,
      newId: () => this.#id(),
      language: script.language,
    });
  }

  static async start(script: Script, open: () => Promise<Store>, kind: StageKind = PLAIN): Promise<Player> {
    const player = new Player(script, open, await open(), kind);
    const { tenant } = player.#me;
    const group = script.groups.findIndex((line) => line.startsWith(PARTNER));
    const registered = group < 0 ? null : partnerId(`${tenant}-g${group}`);
    await player.#change([
      ...player.#people(),
      ...script.groups.map((line, at) => readyGroup(line, `${tenant}-g${at}`)),
      ...script.records.flatMap((line, at) => readyRecord(line, `${tenant}-r${at}`, registered)),
    ]);
    await player.#stage.start();
    return player;
  }

  #people(): readonly RecordChange[] {
    const { platform } = this.#me.place;
    const { users } = this.#kind;
    return { all: staff, alone, nobody: () => [] }[this.#script.staff](platform, users);
  }

  #change(changes: readonly RecordChange[]): Promise<void> {
    return this.#store.changeRecords(this.#me.tenant, changes, new Date("2026-01-01T00:00:00Z"));
  }

  async stop(): Promise<void> {
    try {
      await this.#stage.stop();
      await this.#stage.close();
    } finally {
      await this.#store.close();
    }
  }

  async play({ act, line, expected, forbidden, silent }: Exchange): Promise<void> {
    try {
      await this.#perform(act);
    } catch (cause) {
      throw new Error(`line ${line}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
    if (expected.length === 0 && forbidden.length === 0 && !silent) return;
    const reply = await this.#stage.said();
    if (silent) expect(reply, `line ${line}`).toBe("");
    let from = 0;
    for (const text of expected) {
      const at = reply.indexOf(text, from);
      if (at < 0) expect.fail(`line ${line}: the reply does not hold 「${text}」 in this order:\n${reply}`);
      from = at + text.length;
    }
    for (const text of forbidden) expect(reply, `line ${line}`).not.toContain(text);
  }

  async #perform(act: Exchange["act"]): Promise<void> {
    const stage = this.#stage;
    switch (act.kind) {
      case "restart":
        await stage.stop();
        await this.#store.close();
        this.#store = await this.#open();
        return stage.start();
      case "oldDialog":
        return this.#leaveOldDialog(act.text);
      case "register":
        return this.#change(alone(this.#me.place.platform, this.#kind.users));
      case "day":
        this.#today = act.text;
        return;
      case "again":
        return stage.again();
      case "open":
        return stage.open();
      case "type":
        return stage.type(act.by, act.text);
      case "fillIn":
        return stage.fillIn(act.by, act.text);
      case "press":
      case "pressOld":
        return stage.press(act.by, act.text, act.kind === "press" ? "latest" : "earlier");
    }
  }

  #bot(): Bot {
    const { knowledge, answerer, suggester } = knownTo(this.#script.own);
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
    return `${this.#me.tenant}-${++this.#ids}`;
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
