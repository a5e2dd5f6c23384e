import { expect } from "vitest";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { deliver } from "../../src/bot/deliver.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import { squeeze } from "../../src/domain/text.ts";
import type { Incoming } from "../../src/ports/chat.ts";
import { USERS } from "./city.ts";
import { guidelineText } from "./guideline-text.ts";
import { lookAtText } from "./look-at.ts";
import type { Speaker } from "./script.ts";
import type { Stage, StageKind, World } from "./stage.ts";

/** No platform: what comes in goes to the bot as it is, what is said is read as the terminal shows it. */
export const PLAIN: StageKind = { users: USERS, place: "C1", open: (world) => new PlainStage(world) };

class PlainStage implements Stage {
  readonly #world: World;
  readonly #place: { readonly platform: string; readonly key: string };
  #last: Incoming | undefined;
  /** Replies, oldest first. */
  readonly #replies: Message[] = [];
  #unread: Message[] = [];

  constructor(world: World) {
    this.#world = world;
    this.#place = { platform: world.platform, key: PLAIN.place };
  }

  type(by: Speaker, text: string): Promise<void> {
    return this.#act({ ...this.#common(by), kind: "text", text });
  }

  press(by: Speaker, label: string, which: "latest" | "earlier"): Promise<void> {
    const from = which === "earlier" ? this.#replies.slice(0, -1) : this.#replies.slice(-1);
    const button = partsOf(from)
      .flatMap((part) => {
        if (part.kind === "choices") return part.options.map((each) => ({ ...each, card: part.card }));
        return part.kind === "actions" ? part.actions.map((each) => ({ ...each, card: part.card })) : [];
      })
      .find((each) => each.label === label);
    if (!button) throw new Error(`there is no button 「${label}」`);
    return this.#act({ ...this.#common(by), kind: "press", card: button.card, value: button.value });
  }

  fillIn(by: Speaker, text: string): Promise<void> {
    const form = partsOf(this.#replies.slice(-1)).find((part) => part.kind === "form");
    const key = form?.kind === "form" ? form.fields[0]?.key : undefined;
    if (form?.kind !== "form" || key === undefined) throw new Error("no input to fill in");
    return this.#act({ ...this.#common(by), kind: "form", card: form.card, fields: { [key]: text } });
  }

  open(): Promise<void> {
    return this.#act({ ...this.#common("me"), kind: "open" });
  }

  again(): Promise<void> {
    if (!this.#last) throw new Error("there is nothing to repeat");
    return this.#act(this.#last);
  }

  async said(): Promise<string> {
    const said = this.#unread;
    this.#unread = [];
    const style = { colour: false, title: (id: string) => id };
    const reply = said.map((message) => renderMessage(message, style)).join("\n");
    for (const message of said) lookAt(message, reply);
    return reply;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  async close(): Promise<void> {}

  #common(by: Speaker) {
    const { tenant } = this.#world;
    return { delivery: this.#world.newId(), party: { tenant, place: this.#place, person: USERS[by] } };
  }

  async #act(incoming: Incoming): Promise<void> {
    this.#last = incoming;
    await this.#world.inbox().receive(incoming);
    await deliver(this.#world.store(), this.#world.platform, async ({ message }) => {
      this.#replies.push(message);
      this.#unread.push(message);
      return { kind: "sent" };
    });
  }
}

const partsOf = (messages: readonly Message[]): readonly Part[] => messages.flatMap(({ parts }) => parts);

/** What holds for every reply whatever was said. */
export function lookAt({ parts, language }: Message, reply: string): void {
  lookAtText(reply);
  expect(parts.filter(({ kind }) => kind === "progress").length).toBeLessThanOrEqual(1);
  for (const part of parts) {
    if (part.kind === "citation") {
      const { guideline, quote } = part.citation;
      expect(guidelineText(guideline)).toContain(squeeze(quote));
    }
    // What the bot says of itself is in the person's language; names and quotes are the guideline's.
    if (part.kind === "actions" && language === "en") {
      for (const { label } of part.actions) expect(label).not.toMatch(/[\u3040-\u30ff]/u);
    }
  }
}
