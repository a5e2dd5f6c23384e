import type { webApi } from "@slack/bolt";
import type { Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Draft, Picture } from "../../domain/message.ts";
import type { Inbox } from "../../ports/chat.ts";
import type { Party } from "../../ports/store.ts";
import { Latest } from "./latest.ts";
import { isDirect, placeOf, type Spot } from "./place.ts";

/** What the adapter is given. */
export interface SlackSettings {
  /** The city whose bot this is. */
  readonly tenant: string;
  /** Of what is said before anybody typed. */
  readonly language: Language;
  readonly botToken: string;
  readonly by:
    | { readonly kind: "socket"; readonly appToken: string; readonly pingTimeoutMs?: number }
    | { readonly kind: "http"; readonly signingSecret: string };
  /** Another Slack than the real one, for tests; ends with a slash. */
  readonly apiUrl?: string;
  /** Gives a guideline's title. */
  readonly title: (guideline: string) => string;
  /** The address of a passage on the reading page. */
  readonly link?: ((citation: Citation) => string | undefined) | undefined;
  /** Draws a picture as PNG. */
  readonly draw: (picture: Picture, language: Language) => Promise<Uint8Array> | Uint8Array;
  /** The files of a document. */
  readonly files: (draft: Draft) => Promise<readonly SlackFile[]>;
  /** What an answer leans on; undefined where it is not kept. */
  readonly citations: (answer: string) => Promise<readonly Citation[] | undefined>;
  /** Whether this person talked with the bot in this place before, and is in the middle of a dialog there. */
  readonly standing: (party: Party) => Promise<"new" | "spoke" | "inDialog">;
  readonly now: () => Date;
  /** What went wrong beside the conversation, for the log. */
  readonly report: (problem: string, cause?: unknown) => void;
}

export interface SlackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The workspace as the bot is connected to it. */
export interface Workspace {
  readonly settings: SlackSettings;
  readonly client: webApi.WebClient;
  readonly inbox: Inbox;
  readonly team: string;
  readonly botUser: string;
  readonly botId: string;
  /** Where a person last wrote in the direct messages: replies go into that thread. Of a restart they are top level. */
  readonly lastSaid: Latest<LastSaid>;
  /** The direct messages of a person, by user. */
  readonly directs: Latest<string>;
  /** Strangers who were told already, by channel and user. */
  readonly told: Latest<true>;
  readonly parts: SentParts;
}

export interface LastSaid {
  readonly ts: string;
  readonly thread: string | undefined;
}

/** How many posts of a reply are out, by the reply's id: where it is tried again, they are not posted twice. */
export type SentParts = Latest<number>;

export const newMemory = () => ({
  lastSaid: new Latest<LastSaid>(),
  directs: new Latest<string>(),
  told: new Latest<true>(),
  parts: new Latest<number>(),
});

export const partyAt = ({ settings }: Workspace, spot: Spot, person: string): Party => ({
  tenant: settings.tenant,
  place: placeOf(spot),
  person,
});

/** The bot's direct messages with a person. */
export async function directOf(workspace: Workspace, user: string): Promise<string> {
  const known = workspace.directs.get(user);
  if (known !== undefined) return known;
  const { channel } = await workspace.client.conversations.open({ users: user });
  if (!channel?.id || !isDirect(channel.id)) throw new Error("conversations.open gave no direct messages");
  workspace.directs.set(user, channel.id);
  return channel.id;
}
