import type { Language } from "../../src/domain/guideline.ts";
import type { Inbox } from "../../src/ports/chat.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Speaker } from "./script.ts";

/** Where a conversation script is played: a platform as people see it, with the real wire behind it. */

/** The world behind the stage. The bot and its store are others after a restart: ask for them each time. */
export interface World {
  readonly tenant: string;
  /** The name that places carry; the platform's own name where it has one. */
  readonly platform: string;
  /** The bot as it is now. */
  inbox(): Inbox;
  store(): Store;
  newId(): string;
  /** What is spoken before anything was typed. */
  readonly language: Language;
}

/** Each act resolves when the bot has taken it and what it says is shown; a failure is thrown. */
export interface Stage {
  type(by: Speaker, text: string): Promise<void>;
  /** Presses the button of this label: of the latest reply, or of an earlier one, the first that has it. */
  press(by: Speaker, label: string, which: "latest" | "earlier"): Promise<void>;
  /** Fills in the input of the latest reply and sends it off. */
  fillIn(by: Speaker, text: string): Promise<void>;
  /** The person opens the conversation. */
  open(): Promise<void>;
  /** The platform delivers the latest act once more. */
  again(): Promise<void>;
  /** All that became visible since it was asked last, as text in reading order, with what is folded in unfolded. */
  said(): Promise<string>;
  /** The program ends. What people see on the platform stays. */
  stop(): Promise<void>;
  /** The program starts again; called once before anything else. */
  start(): Promise<void>;
  /** The platform itself goes away: the end of the script. */
  close(): Promise<void>;
}

export interface StageKind {
  /** The name that places carry; undefined where each script may have its own. */
  readonly platform?: string;
  /** How the platform names the people of the script's city. */
  readonly users: Readonly<Record<Speaker, string>>;
  /** The place key in which the person's conversation is: for what an older version left there. */
  readonly place: string;
  open(world: World): Stage;
}
