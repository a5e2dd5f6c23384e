import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { teamsPlatform } from "../../src/adapters/teams/platform.ts";
import { teamsWording } from "../../src/adapters/teams/wording.ts";
import type { Json } from "../../src/ports/json.ts";
import { type Pump, startPump } from "../../src/wiring/pump.ts";
import { textOf, wordsOf } from "../adapters/teams/card-words.ts";
import { FakeTeams, type Outbound } from "../adapters/teams/fake-teams.ts";
import { MemoryBook, served, signedKey, TestCredentials } from "../adapters/teams/house.ts";
import {
  type InvokeReply,
  personAt,
  privateOf,
  TeamsClient,
  type TeamsPerson,
} from "../adapters/teams/people.ts";
import { USERS } from "./city.ts";
import { lookAtText } from "./look-at.ts";
import type { Speaker } from "./script.ts";
import type { Stage, StageKind, World } from "./stage.ts";

/** A group chat at Teams, where everybody of a script reads along; the bot is spoken to by a mention. */
const GROUP = "19:script@thread.v2";
const SPEAKERS: readonly Speaker[] = ["me", "other", "head", "collaboration"];

export const TEAMS_STAGE: StageKind = {
  platform: "teams",
  users: USERS,
  place: GROUP,
  open: (world) => new TeamsStage(world),
};

interface Shown {
  readonly id: string;
  readonly conversation: string;
  readonly activity: Outbound;
}

/** What a client shows for a moment, and what is no word of the bot's. */
const TOASTS: readonly string[] = (["ja", "en"] as const).flatMap((language) => {
  const { taken, known, thanks } = teamsWording(language);
  return [taken, known, thanks];
});

/** Teams counts by the second; people do not type that fast. */
const BETWEEN_ACTS_MS = 40_000;

class TeamsStage implements Stage {
  readonly #world: World;
  readonly #book = new MemoryBook();
  /** Everything that was ever shown, act by act: a client that was not refreshed still shows what was replaced. */
  readonly #acts: Shown[][] = [];
  readonly #seen = new Map<string, string>();
  readonly #people = new Map<Speaker, TeamsPerson>();
  #unread: string[] = [];
  #teams: FakeTeams | undefined;
  #client: TeamsClient | undefined;
  #pump: Pump | undefined;
  #stopServer: (() => Promise<void>) | undefined;
  #now = Date.parse("2026-11-24T01:00:00Z");

  constructor(world: World) {
    this.#world = world;
  }

  async start(): Promise<void> {
    if (!this.#teams) {
      this.#teams = await FakeTeams.start();
      this.#teams.conversations.set(GROUP, []);
      for (const each of SPEAKERS) this.#people.set(each, personAt(this.#teams, each, USERS[each]));
    }
    const { tenant } = this.#world;
    const platform = teamsPlatform({
      key: signedKey,
      tenant,
      language: "ja",
      book: this.#book,
      rendering: { title: (id) => id, drawPicture: () => new Uint8Array(), draftFiles: async () => [] },
      tell: () => {},
      issuer: { openIdMetadataUrl: this.#teams.openIdMetadataUrl, credentials: new TestCredentials() },
      now: () => new Date(this.#now),
      pressWaitMs: 10_000,
    });
    const server = await served(platform);
    this.#stopServer = server.stop;
    this.#client ??= new TeamsClient(this.#teams);
    this.#client.endpoint = `${server.url}/api/messages`;
    const bot = {
      receive: (incoming: Parameters<ReturnType<World["inbox"]>["receive"]>[0]) =>
        this.#world.inbox().receive(incoming),
      home: (party: Parameters<ReturnType<World["inbox"]>["home"]>[0]) => this.#world.inbox().home(party),
      sheet: (party: Parameters<ReturnType<World["inbox"]>["home"]>[0], card: string) =>
        this.#world.inbox().sheet(party, card),
    };
    const store = this.#world.store();
    this.#pump = startPump({ platform, bot, store, tell: (line) => this.#fail(line) });
    await this.#pump.tried;
  }

  async stop(): Promise<void> {
    await this.#pump?.stop();
    await this.#stopServer?.();
  }

  async close(): Promise<void> {
    await this.#teams?.stop();
    const complaints = this.#teams?.complaints ?? [];
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  }

  type(by: Speaker, text: string): Promise<void> {
    return this.#act((client) => client.type(this.#person(by), GROUP, text));
  }

  open(): Promise<void> {
    return this.type("me", "");
  }

  again(): Promise<void> {
    return this.#act((client) => client.again({ id: this.#teams?.newId() ?? "" }));
  }

  press(by: Speaker, label: string, which: "latest" | "earlier"): Promise<void> {
    const from = which === "earlier" ? this.#acts.slice(0, -1).flat() : [...(this.#acts.at(-1) ?? [])];
    const shown = from.find(({ activity }) => wordsOf(activity).buttons.some(({ title }) => title === label));
    if (!shown) throw new Error(`there is no button 「${label}」`);
    return this.#act((client) => client.pressOn(this.#person(by), shown, label));
  }

  fillIn(by: Speaker, text: string): Promise<void> {
    const shown = (this.#acts.at(-1) ?? []).find(({ activity }) => wordsOf(activity).inputs.length > 0);
    if (!shown) throw new Error("no input to fill in");
    const { inputs, buttons } = wordsOf(shown.activity);
    const [first] = inputs;
    const send = buttons.find(({ sendsInputs }) => sendsInputs);
    if (!first || !send) throw new Error("no input to fill in");
    return this.#act((client) => client.pressOn(this.#person(by), shown, send.title, { [first.id]: text }));
  }

  async said(): Promise<string> {
    const text = this.#unread.join("\n");
    this.#unread = [];
    lookAtText(text);
    return text;
  }

  #person(by: Speaker): TeamsPerson {
    const person = this.#people.get(by);
    if (!person) throw new Error(`nobody is called ${by}`);
    return person;
  }

  #fail(line: string): void {
    this.#teams?.complaints.push(line);
  }

  async #act(act: (client: TeamsClient) => Promise<InvokeReply>): Promise<void> {
    if (!this.#client) throw new Error("the stage has not started");
    this.#now += BETWEEN_ACTS_MS;
    const { status, body } = await act(this.#client);
    if (status !== 200) throw new Error(`the bot answered ${status}`);
    await this.#pump?.drained();
    const told = toldIn(body);
    if (told !== undefined && !TOASTS.includes(told)) this.#unread.push(told);
    const shown = [...this.#look(), ...this.#onlyForMe(body)];
    if (shown.length > 0 || told !== undefined) this.#acts.push(shown);
    this.#unread.push(...shown.map(({ activity }) => textOf(activity)));
  }

  /** The card in the answer to a press is seen by the one who pressed; mostly it is the one that all see. */
  #onlyForMe(body: unknown): Shown[] {
    const content = cardIn(body);
    const pressed = this.#client?.pressed;
    if (content === undefined || !pressed) return [];
    const common = this.#teams?.standing(pressed.conversation).find(({ id }) => id === pressed.id)?.activity;
    if (isDeepStrictEqual(common?.attachments?.[0]?.content, content)) return [];
    const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content }];
    return [{ ...pressed, activity: { type: "message", attachments } }];
  }

  /** What is new or was replaced since the last look. */
  #look(): Shown[] {
    const places = [GROUP, ...[...this.#people.values()].map(privateOf)];
    return places.flatMap((conversation) =>
      (this.#teams?.standing(conversation) ?? []).flatMap(({ id, activity, edits }) => {
        const version = `${id}.${edits}`;
        if (this.#seen.get(id) === version) return [];
        this.#seen.set(id, version);
        return [{ id, conversation, activity }];
      }),
    );
  }
}

const answerSchema = z.object({ type: z.string(), value: z.json() });

function toldIn(body: unknown): string | undefined {
  const answer = answerSchema.safeParse(body).data;
  return answer?.type === "application/vnd.microsoft.activity.message" ? String(answer.value) : undefined;
}

function cardIn(body: unknown): Json | undefined {
  const answer = answerSchema.safeParse(body).data;
  return answer?.type === "application/vnd.microsoft.card.adaptive" ? answer.value : undefined;
}
