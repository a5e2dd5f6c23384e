import type { Message } from "../../domain/message.ts";
import type { Outgoing, Sent } from "../../ports/chat.ts";
import { type Address, type Addresses, UNKNOWN_PLACE } from "./addresses.ts";
import type { AwaitedReplies, Shown } from "./awaited-replies.ts";
import { markdownText } from "./cards/plain-text.ts";
import type { TeamsPost } from "./cards/posts.ts";
import type { Connector, Outbound } from "./connector.ts";
import { ConnectorRefusal } from "./connector-refusal.ts";
import { originOf } from "./delivery.ts";
import { closesPlace, sentOf, troubleOf } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { plainMarkdown, plainOf } from "./plain.ts";
import { activityOf, posts, type Rendering, together } from "./posts.ts";
import { finalOf, isStop, stream } from "./streaming.ts";
import { teamsWording } from "./wording.ts";

/** Shows replies at Teams. */

export interface SenderWork {
  readonly connector: Connector;
  readonly addresses: Addresses;
  readonly awaited: AwaitedReplies;
  readonly pace: Pace;
  readonly rendering: Rendering;
  readonly now: () => Date;
  readonly random: () => number;
  /** Between two pieces of a stream. */
  readonly streamEveryMs: number;
}

/** Too fast: nothing was sent, and there is room again after so long. */
class TooFast extends Error {
  readonly afterMs: number;
  constructor(afterMs: number) {
    super("as fast as Teams allows in one thread");
    this.afterMs = afterMs;
  }
}

/** What an answer to a press can show: one card, where that is all that is said. */
function wholeCard([post, ...others]: readonly TeamsPost[]): Shown | undefined {
  const [card, second] = post?.cards ?? [];
  const all = second === undefined && others.length === 0 && post?.text === undefined;
  return all && card !== undefined ? { kind: "card", card } : undefined;
}

const wordsOf = ({ text, cards }: TeamsPost): string =>
  [...(text === undefined ? [] : [plainMarkdown(text)]), ...cards.map(plainOf)].join("\n");

/** Posts of a reply that are shown already, where a later one failed: a retry goes on behind them. */
const MOST_HALF_SENT = 1000;

export class Sender {
  readonly #work: SenderWork;
  readonly #halfSent = new Map<string, number>();

  constructor(work: SenderWork) {
    this.#work = work;
  }

  readonly send = async (outgoing: Outgoing, signal: AbortSignal): Promise<Sent> => {
    const { addresses, now, random } = this.#work;
    const conversation = outgoing.place.key;
    const address = await addresses.find(conversation);
    if (!address) return { kind: "never", reason: UNKNOWN_PLACE };
    if (address.silent !== null) return { kind: "never", reason: `Teams: ${address.silent}` };
    try {
      await this.#show(outgoing, address, signal);
      return { kind: "sent" };
    } catch (error) {
      if (error instanceof TooFast) {
        return { kind: "later", reason: error.message, at: new Date(now().getTime() + error.afterMs) };
      }
      const trouble = troubleOf(error, outgoing.attempts, random);
      if (!trouble) throw error;
      if (closesPlace(trouble, conversation)) await addresses.silence(conversation, trouble.reason);
      return sentOf(trouble, now());
    }
  };

  async #show(outgoing: Outgoing, address: Address, signal: AbortSignal): Promise<void> {
    const { awaited } = this.#work;
    const { place, person, delivery, better } = outgoing;
    const origin = originOf(delivery);
    const apart = address.kind !== "personal";
    if (better && !apart && origin.kind === "plain")
      return this.#stream({ ...outgoing, better }, address, signal);
    if (better) await this.#typing(address, place.key, signal);
    const message = better ? await better(() => {}, signal) : outgoing.message;
    const shown = await posts(message, person, this.#work.rendering);
    if (apart && (message.private || origin.kind === "foreign")) {
      // The answer to a press is seen by the one who pressed alone.
      const own = origin.kind === "step" ? wholeCard(together(shown)) : undefined;
      const told = own ?? { kind: "told", text: shown.map(wordsOf).join("\n") };
      return awaited.show(delivery, told) ? undefined : this.#privately(outgoing, message, address, signal);
    }
    if (origin.kind === "step")
      return this.#inPlace(outgoing, together(shown), origin.activity, address, signal);
    await this.#postAll(outgoing, shown, address, place.key, signal);
  }

  /** The first takes the place of the card that was pressed; where that is gone, it stands below like the others. */
  async #inPlace(
    outgoing: Outgoing,
    shown: readonly TeamsPost[],
    pressed: string,
    address: Address,
    signal: AbortSignal,
  ): Promise<void> {
    const { connector, awaited } = this.#work;
    const [first] = shown;
    if (!first) return;
    const { id, delivery, message, place } = outgoing;
    const { key } = place;
    const below: Shown = { kind: "told", text: teamsWording(message.language).taken };
    if (!this.#halfSent.has(id)) {
      this.#takePlace(key);
      try {
        await connector.replace(address, key, pressed, activityOf(first), signal);
      } catch (error) {
        const gone = error instanceof ConnectorRefusal && [400, 404, 405].includes(error.status);
        if (!gone) throw error;
        awaited.show(delivery, below);
        await this.#postAll(outgoing, shown, address, key, signal);
        return;
      }
      this.#remember(id, 1);
    }
    awaited.show(delivery, wholeCard([first]) ?? below);
    await this.#postAll(outgoing, shown, address, key, signal);
  }

  async #postAll(
    outgoing: Outgoing,
    shown: readonly TeamsPost[],
    address: Address,
    conversation: string,
    signal: AbortSignal,
    first: (activity: Outbound) => Outbound = (activity) => activity,
  ): Promise<void> {
    const from = this.#halfSent.get(outgoing.id) ?? 0;
    for (const [at, post] of shown.entries()) {
      if (at < from) continue;
      this.#takePlace(conversation);
      const activity = activityOf(post);
      const id = await this.#postOne(
        at === 0 ? first(activity) : activity,
        post,
        address,
        conversation,
        signal,
      );
      if (post.feedback !== undefined) {
        await this.#work.addresses.keepAnswer(conversation, id, post.feedback);
      }
      this.#remember(outgoing.id, at + 1);
    }
    this.#halfSent.delete(outgoing.id);
  }

  /** What Teams cannot take as it is, it gets in plain words: nothing that was said is lost. */
  async #postOne(
    activity: Outbound,
    post: TeamsPost,
    address: Address,
    conversation: string,
    signal: AbortSignal,
  ): Promise<string> {
    const { connector } = this.#work;
    try {
      return await connector.post(address, conversation, activity, signal);
    } catch (error) {
      const unfit = error instanceof ConnectorRefusal && [400, 413].includes(error.status);
      if (!unfit) throw error;
      const text = [post.text ?? "", ...post.cards.map((card) => markdownText(plainOf(card)))]
        .filter((each) => each !== "")
        .join("\n\n");
      return connector.post(address, conversation, { type: "message", text, textFormat: "markdown" }, signal);
    }
  }

  async #stream(
    outgoing: Parameters<typeof stream>[0]["outgoing"],
    address: Address,
    signal: AbortSignal,
  ): Promise<void> {
    const { connector, pace, rendering, streamEveryMs } = this.#work;
    const { key } = outgoing.place;
    const streamed = await stream({
      outgoing,
      working: teamsWording(outgoing.message.language).working,
      write: (sentence) => markdownText(sentence),
      // A piece for which there is no room now is left out: the next one has the whole text.
      post: (activity) =>
        pace.take(key) > 0 ? Promise.resolve("") : connector.post(address, key, activity, signal),
      signal,
      everyMs: streamEveryMs,
    });
    if (streamed.kind === "stopped") return;
    const { message, streamId } = streamed;
    const shown = await posts(message, outgoing.person, rendering);
    const end = (activity: Outbound): Outbound =>
      finalOf(
        activity.text === undefined ? { ...activity, text: activity.summary ?? "" } : activity,
        streamId,
      );
    try {
      await this.#postAll(outgoing, shown, address, key, signal, streamId === undefined ? undefined : end);
    } catch (error) {
      if (streamId === undefined || !(error instanceof ConnectorRefusal) || error.status !== 403) throw error;
      if (isStop(error)) return;
      await this.#postAll(outgoing, shown, address, key, signal);
    }
  }

  /** A word for one person among others goes to their own chat; where there is none, they are told so, and no more. */
  async #privately(
    outgoing: Outgoing,
    message: Message,
    address: Address,
    signal: AbortSignal,
  ): Promise<void> {
    const { addresses, connector, rendering } = this.#work;
    const { person, place } = outgoing;
    try {
      const known = await addresses.person(person);
      const user = known?.user ?? person;
      const conversation =
        known?.conversation ?? (await connector.privateConversation(address, user, signal));
      if (!known?.conversation) await addresses.keepPrivate(person, user, conversation, address);
      const own: Address = { ...address, kind: "personal" };
      await this.#postAll(outgoing, await posts(message, person, rendering), own, conversation, signal);
    } catch (error) {
      const shut = error instanceof ConnectorRefusal && [400, 403, 404].includes(error.status);
      if (!shut) throw error;
      this.#takePlace(place.key);
      const text = markdownText(teamsWording(message.language).privateElsewhere);
      await connector.post(address, place.key, { type: "message", text, textFormat: "markdown" }, signal);
    }
  }

  async #typing(address: Address, conversation: string, signal: AbortSignal): Promise<void> {
    const { connector, pace } = this.#work;
    if (pace.take(conversation) > 0) return;
    try {
      await connector.post(address, conversation, { type: "typing" }, signal);
    } catch (error) {
      // Only a sign of life: the message itself says what is wrong.
      if (!(error instanceof ConnectorRefusal) && !(error instanceof TypeError)) throw error;
    }
  }

  #takePlace(conversation: string): void {
    const waitMs = this.#work.pace.take(conversation);
    if (waitMs > 0) throw new TooFast(waitMs);
  }

  #remember(id: string, shown: number): void {
    this.#halfSent.set(id, shown);
    const oldest = this.#halfSent.keys().next().value;
    if (this.#halfSent.size > MOST_HALF_SENT && oldest !== undefined) this.#halfSent.delete(oldest);
  }
}
