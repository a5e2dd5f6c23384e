import type { Language } from "../../domain/guideline.ts";
import type { Message } from "../../domain/message.ts";
import type { Progress } from "../../ports/chat.ts";
import { LITERALLY, type SlackPost } from "./blocks/message.ts";
import { markdownEscaped } from "./markdown.ts";
import { REPLY } from "./posted.ts";
import type { Workspace } from "./settings.ts";
import { slackWords } from "./wording.ts";

/**
 * What is seen while a model writes: a status, then its sentences as they pass the checks. In the end the finished
 * message takes the stream's place, so what stays was rendered like every other. Whatever goes wrong on the way is
 * reported and no more: then the finished message is posted as a new one.
 */

interface Wanted {
  readonly better: (told: (progress: Progress) => void) => Promise<Message>;
  readonly channel: string;
  readonly thread: string;
  readonly person: string;
  readonly language: Language;
  /** The reply's. */
  readonly id: string;
}

/** A stream ends by itself at about five minutes, and takes some twelve thousand characters. */
const LONGEST_STREAM_MS = 240_000;
const LONGEST_TEXT = 11_000;

export class Live {
  readonly #workspace: Workspace;
  readonly #wanted: Wanted;
  /** Calls go out one after the other; what is told meanwhile waits together. */
  #calls: Promise<void> = Promise.resolve();
  #waiting = "";
  #stream: { readonly ts: string; readonly since: number; length: number } | undefined;
  /** Streams that were full, oldest first. */
  readonly #full: string[] = [];
  #broken = false;
  #status = false;

  constructor(workspace: Workspace, wanted: Wanted) {
    this.#workspace = workspace;
    this.#wanted = wanted;
  }

  /** Resolves to the finished message, when no more will be streamed. */
  async told(): Promise<Message> {
    const message = await this.#wanted.better((progress) => {
      if (progress.kind === "working") this.#then(() => this.#think());
      else {
        this.#waiting += progress.text;
        this.#then(() => this.#flush());
      }
    });
    await this.#calls;
    if (this.#stream) await this.#trying("a stream could not be ended", () => this.#stop());
    return message;
  }

  /** Puts the first post of the finished message in the stream's place; false where there is none to put it in. */
  async becomes(post: SlackPost): Promise<boolean> {
    const { channel, id } = this.#wanted;
    const [ts, ...more] = this.#full;
    if (ts === undefined) return false;
    const metadata = { event_type: REPLY, event_payload: { id, part: 0 } };
    const { chat } = this.#workspace.client;
    const done = await this.#trying("a stream could not be replaced", () =>
      chat.update({ channel, ts, ...LITERALLY, text: post.text, blocks: [...post.blocks], metadata }),
    );
    for (const each of done ? more : this.#full) {
      await this.#trying("a stream could not be taken away", () => chat.delete({ channel, ts: each }));
    }
    return done && post.documents.length === 0;
  }

  async clear(): Promise<void> {
    if (this.#status) await this.#trying("a status could not be cleared", () => this.#setStatus(""));
  }

  #then(call: () => Promise<void>): void {
    this.#calls = this.#calls.then(call);
  }

  async #think(): Promise<void> {
    if (this.#status) return;
    const words = slackWords(this.#wanted.language);
    this.#status = await this.#trying("a status could not be set", () => this.#setStatus(words.thinking));
  }

  #setStatus(status: string): Promise<unknown> {
    const { channel, thread } = this.#wanted;
    return this.#workspace.client.assistant.threads.setStatus({
      channel_id: channel,
      thread_ts: thread,
      status,
    });
  }

  async #flush(): Promise<void> {
    const text = markdownEscaped(this.#waiting);
    this.#waiting = "";
    if (text === "" || this.#broken) return;
    const { channel } = this.#wanted;
    const done = await this.#trying("a sentence could not be streamed", async () => {
      if (this.#stream && this.#isFull(text)) await this.#stop();
      if (!this.#stream) return this.#start(text);
      await this.#workspace.client.chat.appendStream({ channel, ts: this.#stream.ts, markdown_text: text });
      this.#stream.length += text.length;
    });
    // The finished message comes anyway.
    this.#broken = !done;
  }

  #isFull(text: string): boolean {
    const stream = this.#stream;
    if (!stream) return false;
    const ageMs = this.#workspace.settings.now().getTime() - stream.since;
    return ageMs > LONGEST_STREAM_MS || stream.length + text.length > LONGEST_TEXT;
  }

  async #start(text: string): Promise<void> {
    const { channel, thread, person } = this.#wanted;
    const { client, settings, team } = this.#workspace;
    const { ts } = await client.chat.startStream({
      channel,
      thread_ts: thread,
      recipient_team_id: team,
      recipient_user_id: person,
      markdown_text: text,
    });
    if (ts === undefined) throw new Error("chat.startStream gave no message");
    this.#stream = { ts, since: settings.now().getTime(), length: text.length };
    // Slack takes the status away when something is posted.
    this.#status = false;
  }

  async #stop(): Promise<void> {
    const stream = this.#stream;
    if (!stream) return;
    this.#stream = undefined;
    this.#full.push(stream.ts);
    await this.#workspace.client.chat.stopStream({ channel: this.#wanted.channel, ts: stream.ts });
  }

  async #trying(problem: string, call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      this.#workspace.settings.report(problem, error);
      return false;
    }
  }
}
