import {
  type Activity as BotActivity,
  type CloudAdapter,
  type ConversationParameters,
  TurnContext,
} from "botbuilder";
import type { ConnectorClient } from "botframework-connector";
import { z } from "zod";
import type { Address } from "./addresses.ts";

/** Speaks to Teams: every call is one request that is sent once. Throws ConnectorRefusal, or what `fetch` throws. */

export type Outbound = Partial<BotActivity>;

const isConnector = (value: unknown): value is ConnectorClient =>
  typeof value === "object" && value !== null && "conversations" in value;

/** botbuilder asks for a topic and members everywhere; Teams takes none of them in a channel. */
interface NewConversation
  extends Pick<ConversationParameters, "isGroup" | "bot" | "tenantId" | "channelData"> {
  readonly members?: ConversationParameters["members"];
  readonly activity?: Outbound;
}
const isComplete = (wanted: NewConversation): wanted is NewConversation & ConversationParameters =>
  wanted.bot !== undefined;
function complete(wanted: NewConversation): ConversationParameters {
  if (!isComplete(wanted)) throw new Error("a conversation is begun by a bot");
  return wanted;
}

const created = z.object({ id: z.string(), activityId: z.string().optional() });

export class Connector {
  readonly #adapter: CloudAdapter;
  readonly #appId: string;

  constructor(adapter: CloudAdapter, appId: string) {
    this.#adapter = adapter;
    this.#appId = appId;
  }

  /** Gives the new activity's id. */
  async post(
    address: Address,
    conversation: string,
    activity: Outbound,
    signal: AbortSignal,
  ): Promise<string> {
    return this.#in(address, conversation, async (client, addressed) => {
      const { id = "" } = await client.conversations.sendToConversation(conversation, addressed(activity), {
        abortSignal: signal,
      });
      return id;
    });
  }

  async replace(
    address: Address,
    conversation: string,
    id: string,
    activity: Outbound,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#in(address, conversation, async (client, addressed) => {
      await client.conversations.updateActivity(
        conversation,
        id,
        { ...addressed(activity), id },
        {
          abortSignal: signal,
        },
      );
    });
  }

  /** The 1:1 conversation with a person: there is one, however often it is asked for. */
  async privateConversation(address: Address, user: string, signal: AbortSignal): Promise<string> {
    return this.#in(address, user, async (client) => {
      const { id } = created.parse(
        await client.conversations.createConversation(
          complete({
            isGroup: false,
            bot: address.bot,
            members: [{ id: user, name: "" }],
            tenantId: address.tenantId,
            channelData: { tenant: { id: address.tenantId } },
          }),
          { abortSignal: signal },
        ),
      );
      return id;
    });
  }

  /** Begins a thread of its own in a channel. */
  async postToChannel(
    address: Address,
    channel: string,
    activity: Outbound,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#in(address, channel, async (client, addressed) => {
      await client.conversations.createConversation(
        complete({
          isGroup: true,
          bot: address.bot,
          tenantId: address.tenantId,
          channelData: { channel: { id: channel }, tenant: { id: address.tenantId } },
          activity: addressed(activity),
        }),
        { abortSignal: signal },
      );
    });
  }

  async #in<T>(
    address: Address,
    conversation: string,
    work: (client: ConnectorClient, addressed: (activity: Outbound) => Outbound) => Promise<T>,
  ): Promise<T> {
    const reference = {
      channelId: "msteams",
      serviceUrl: address.serviceUrl,
      conversation: {
        id: conversation,
        tenantId: address.tenantId,
        conversationType: address.kind,
        isGroup: address.kind !== "personal",
        name: "",
      },
      bot: address.bot,
    };
    let outcome: { readonly value: T } | undefined;
    await this.#adapter.continueConversationAsync(this.#appId, reference, async (context) => {
      const client = context.turnState.get(this.#adapter.ConnectorClientKey);
      if (!isConnector(client)) throw new Error("the adapter gave no connector");
      const addressed = (activity: Outbound): Outbound =>
        TurnContext.applyConversationReference(activity, reference);
      outcome = { value: await work(client, addressed) };
    });
    if (!outcome) throw new Error("the adapter ran no turn");
    return outcome.value;
  }
}
