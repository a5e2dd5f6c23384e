import { webApp } from "../../src/adapters/web/app.ts";
import { Conversations } from "../../src/adapters/web/chat/conversations.ts";
import { WebPlatform } from "../../src/adapters/web/chat/platform.ts";
import { chatRouter } from "../../src/adapters/web/chat/router.ts";
import { Streams } from "../../src/adapters/web/chat/stream.ts";
import type { Surroundings } from "../../src/adapters/web/chat/surroundings.ts";
import type { Transcripts } from "../../src/ports/transcript.ts";
import { type Pump, startPump } from "../../src/wiring/pump.ts";
import { type Listening, listen } from "../../src/wiring/server.ts";
import type { World } from "./stage.ts";

/** The chat page of a script's world over real HTTP. Who comes says in a header who they are. */

export const PERSON_HEADER = "x-person";

const SURROUNDINGS: Surroundings = {
  title: (guideline) => guideline,
  link: ({ guideline }) => `/read/${guideline}`,
  cities: () => ["沼津市"],
  draw: () => new Uint8Array(),
  documents: { docx: async () => new Uint8Array(), markdown: () => "", fileName: () => "draft" },
};

export class WebHouse {
  readonly conversations: Conversations;
  readonly #world: World;
  /** What went wrong behind the page. */
  readonly #failures: unknown[] = [];
  #server: Listening | undefined;
  #pump: Pump | undefined;
  #streams = new Streams();
  #port: number;

  /** On a free port where none is given. */
  constructor(world: World, transcripts: Transcripts, port = 0) {
    this.#world = world;
    this.#port = port;
    this.conversations = new Conversations(transcripts, world.tenant, () => new Date());
  }

  get port(): number {
    return this.#port;
  }

  /** The same after a restart. */
  get address(): string {
    if (!this.#server) throw new Error("the server does not run");
    return this.#server.address;
  }

  async start(): Promise<void> {
    const { conversations } = this;
    const platform = new WebPlatform(conversations);
    this.#streams = new Streams();
    const tell = (failure: unknown): void => void this.#failures.push(failure);
    const app = webApp({
      who: {
        signIn: async ({ headers }) => {
          const person = headers[PERSON_HEADER];
          return typeof person === "string" ? { person, name: person } : undefined;
        },
      },
      publicUrl: undefined,
      language: this.#world.language,
      pages: [chatRouter({ platform, conversations, streams: this.#streams, surroundings: SURROUNDINGS })],
      tell,
      limits: { requests: 1_000_000, posts: 1_000_000 },
    });
    this.#pump = startPump({
      platform,
      bot: this.#world.inbox(),
      store: this.#world.store(),
      tell,
    });
    await this.#pump.tried;
    this.#server = await listen(app, { port: this.#port });
    this.#port = Number(new URL(this.#server.address).port);
  }

  async stop(): Promise<void> {
    this.#streams.stop();
    await this.#server?.stop();
    await this.#pump?.stop();
    this.#server = undefined;
    this.#pump = undefined;
    const [failure] = this.#failures;
    if (failure !== undefined) throw new Error("something failed behind the page", { cause: failure });
  }

  /** Resolves when the bot has said all that it has to say now. */
  async drained(): Promise<void> {
    await this.#pump?.drained();
  }
}
