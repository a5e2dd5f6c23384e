import { randomUUID } from "node:crypto";
import { wordsOf } from "./card-words.ts";
import { BOT, type FakeTeams, type Outbound, TENANT_ID } from "./fake-teams.ts";

/** People at their Teams clients: what they do reaches the bot as signed activities over HTTP. */

export interface TeamsPerson {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
}

export const personAt = (teams: FakeTeams, name: string, aadObjectId: string = randomUUID()): TeamsPerson => {
  const person = { id: `29:${name}`, aadObjectId, name };
  teams.privates.set(person.id, privateOf(person));
  teams.conversations.set(privateOf(person), []);
  return person;
};
export const privateOf = ({ name }: Pick<TeamsPerson, "name">): string => `a:1${name}`;

export interface InvokeReply {
  readonly status: number;
  readonly body: unknown;
}

export type ActivityBody = Readonly<Record<string, unknown>>;

export class TeamsClient {
  readonly #teams: FakeTeams;
  endpoint: string;
  /** What was pressed last. */
  pressed: { readonly id: string; readonly conversation: string } | undefined;
  #last: ActivityBody | undefined;
  #moment = Date.parse("2026-11-24T01:00:00Z");

  constructor(teams: FakeTeams, endpoint = "") {
    this.#teams = teams;
    this.endpoint = endpoint;
  }

  /** Delivers an activity as Teams does; gives what the bot answered. */
  async deliver(activity: ActivityBody, token?: string): Promise<InvokeReply> {
    this.#last = activity;
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Bearer ${token ?? (await this.#teams.token())}`,
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  /** The last delivery once more; under a new id where Teams lost count. */
  async again(change: { readonly id?: string } = {}): Promise<InvokeReply> {
    if (!this.#last) throw new Error("there is nothing to deliver again");
    return this.deliver({ ...this.#last, ...change });
  }

  base(person: TeamsPerson, conversation: string): ActivityBody {
    this.#moment += 1234;
    const when = new Date(this.#moment).toISOString();
    const kind = conversation.startsWith("a:")
      ? "personal"
      : conversation.includes("@thread.tacv2")
        ? "channel"
        : "groupChat";
    return {
      id: this.#teams.newId(),
      channelId: "msteams",
      serviceUrl: this.#teams.serviceUrl,
      timestamp: when,
      localTimestamp: when,
      locale: "ja-JP",
      from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
      recipient: BOT,
      conversation: { id: conversation, conversationType: kind, tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
    };
  }

  type(person: TeamsPerson, conversation: string, text: string, mention = true): Promise<InvokeReply> {
    const base = this.base(person, conversation);
    const apart = !conversation.startsWith("a:");
    const at = `<at>${BOT.name}</at>`;
    return this.deliver({
      ...base,
      type: "message",
      textFormat: "plain",
      text: apart && mention ? `${at} ${text}` : text,
      ...(apart && mention ? { entities: [{ type: "mention", text: at, mentioned: BOT }] } : {}),
    });
  }

  install(person: TeamsPerson, conversation: string, action: "add" | "remove" = "add"): Promise<InvokeReply> {
    return this.deliver({ ...this.base(person, conversation), type: "installationUpdate", action });
  }

  /** Presses the latest button with this title, with what stands in the card's inputs. */
  async press(
    person: TeamsPerson,
    conversation: string,
    title: string,
    inputs: Readonly<Record<string, string>> = {},
    how: "execute" | "submit" = "execute",
  ): Promise<InvokeReply> {
    const shown = [...this.#teams.standing(conversation)]
      .reverse()
      .find(({ activity }) => wordsOf(activity).buttons.some((each) => each.title === title));
    if (!shown) throw new Error(`no button 「${title}」 in ${conversation}`);
    return this.pressOn(person, { ...shown, conversation }, title, inputs, how);
  }

  /** Presses a button of what is, or was, shown. */
  async pressOn(
    person: TeamsPerson,
    shown: { readonly id: string; readonly conversation: string; readonly activity: Outbound },
    title: string,
    inputs: Readonly<Record<string, string>> = {},
    how: "execute" | "submit" = "execute",
  ): Promise<InvokeReply> {
    const words = wordsOf(shown.activity);
    const button = words.buttons.find((each) => each.title === title);
    if (!button) throw new Error(`no button 「${title}」`);
    const filled = Object.fromEntries(words.inputs.map(({ id, value }) => [id, inputs[id] ?? value]));
    const data = { ...button.data, ...(button.sendsInputs ? filled : {}) };
    this.pressed = { id: shown.id, conversation: shown.conversation };
    const base = { ...this.base(person, shown.conversation), replyToId: shown.id };
    if (how === "submit") return this.deliver({ ...base, type: "message", value: data });
    const value = { action: { type: "Action.Execute", verb: "press", data }, trigger: "manual" };
    return this.deliver({ ...base, type: "invoke", name: "adaptiveCard/action", value });
  }

  said(conversation: string): readonly Outbound[] {
    return this.#teams.standing(conversation).map(({ activity }) => activity);
  }
}
