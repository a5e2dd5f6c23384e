import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { saveDraft } from "../adapters/documents/files.ts";
import { chat, type Show } from "../adapters/terminal/chat.ts";
import { deliver } from "../bot/deliver.ts";
import type { Config } from "../config.ts";
import type { Message } from "../domain/message.ts";
import type { Outgoing, Sent } from "../ports/chat.ts";
import { openBot } from "./bot.ts";
import { cityOf, openKnowledge, titleIn } from "./knowledge.ts";
import { LOCAL_USER, registerLocalPerson } from "./local-person.ts";
import { passageLink } from "./reading.ts";

/** The whole bot as a conversation in the terminal, until the person quits or the input ends. */

/** A terminal shows a message at once: what a dead process had claimed is free again when the next one starts. */
const TERMINAL_LEASE_MS = 1000;

export async function converse(config: Config): Promise<void> {
  const knowledge = openKnowledge(config);
  const { bot, store, delivery, stop } = await openBot(config, knowledge);
  const party = {
    tenant: cityOf(knowledge),
    place: { platform: "terminal", key: "chat" },
    person: LOCAL_USER,
  };
  await registerLocalPerson(store, party.tenant, party.place.platform, config.language);
  /** What a language model proposed in the last message: its button is pressed by typing what stands on it. */
  let proposals: readonly Press[] = [];
  const say = async (show: Show): Promise<void> => {
    const shown = async ({ message, better }: Outgoing, signal: AbortSignal): Promise<Sent> => {
      const shown = better ? await better(() => undefined, signal) : message;
      proposals = proposalsIn(shown);
      await show(shown);
      return { kind: "sent" };
    };
    await deliver(store, party.place.platform, shown, { leaseMs: TERMINAL_LEASE_MS, ...delivery });
  };
  const terminal = {
    async receive(text: string, show: Show) {
      const pressed = proposals.find(({ label }) => label === text.trim());
      const act = pressed
        ? ({ kind: "press", card: pressed.card, value: pressed.value } as const)
        : ({ kind: "text", text } as const);
      await bot.receive({ ...act, delivery: randomUUID(), party });
      await say(show);
    },
    async open(show: Show) {
      await bot.receive({ kind: "open", delivery: randomUUID(), party });
      await say(show);
    },
    save: (draft: Parameters<typeof saveDraft>[0]) => saveDraft(draft, join(config.dataDirectory, "drafts")),
    title: titleIn(knowledge),
    link: passageLink(config, knowledge),
    cities: knowledge.library.volumes.map(({ guideline }) =>
      config.language === "ja" ? guideline.municipality.name : guideline.municipality.romaji,
    ),
  };
  const streams = {
    input: process.stdin,
    output: process.stdout,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    colour: process.stdout.isTTY === true,
  };
  try {
    await chat(terminal, streams, config.language);
  } finally {
    await stop();
    await store.close();
  }
}

interface Press {
  readonly card: string;
  readonly value: string;
  readonly label: string;
}

const proposalsIn = ({ parts }: Message): readonly Press[] =>
  parts.flatMap((part) =>
    part.kind === "actions"
      ? part.actions.flatMap(({ value, label }) =>
          value.startsWith("fill:") ? [{ card: part.card, value, label }] : [],
        )
      : [],
  );
