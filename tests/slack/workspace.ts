/** What the strict Slack holds: people, channels, messages, views, files. */

export interface SlackUser {
  readonly id: string;
  readonly team: string;
  readonly bot?: true;
  deleted?: boolean;
}

export interface SlackMessage {
  readonly ts: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly thread_ts?: string;
  text: string;
  blocks: readonly Block[];
  metadata?: Metadata;
  /** Only this person sees it, and no method gives it back. */
  readonly onlyFor?: string;
  /** While it is being streamed. */
  streaming?: { text: string; readonly since: number };
  readonly files?: readonly string[];
  edited?: true;
}
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

/** Blocks as they came over the wire. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id?: string };

export interface SlackChannel {
  readonly id: string;
  readonly kind: "public" | "private" | "direct" | "group";
  readonly members: Set<string>;
  archived: boolean;
  readonly messages: SlackMessage[];
  /** The status that stands in a thread. */
  readonly status: Map<string, string>;
  prompts: readonly { readonly title: string; readonly message: string }[];
}

export interface SlackView {
  readonly id: string;
  readonly user: string;
  hash: string;
  content: ViewContent;
  open: boolean;
}
export interface ViewContent {
  readonly type: "modal" | "home";
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly blocks: readonly Block[];
  readonly title?: { readonly text: string };
  readonly submit?: { readonly text: string };
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly alt: string | undefined;
  bytes: Uint8Array | undefined;
  complete: boolean;
  readonly sharedIn: string[];
}

export const TEAM = "T1";
export const BOT_USER = "UBOT";
export const BOT_ID = "B1";

export class Workspace {
  readonly users = new Map<string, SlackUser>();
  readonly channels = new Map<string, SlackChannel>();
  readonly views = new Map<string, SlackView>();
  readonly files = new Map<string, SlackFile>();
  /** Home tabs, by person. */
  readonly homes = new Map<string, SlackView>();
  /** Modals a person has open, the upper ones last. */
  readonly stacks = new Map<string, SlackView[]>();
  readonly triggers = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  #ids = 0;

  constructor() {
    this.addUser({ id: BOT_USER, team: TEAM, bot: true });
  }

  nextId(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids}`;
  }

  /** A moment of Slack's: never the same twice. */
  nextTs(): string {
    this.#ids += 1;
    return `${Math.floor(Date.now() / 1000)}.${String(this.#ids).padStart(6, "0")}`;
  }

  addUser(user: SlackUser): void {
    this.users.set(user.id, user);
  }

  addChannel(id: string, kind: SlackChannel["kind"], members: readonly string[]): SlackChannel {
    const channel: SlackChannel = {
      id,
      kind,
      members: new Set(members),
      archived: false,
      messages: [],
      status: new Map(),
      prompts: [],
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** The direct messages of a person and the bot. */
  directOf(user: string): SlackChannel {
    const known = [...this.channels.values()].find(
      ({ kind, members }) => kind === "direct" && members.has(user),
    );
    return known ?? this.addChannel(`D${user.slice(1)}`, "direct", [user, BOT_USER]);
  }

  trigger(user: string): string {
    const id = this.nextId("trigger.");
    this.triggers.set(id, { user, at: Date.now(), used: false });
    return id;
  }
}
