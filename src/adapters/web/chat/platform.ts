import type { ChatPlatform, Inbox, Outgoing, Sent, Started } from "../../../ports/chat.ts";
import type { DigestPost } from "../../../ports/digest-post.ts";
import { type Conversations, WEB } from "./conversations.ts";

/** The web page as a chat platform: what is to be said is kept in the transcript, from which every open page takes it. */
export class WebPlatform implements ChatPlatform {
  readonly name = WEB;
  readonly #conversations: Conversations;
  #inbox: Inbox | undefined;

  constructor(conversations: Conversations) {
    this.#conversations = conversations;
  }

  /** Undefined while nothing is taken: before the start, and when it ends. */
  get inbox(): Inbox | undefined {
    return this.#inbox;
  }

  async start(inbox: Inbox): Promise<Started> {
    this.#inbox = inbox;
    return { kind: "listening" };
  }

  async stop(): Promise<void> {
    this.#inbox = undefined;
  }

  readonly send = async ({ id, place, message, better }: Outgoing, signal: AbortSignal): Promise<Sent> => {
    const { listeners } = this.#conversations;
    let shown = message;
    if (better) {
      const sentences: string[] = [];
      listeners.drafted(place.key, "");
      shown = await better((progress) => {
        if (progress.kind !== "sentence") return;
        sentences.push(progress.text);
        listeners.drafted(place.key, sentences.join(""));
      }, signal);
    }
    await this.#conversations.show(place.key, id, shown);
    return { kind: "sent" };
  };

  /** The weekly digest comes into the conversation, under an id of its week: posted again, it stands there once. */
  readonly digests: DigestPost = {
    post: async (slot, message) => {
      await this.#conversations.show(slot.place.key, digestId(slot), message);
      return { kind: "sent" };
    },
    lookUp: async (slot) => (await this.#conversations.find(slot.place.key, digestId(slot))) !== undefined,
  };
}

const digestId = ({ week }: { readonly week: string }): string => `digest-${week}`;
