import { openStores } from "../../../src/adapters/sql/open.ts";
import { deliver } from "../../../src/bot/deliver.ts";
import type { Message, Part } from "../../../src/domain/message.ts";
import type { Incoming, Sheet } from "../../../src/ports/chat.ts";
import { USERS } from "../../conversations/city.ts";
import { Player } from "../../conversations/player.ts";
import type { Exchange, Script, Speaker } from "../../conversations/script.ts";
import type { Stage, StageKind, World } from "../../conversations/stage.ts";

/** What the bot itself says in a conversation, over a real store: to be drawn and measured. */

export interface RealReplies {
  readonly replies: readonly { readonly to: string; readonly message: Message }[];
  /** What the person comes home to in the end. */
  readonly home: Message;
  /** The dialog that runs in the end, as one form. */
  readonly sheet: Sheet | undefined;
}

export interface Conversation {
  readonly own: string;
  readonly language: "ja" | "en";
  readonly records?: readonly string[];
  readonly groups?: readonly string[];
  /** What the person types. */
  readonly typed: readonly string[];
  /** Only so many of the last replies are wanted. */
  readonly drawn?: number;
}

export async function realReplies(conversation: Conversation): Promise<RealReplies> {
  const { typed, records = [], groups = [], own, language, drawn = typed.length } = conversation;
  const exchanges = typed.map((text, at): Exchange => {
    const act = { kind: "type", text, by: "me" } as const;
    return { line: at + 1, act, expected: [], forbidden: [], silent: false };
  });
  const city = { own, language, today: "2026-11-24", staff: "all", records, groups } as const;
  const script: Script = { title: "", ...city, exchanges };
  const kept: { to: string; message: Message }[] = [];
  let stage: KeepingStage | undefined;
  const kind: StageKind = {
    platform: "slack",
    users: USERS,
    place: "C1",
    open(world) {
      stage = new KeepingStage(world, kept);
      return stage;
    },
  };
  const player = await Player.start(script, async () => (await openStores({ file: ":memory:" })).store, kind);
  try {
    for (const exchange of script.exchanges) await player.play(exchange);
    if (!stage) throw new Error("no stage was opened");
    return { replies: kept.slice(-drawn), ...(await stage.inTheEnd()) };
  } finally {
    await player.stop();
  }
}

class KeepingStage implements Stage {
  readonly #world: World;
  readonly #kept: { to: string; message: Message }[];

  constructor(world: World, kept: { to: string; message: Message }[]) {
    this.#world = world;
    this.#kept = kept;
  }

  type(by: Speaker, text: string): Promise<void> {
    return this.#act({ ...this.#common(by), kind: "text", text }, text);
  }

  async press(): Promise<void> {}
  async fillIn(): Promise<void> {}
  async open(): Promise<void> {}
  async again(): Promise<void> {}
  async said(): Promise<string> {
    return "";
  }
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  async close(): Promise<void> {}

  async inTheEnd(): Promise<{ home: Message; sheet: Sheet | undefined }> {
    const { party } = this.#common("me");
    const card = this.#lastParts().flatMap((part) => ("card" in part ? [part.card] : []))[0];
    const inbox = this.#world.inbox();
    return {
      home: await inbox.home(party),
      sheet: card === undefined ? undefined : await inbox.sheet(party, card),
    };
  }

  #lastParts(): readonly Part[] {
    return this.#kept.at(-1)?.message.parts ?? [];
  }

  #common(by: Speaker) {
    const place = { platform: this.#world.platform, key: "C1" };
    const party = { tenant: this.#world.tenant, place, person: USERS[by] };
    return { delivery: this.#world.newId(), party };
  }

  async #act(incoming: Incoming, to: string): Promise<void> {
    await this.#world.inbox().receive(incoming);
    await deliver(this.#world.store(), this.#world.platform, async ({ message }) => {
      this.#kept.push({ to, message });
      return { kind: "sent" };
    });
  }
}
