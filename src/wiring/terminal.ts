import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { saveDraft } from "../adapters/documents/files.ts";
import { chat, type Show } from "../adapters/terminal/chat.ts";
import { deliver } from "../bot/deliver.ts";
import type { Config } from "../config.ts";
import type { Language } from "../domain/guideline.ts";
import type { Person } from "../domain/person.ts";
import { personId } from "../domain/record-ids.ts";
import type { Outgoing, Sent } from "../ports/chat.ts";
import type { Party, Store } from "../ports/store.ts";
import { openBot } from "./bot.ts";
import { startDigestsOn } from "./digests.ts";
import { cityOf, openKnowledge, titleIn } from "./knowledge.ts";
import type { PostingPlatforms } from "./posting-platforms.ts";

/** The whole bot as a conversation in the terminal, until the person quits or the input ends. */

/** A terminal shows a message at once: what a dead process had claimed is free again when the next one starts. */
const TERMINAL_LEASE_MS = 1000;

/** Meanwhile digests are posted to the platforms that are given. */
export async function converse(config: Config, posts: PostingPlatforms = new Map()): Promise<void> {
  const knowledge = openKnowledge(config);
  const { bot, store, digestClaims } = await openBot(config, knowledge);
  const party = {
    tenant: cityOf(knowledge),
    place: { platform: "terminal", key: "chat" },
    person: "local",
  };
  await registerLocalPerson(store, party, config.language);
  const say = async (show: Show): Promise<void> => {
    const shown = async ({ message }: Outgoing): Promise<Sent> => {
      await show(message);
      return { kind: "sent" };
    };
    await deliver(store, party.place.platform, shown, { leaseMs: TERMINAL_LEASE_MS });
  };
  const terminal = {
    async receive(text: string, show: Show) {
      await bot.receive({ kind: "text", delivery: randomUUID(), party, text });
      await say(show);
    },
    async open(show: Show) {
      await bot.receive({ kind: "open", delivery: randomUUID(), party });
      await say(show);
    },
    save: (draft: Parameters<typeof saveDraft>[0]) => saveDraft(draft, join(config.dataDirectory, "drafts")),
    title: titleIn(knowledge),
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
  const digests = startDigestsOn(posts, {
    config,
    tenant: party.tenant,
    store,
    claims: digestClaims,
    clock: () => new Date(),
    tell: (line) => console.error(line),
  });
  try {
    await chat(terminal, streams, config.language);
  } finally {
    await digests?.stop();
    await store.close();
  }
}

/** Who sits at this machine's own terminal looks after the records: there is nobody else to ask. */
async function registerLocalPerson(store: Store, party: Party, language: Language): Promise<void> {
  const identity = { platform: party.place.platform, user: party.person };
  if (await store.records(party.tenant).people.byIdentity(identity)) return;
  const person: Person = {
    id: personId("local"),
    name: language === "ja" ? "この端末の利用者" : "User of this terminal",
    section: null,
    role: "collaboration",
    leftOn: null,
  };
  const by = { by: person.id, reason: null };
  await store.changeRecords(
    party.tenant,
    [
      { kind: "savePerson", person, ...by },
      { kind: "linkIdentity", identity, person: person.id, ...by },
    ],
    new Date(),
  );
}
