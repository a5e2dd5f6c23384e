import type { webApi } from "@slack/bolt";
import type { Message } from "../../domain/message.ts";
import type { Outgoing, Send, Sent } from "../../ports/chat.ts";
import { LITERALLY, renderMessage, type SlackPost } from "./blocks/message.ts";
import { failureOf, refusalOf, sentAfter } from "./failure.ts";
import { isDirect, type Spot, spotOf } from "./place.ts";
import { partsInSlack, REPLY } from "./posted.ts";
import { renderOptions } from "./render-options.ts";
import type { Workspace } from "./settings.ts";
import { stamped } from "./stamped.ts";
import { Live } from "./stream.ts";
import { shareDocuments, uploadPictures } from "./uploads.ts";
import { slackWords } from "./wording.ts";

/**
 * Shows a reply. Each of its posts carries the reply's id and its own number as metadata, so that one that is tried
 * again goes on where it stopped: known from memory, or read back from Slack where the process was another one.
 */
export const sender =
  (workspace: Workspace): Send =>
  async (outgoing, signal): Promise<Sent> => {
    const spot = spotOf(outgoing.place.key);
    if (!spot) return { kind: "never", reason: `no place of Slack's: ${outgoing.place.key}` };
    try {
      await new Reply(workspace, outgoing, spot, signal).show();
      workspace.parts.delete(outgoing.id);
      return { kind: "sent" };
    } catch (error) {
      signal.throwIfAborted();
      return sentAfter(error, outgoing.attempts, workspace.settings.now());
    }
  };

class Reply {
  readonly #workspace: Workspace;
  readonly #client: webApi.WebClient;
  readonly #outgoing: Outgoing;
  readonly #spot: Spot;
  readonly #signal: AbortSignal;
  /** The message it answers: only in a thread can a stream and a status stand. */
  readonly #asked: string | undefined;
  readonly #thread: string | undefined;
  /** For this person's eyes only. */
  readonly #alone: boolean;

  constructor(workspace: Workspace, outgoing: Outgoing, spot: Spot, signal: AbortSignal) {
    this.#workspace = workspace;
    this.#client = workspace.client;
    this.#outgoing = outgoing;
    this.#spot = spot;
    this.#signal = signal;
    const last = isDirect(spot.channel) ? workspace.lastSaid.get(outgoing.place.key) : undefined;
    this.#thread = spot.thread ?? last?.thread;
    this.#asked = this.#thread ?? last?.ts;
    this.#alone = spot.only !== undefined || (outgoing.message.private === true && !isDirect(spot.channel));
  }

  async show(): Promise<void> {
    const done = await this.#partsOut();
    const live = this.#live(done);
    const message = live ? await live.told() : await this.#bettered();
    this.#signal.throwIfAborted();
    const pictures = this.#alone
      ? new Map<unknown, string>()
      : await uploadPictures(this.#client, this.#workspace.settings, message);
    const posts = renderMessage(message, {
      ...renderOptions(this.#workspace.settings),
      pictureFile: (picture) => pictures.get(picture),
      documents: this.#alone ? "text" : "files",
    });
    for (const [part, post] of posts.entries()) {
      if (part < done) continue;
      this.#signal.throwIfAborted();
      if (!(live && part === 0 && (await live.becomes(post)))) await this.#post(post, part, message);
      this.#workspace.parts.set(this.#outgoing.id, part + 1);
    }
    await live?.clear();
  }

  /** How many posts of it stand in Slack already. */
  async #partsOut(): Promise<number> {
    const { id, attempts } = this.#outgoing;
    const known = this.#workspace.parts.get(id);
    if (known !== undefined || attempts === 0 || this.#alone) return known ?? 0;
    return partsInSlack(this.#client, this.#spot.channel, this.#thread, id);
  }

  #bettered(): Promise<Message> {
    const { better, message } = this.#outgoing;
    return better ? better(() => {}, this.#signal) : Promise.resolve(message);
  }

  /** What is shown while a model writes; undefined where there is nothing to wait for, or nothing can be shown. */
  #live(done: number): Live | undefined {
    const { better, message, person } = this.#outgoing;
    if (!better || done > 0 || this.#alone || this.#asked === undefined) return undefined;
    return new Live(this.#workspace, {
      better: (told) => better(told, this.#signal),
      channel: this.#spot.channel,
      thread: this.#asked,
      person,
      language: message.language,
      id: this.#outgoing.id,
    });
  }

  async #post(post: SlackPost, part: number, message: Message): Promise<void> {
    const { channel } = this.#spot;
    if (this.#alone) return this.#whisper(post, message);
    const content = {
      channel,
      ...LITERALLY,
      ...(this.#thread === undefined ? {} : { thread_ts: this.#thread }),
    };
    const metadata = { event_type: REPLY, event_payload: { id: this.#outgoing.id, part } };
    try {
      await this.#client.chat.postMessage({
        ...content,
        text: post.text,
        blocks: [...post.blocks],
        metadata,
      });
    } catch (error) {
      if (!malformed(error)) throw error;
      // Better plain words than nothing.
      this.#workspace.settings.report("Slack refused the blocks of a message", error);
      await this.#client.chat.postMessage({ ...content, text: post.text, metadata });
    }
    await shareDocuments(this.#client, this.#workspace.settings, post.documents, {
      channel,
      thread: this.#thread,
    });
  }

  /** Shown to the person alone; where the bot is not in the channel, in the direct messages. */
  async #whisper(post: SlackPost, { language }: Message): Promise<void> {
    const { place, person: user } = this.#outgoing;
    const { channel } = this.#spot;
    const content = { ...LITERALLY, text: post.text, blocks: stamped(post.blocks, place.key) };
    const thread = this.#thread === undefined ? {} : { thread_ts: this.#thread };
    try {
      await this.#client.chat.postEphemeral({ channel, user, ...thread, ...content });
    } catch (error) {
      if (!outside(error)) throw error;
      const reason = {
        type: "context" as const,
        elements: [{ type: "plain_text" as const, text: slackWords(language).inDirect }],
      };
      await this.#client.chat.postMessage({
        channel: user,
        ...content,
        blocks: [reason, ...content.blocks].slice(0, MOST_BLOCKS),
      });
    }
  }
}

const MOST_BLOCKS = 50;

/** The bot is not in the channel of a person who used its command there. */
const outside = (error: unknown): boolean =>
  ["not_in_channel", "channel_not_found", "user_not_in_channel"].includes(refusalOf(error) ?? "");

const malformed = (error: unknown): boolean => {
  const failure = failureOf(error);
  return (
    failure?.kind === "refused" &&
    /^(?:invalid_blocks|msg_blocks_too_long|invalid_attachments)/.test(failure.reason)
  );
};
