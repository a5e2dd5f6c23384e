import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { PlaceBook } from "../../ports/place-book.ts";
import {
  type Activity,
  type ConversationKind,
  conversationKind,
  personOf,
  tenantOf,
  withoutThread,
} from "./activity.ts";

/**
 * Where conversations are reached. A place's key is Teams' conversation id alone, which never changes; the server that
 * a conversation is reached by does change, so that it stands in the place book and is renewed by whatever comes in.
 * One entry for a chat or channel serves all its threads.
 */

export const TEAMS = "teams";

/** The day on which it was last heard of: what is not heard of for long is forgotten in the end. */
const seenOn = z.string().default("");

const addressSchema = z.object({
  serviceUrl: z.string(),
  tenantId: z.string(),
  kind: z.enum(["personal", "groupChat", "channel"]),
  bot: z.object({ id: z.string(), name: z.string() }),
  /** Why nothing may be sent there: blocked, gone. Until somebody there speaks again. */
  silent: z.string().nullable(),
  seenOn,
});
/** Why nothing can be sent to a conversation without an address. */
export const UNKNOWN_PLACE = "Teams: this conversation is not known: never seen, or the bot was removed";
export type Address = z.infer<typeof addressSchema>;

const personSchema = z.object({ user: z.string(), conversation: z.string().nullable(), seenOn });
const answerSchema = z.object({ answer: z.string() });

const place = (key: string) => ({ platform: TEAMS, key });
const personKey = (person: string): string => `person:${person}`;
const saidKey = (conversation: string, activity: string): string =>
  `said:${withoutThread(conversation)}:${activity}`;

export class Addresses {
  readonly #book: PlaceBook;
  readonly #tenant: string;
  readonly #now: () => Date;

  constructor(book: PlaceBook, tenant: string, now: () => Date) {
    this.#book = book;
    this.#tenant = tenant;
    this.#now = now;
  }

  /** Takes from an activity how its conversation and its sender are reached. */
  async learn(activity: Activity): Promise<void> {
    const { serviceUrl, recipient, conversation, from } = activity;
    const kind: ConversationKind = conversationKind(activity);
    const address: Address = {
      serviceUrl,
      tenantId: tenantOf(activity) ?? "",
      kind,
      bot: { id: recipient.id, name: recipient.name ?? "" },
      silent: null,
      seenOn: this.#today(),
    };
    await this.#keep(withoutThread(conversation.id), address);
    const own = kind === "personal" ? conversation.id : undefined;
    const known = own === undefined ? (await this.#person(personOf(activity)))?.conversation : own;
    await this.#keep(personKey(personOf(activity)), {
      user: from.id,
      conversation: known ?? null,
      seenOn: this.#today(),
    });
  }

  /** The bot is no longer there: how it was reached is of no use to anybody. */
  async forget(activity: Activity): Promise<void> {
    await this.#book.forget(this.#tenant, place(withoutThread(activity.conversation.id)));
    if (conversationKind(activity) === "personal") {
      await this.#book.forget(this.#tenant, place(personKey(personOf(activity))));
    }
  }

  async find(conversation: string): Promise<Address | undefined> {
    const entry = await this.#book.find(this.#tenant, place(withoutThread(conversation)));
    return addressSchema.safeParse(entry).data;
  }

  /** Nothing is sent there any more until somebody there speaks again. */
  async silence(conversation: string, reason: string): Promise<void> {
    const address = await this.find(conversation);
    if (address) await this.#keep(withoutThread(conversation), { ...address, silent: reason });
  }

  /** Teams' own name of a person, and the 1:1 conversation with them where there is one. */
  async person(person: string): Promise<z.infer<typeof personSchema> | undefined> {
    return this.#person(person);
  }

  async keepPrivate(person: string, user: string, conversation: string, like: Address): Promise<void> {
    await this.#keep(conversation, { ...like, kind: "personal", silent: null });
    await this.#keep(personKey(person), { user, conversation, seenOn: this.#today() });
  }

  /** Which answer a message showed: Teams' own thumbs come back with the message's id alone. */
  async keepAnswer(conversation: string, activity: string, answer: string): Promise<void> {
    await this.#book.keep(this.#tenant, place(saidKey(conversation, activity)), { answer }, this.#now());
  }

  async answerAt(conversation: string, activity: string): Promise<string | undefined> {
    const entry = await this.#book.find(this.#tenant, place(saidKey(conversation, activity)));
    return answerSchema.safeParse(entry).data?.answer;
  }

  async #person(person: string): Promise<z.infer<typeof personSchema> | undefined> {
    const entry = await this.#book.find(this.#tenant, place(personKey(person)));
    return personSchema.safeParse(entry).data;
  }

  #today(): string {
    return this.#now().toISOString().slice(0, 10);
  }

  /** What has not changed is not written again: reading costs less, and nearly nothing changes but the day. */
  async #keep(key: string, entry: Address | z.infer<typeof personSchema>): Promise<void> {
    const before = await this.#book.find(this.#tenant, place(key));
    if (!isDeepStrictEqual(before, entry))
      await this.#book.keep(this.#tenant, place(key), entry, this.#now());
  }
}
