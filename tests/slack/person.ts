import { z } from "zod";
import type { Delivered, Wire } from "./deliveries.ts";
import { MANIFEST } from "./manifest.ts";
import type { StrictSlack } from "./strict-slack.ts";
import { checkedView, isRefusal } from "./view-methods.ts";
import {
  type Block,
  BOT_USER,
  type SlackChannel,
  type SlackMessage,
  type SlackView,
  TEAM,
} from "./workspace.ts";

/** A person in front of Slack's client: what they write, press, fill in and send. */

const TYPES: Readonly<Record<SlackChannel["kind"], string>> = {
  public: "channel",
  private: "group",
  direct: "im",
  group: "mpim",
};

const textObject = z.object({ text: z.string() });
const optionSchema = z.object({ text: textObject, value: z.string() });
const elementSchema = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  text: textObject.optional(),
  value: z.string().optional(),
  options: z.array(optionSchema).optional(),
  option_groups: z.array(z.object({ options: z.array(optionSchema) })).optional(),
  positive_button: z.object({ text: textObject, value: z.string() }).optional(),
  negative_button: z.object({ text: textObject, value: z.string() }).optional(),
});
type Element = z.infer<typeof elementSchema>;
const blockSchema = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  elements: z.array(elementSchema).optional(),
  element: elementSchema.optional(),
  label: textObject.optional(),
  /** Of a section. */
  text: textObject.optional(),
  accessory: elementSchema.optional(),
});
type PressedBlock = z.infer<typeof blockSchema>;

/** What can be pressed in a block; a button beside a text is called by the text. */
function pressable({ type, elements = [], text, accessory }: PressedBlock): readonly Element[] {
  if (type === "rich_text") return [];
  return accessory ? [{ ...accessory, text }] : elements;
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

export type Values = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Where something is pressed. */
export type Where =
  | { readonly message: SlackMessage; readonly channel: string }
  | { readonly view: SlackView };

export class Person {
  readonly #slack: StrictSlack;
  readonly #wire: Wire;
  readonly id: string;

  constructor(slack: StrictSlack, wire: Wire, id: string) {
    this.#slack = slack;
    this.#wire = wire;
    this.id = id;
  }

  get #workspace() {
    return this.#slack.workspace;
  }

  get direct(): SlackChannel {
    return this.#workspace.directOf(this.id);
  }

  #channel(id: string): SlackChannel {
    const channel = this.#workspace.channels.get(id);
    if (!channel) throw new Error(`no channel ${id}`);
    return channel;
  }

  /** Writes a message. What Slack sends for it goes out, both events of a mention too. */
  async write(
    text: string,
    {
      channel: id = this.direct.id,
      thread,
      more = {},
    }: { channel?: string; thread?: string | undefined; more?: object } = {},
  ): Promise<{ readonly ts: string; readonly deliveries: readonly Delivered[] }> {
    const channel = this.#channel(id);
    const ts = this.#workspace.nextTs();
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    channel.messages.push({ ts, user: this.id, ...inThread, text, blocks: [] });
    const event = {
      type: "message",
      user: this.id,
      text,
      ts,
      ...inThread,
      channel: id,
      channel_type: TYPES[channel.kind],
      event_ts: ts,
      team: this.#workspace.users.get(this.id)?.team ?? TEAM,
      ...more,
    };
    if (!channel.members.has(BOT_USER)) return { ts, deliveries: [] };
    const deliveries = [this.#wire.event(event)];
    const mentioned = text.includes(`<@${BOT_USER}>`) && channel.kind !== "direct";
    if (mentioned)
      deliveries.push(this.#wire.event({ ...event, type: "app_mention", channel_type: undefined }));
    return { ts, deliveries: await Promise.all(deliveries) };
  }

  event(event: object, again?: number): Promise<Delivered> {
    return this.#wire.event(event, again);
  }

  /** Opens the app: its Home tab, or its Messages tab. */
  open(tab: "home" | "messages"): Promise<Delivered> {
    const channel = this.direct.id;
    return this.#wire.event({
      type: "app_home_opened",
      user: this.id,
      channel,
      tab,
      event_ts: this.#workspace.nextTs(),
    });
  }

  command(text: string, channel = "C1"): Promise<Delivered> {
    const [{ command } = { command: "" }] = MANIFEST.features.slash_commands;
    return this.#wire.command({
      command,
      text,
      user_id: this.id,
      team_id: TEAM,
      channel_id: channel,
      trigger_id: this.#workspace.trigger(this.id),
      response_url: new URL(`/respond/${this.id}`, this.#slack.apiUrl).href,
    });
  }

  shortcut(callback: string, channel: string, message: SlackMessage): Promise<Delivered> {
    if (!MANIFEST.features.shortcuts.some(({ callback_id }) => callback_id === callback)) {
      throw new Error(`the manifest has no shortcut ${callback}`);
    }
    return this.#wire.interaction({
      type: "message_action",
      callback_id: callback,
      trigger_id: this.#workspace.trigger(this.id),
      response_url: new URL(`/respond/${this.id}`, this.#slack.apiUrl).href,
      user: this.#user(),
      team: { id: TEAM },
      channel: { id: channel, name: channel },
      message: { type: "message", ts: message.ts, user: message.user, text: message.text },
      message_ts: message.ts,
    });
  }

  /** Presses the button with that label, or picks the option of a menu. `filled` is what stands in the inputs, by label. */
  press(where: Where, label: string, filled: Readonly<Record<string, string>> = {}): Promise<Delivered> {
    const payload = this.pressed(where, label, filled);
    if (!payload) throw new Error(`no button 「${label}」: ${JSON.stringify(buttonsIn(blocksOf(where)))}`);
    return this.#wire.interaction(payload);
  }

  /** What Slack would send for a press, to be sent when the test wants to; undefined where there is no such button. */
  pressed(where: Where, label: string, filled: Readonly<Record<string, string>> = {}): object | undefined {
    const blocks = blocksOf(where);
    const action = actionOf(blocks, label);
    if (!action) return undefined;
    const state = { values: valuesOf(blocks, filled) };
    const common = {
      type: "block_actions",
      user: this.#user(),
      team: { id: TEAM },
      api_app_id: "A1",
      trigger_id: this.#workspace.trigger(this.id),
      actions: [{ ...action, action_ts: this.#workspace.nextTs() }],
    };
    if ("view" in where) {
      const { id, hash, content } = where.view;
      return { ...common, container: { type: "view", view_id: id }, view: { ...content, id, hash, state } };
    }
    const { message, channel } = where;
    const alone = message.onlyFor !== undefined;
    const thread = message.thread_ts === undefined || alone ? {} : { thread_ts: message.thread_ts };
    return {
      ...common,
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: channel,
        is_ephemeral: alone,
        ...thread,
      },
      channel: { id: channel, name: channel },
      // Of what one person alone sees, no message comes along.
      ...(alone ? {} : { message: { ...message, ...thread } }),
      state,
      response_url: new URL(`/respond/${this.id}`, this.#slack.apiUrl).href,
    };
  }

  send(payload: object): Promise<Delivered> {
    return this.#wire.interaction(payload);
  }

  /** The modal on top. */
  get modal(): SlackView | undefined {
    return this.#workspace.stacks.get(this.id)?.at(-1);
  }

  /** Sends the modal on top, with what is filled in by label; then does with it what the bot answered. */
  async submit(filled: Readonly<Record<string, string>>): Promise<Delivered> {
    const view = this.modal;
    if (!view) throw new Error("no modal is open");
    const { id, hash, content } = view;
    const delivered = await this.#wire.interaction({
      type: "view_submission",
      user: this.#user(),
      team: { id: TEAM },
      api_app_id: "A1",
      trigger_id: this.#workspace.trigger(this.id),
      view: { ...content, id, hash, state: { values: valuesOf(content.blocks, filled) } },
    });
    this.#answered(view, delivered);
    return delivered;
  }

  #answered(view: SlackView, { status, body }: Delivered): void {
    if (status !== 200) return;
    const answer = z
      .object({
        response_action: z.string().optional(),
        errors: z.record(z.string(), z.string()).optional(),
        view: z.unknown().optional(),
      })
      .safeParse(body).data;
    if (answer?.response_action === "errors") {
      const inputs = new Set(
        view.content.blocks.filter(({ type }) => type === "input").map((block) => block.block_id),
      );
      for (const block of Object.keys(answer.errors ?? {})) {
        if (!inputs.has(block))
          this.#slack.faults.push(`an error at ${block}, which is no input of the view`);
      }
      return;
    }
    if (answer?.response_action === "update") {
      const content = checkedView(answer.view, { workspace: this.#workspace });
      if (isRefusal(content))
        this.#slack.faults.push(`a view in an answer: ${content.fault ?? content.error}`);
      else {
        view.content = content;
        view.hash = this.#workspace.nextId("hash.");
      }
      return;
    }
    this.close();
  }

  close(): void {
    const stack = this.#workspace.stacks.get(this.id) ?? [];
    const top = stack.at(-1);
    if (top) top.open = false;
    this.#workspace.stacks.set(this.id, stack.slice(0, -1));
  }

  #user() {
    return { id: this.id, team_id: this.#workspace.users.get(this.id)?.team ?? TEAM };
  }
}

const blocksOf = (where: Where): readonly Block[] =>
  "view" in where ? where.view.content.blocks : where.message.blocks;

const parsedBlocks = (blocks: readonly Block[]) => blocks.map((block) => blockSchema.safeParse(block).data);

const optionsOf = ({ options = [], option_groups = [] }: Element) => [
  ...options,
  ...option_groups.flatMap((group) => group.options),
];

/** The labels of everything that can be pressed. */
export function buttonsIn(blocks: readonly Block[]): readonly string[] {
  return parsedBlocks(blocks)
    .flatMap((block) => (block ? pressable(block) : []))
    .flatMap((element) => {
      if (element.type === "static_select") return optionsOf(element).map(({ text }) => unescaped(text.text));
      const pair = [element.positive_button, element.negative_button].flatMap(
        (each) => each?.text.text ?? [],
      );
      return [...(element.type === "button" && element.text ? [unescaped(element.text.text)] : []), ...pair];
    });
}

function actionOf(blocks: readonly Block[], label: string): object | undefined {
  for (const block of parsedBlocks(blocks)) {
    if (!block) continue;
    for (const element of pressable(block)) {
      const { type, action_id } = element;
      const common = { type, action_id, block_id: block.block_id };
      if (type === "button" && element.text && unescaped(element.text.text) === label) {
        return { ...common, text: element.text, value: element.value };
      }
      const option =
        type === "static_select"
          ? optionsOf(element).find(({ text }) => unescaped(text.text) === label)
          : undefined;
      if (option) return { ...common, selected_option: option };
      const feedback = [element.positive_button, element.negative_button].find(
        (each) => each?.text.text === label,
      );
      if (feedback) return { ...common, value: feedback.value };
    }
  }
  return undefined;
}

/** The state of all inputs: as they came, with what was filled in by label. */
export function valuesOf(blocks: readonly Block[], filled: Readonly<Record<string, string>>): Values {
  const values: Record<string, Record<string, object>> = {};
  const unknown = new Set(Object.keys(filled));
  for (const block of parsedBlocks(blocks)) {
    if (block?.type !== "input" || !block.element?.action_id || block.block_id === undefined) continue;
    const label = unescaped(block.label?.text ?? "");
    unknown.delete(label);
    values[block.block_id] = { [block.element.action_id]: inputValue(block.element, filled[label]) };
  }
  if (unknown.size > 0) throw new Error(`no input ${[...unknown].join(", ")}`);
  return values;
}

function inputValue(element: Element, typed: string | undefined): object {
  const { type } = element;
  switch (type) {
    case "datepicker":
      return { type, selected_date: typed ?? element["initial_date"] ?? null };
    case "radio_buttons":
    case "static_select":
      return {
        type,
        selected_option: typed === undefined ? (element["initial_option"] ?? null) : picked(element, typed),
      };
    case "checkboxes":
    case "multi_static_select":
      return {
        type,
        selected_options:
          typed === undefined
            ? (element["initial_options"] ?? [])
            : typed.split("|").map((label) => picked(element, label)),
      };
    default:
      return { type, value: typed ?? element["initial_value"] ?? null };
  }
}

function picked(element: Element, label: string) {
  const option = optionsOf(element).find(
    ({ text, value }) => unescaped(text.text) === label || value === label,
  );
  if (!option) throw new Error(`no option 「${label}」`);
  return option;
}
