import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { webApp } from "../../../src/adapters/web/app.ts";
import type { Delivery } from "../../../src/bot/deliver.ts";
import { readConfig } from "../../../src/config.ts";
import { openBot } from "../../../src/wiring/bot.ts";
import { cityOf, openKnowledge } from "../../../src/wiring/knowledge.ts";
import { registerLocalPerson } from "../../../src/wiring/local-person.ts";
import { startPump } from "../../../src/wiring/pump.ts";
import { listen } from "../../../src/wiring/server.ts";
import { openWebChat } from "../../../src/wiring/web.ts";
import { openWebPages } from "../../../src/wiring/web-pages.ts";

/** The whole program behind its page, as `npm start` puts it together, over a database of its own. */
export interface WholePage {
  readonly address: string;
  /** Our own failures that a page ran into. */
  readonly failures: readonly unknown[];
  /** The program ends; what is kept stays. */
  stop(): Promise<void>;
  /** The program starts again at the same address. */
  start(): Promise<void>;
  /** It is gone for good. */
  remove(): Promise<void>;
}

export async function openWholePage(
  options: { readonly home?: string; readonly better?: Delivery["better"] } = {},
): Promise<WholePage> {
  const folder = mkdtempSync(join(tmpdir(), "kyodo-page-"));
  const config = readConfig({ DATA_DIR: folder, HOME_GUIDELINE: options.home ?? "numazu" });
  const knowledge = openKnowledge(config);
  const failures: unknown[] = [];
  let port = 0;
  let running: { stop(): Promise<void> } | undefined;

  const start = async (): Promise<void> => {
    const { bot, ...stores } = await openBot(config, knowledge);
    const { store, transcripts } = stores;
    const web = openWebChat(knowledge, transcripts);
    const tell = (line: string) => failures.push(line);
    await registerLocalPerson(store, cityOf(knowledge), web.platform.name, config.language);
    const app = webApp({
      ...openWebPages({ config, knowledge, stores, chat: web.router, tell }),
      publicUrl: undefined,
      language: config.language,
      onLanguage: web.onLanguage,
      tell: (failure) => failures.push(failure),
      limits: { requests: 100_000, posts: 100_000 },
    });
    const { better } = options;
    const delivery = better ? { better } : {};
    const pump = startPump({ platform: web.platform, bot, store, tell, delivery });
    await pump.tried;
    const server = await listen(app, { port });
    port = Number(new URL(server.address).port);
    running = {
      async stop() {
        web.stopStreams();
        await server.stop();
        await pump.stop();
        await store.close();
      },
    };
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  await start();
  return {
    get address() {
      return `http://127.0.0.1:${port}`;
    },
    failures,
    start,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
