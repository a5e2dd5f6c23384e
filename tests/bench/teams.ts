import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudAdapter } from "botbuilder";
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  BotFrameworkAuthenticationFactory,
} from "botframework-connector";
import express from "express";
import { z } from "zod";
import { openStores } from "../../src/adapters/sql/open.ts";
import { teamsPlatform } from "../../src/adapters/teams/platform.ts";
import type { Inbox } from "../../src/ports/chat.ts";
import { startPump } from "../../src/wiring/pump.ts";
import { said, served, signedKey, TestCredentials } from "../adapters/teams/house.ts";
import type { Measurement } from "./run.ts";

/**
 * Activities a second, from delivery to reply: the adapter with its store (every activity a stored turn, every reply
 * by the outbox) beside a bare echo bot of the same library, which stores nothing. In turns, in one process.
 */

const COUNT = 300;
const ROUNDS = 3;

const load = fork(join(import.meta.dirname, "teams-load.ts"), { execArgv: ["--import", "tsx"] });
load.once("exit", (code) => {
  if (code !== 0) process.exit(1);
});
const [hello] = await once(load, "message");
const { openIdMetadataUrl } = z.object({ openIdMetadataUrl: z.string() }).parse(hello);

async function perSecond(endpoint: string): Promise<number> {
  load.send({ endpoint, count: COUNT });
  const [told] = await once(load, "message");
  return COUNT / (z.object({ ms: z.number() }).parse(told).ms / 1000);
}

async function echoBot(): Promise<{ url: string; stop: () => void }> {
  const adapter = new CloudAdapter(
    BotFrameworkAuthenticationFactory.create(
      "",
      true,
      AuthenticationConstants.ToChannelFromBotLoginUrl,
      AuthenticationConstants.ToChannelFromBotOAuthScope,
      AuthenticationConstants.ToBotFromChannelTokenIssuer,
      AuthenticationConstants.OAuthUrl,
      openIdMetadataUrl,
      AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
      "",
      new TestCredentials(),
      new AuthenticationConfiguration(),
    ),
  );
  const app = express();
  app.post("/api/messages", express.json(), (request, response) =>
    adapter.process(request, response, async (context) => {
      await context.sendActivity(`返事: ${context.activity.text}`);
    }),
  );
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  server.keepAliveTimeout = 60_000;
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

const folder = mkdtempSync(join(tmpdir(), "kyodo-bench-teams-"));
const { store, placeBook } = await openStores({ file: join(folder, "kyodo.db") });
const platform = teamsPlatform({
  key: signedKey,
  tenant: "numazu",
  language: "ja",
  book: placeBook,
  rendering: { title: (id) => id, drawPicture: () => new Uint8Array(), draftFiles: async () => [] },
  tell: (line) => console.error(line),
  issuer: { openIdMetadataUrl, credentials: new TestCredentials() },
});
const bot: Inbox = {
  async receive(incoming) {
    const { delivery, party } = incoming;
    const text = incoming.kind === "text" ? incoming.text : "";
    const reply = JSON.parse(JSON.stringify(said(`返事: ${text}`)));
    const taken = await store.turn({ id: delivery, party, at: new Date() }, async () => ({
      conversation: null,
      dialogs: [],
      replies: [reply],
    }));
    return { kind: taken ? "taken" : "known" };
  },
  home: async () => said(""),
  sheet: async () => undefined,
};
const pump = startPump({ platform, bot, store, tell: (line) => console.error(line) });
await pump.tried;
const ours = await served(platform);
const echo = await echoBot();

const rates = { ours: [] as number[], echo: [] as number[] };
for (let round = 0; round <= ROUNDS; round++) {
  const measured = {
    echo: await perSecond(`${echo.url}/api/messages`),
    ours: await perSecond(`${ours.url}/api/messages`),
  };
  // The first round warms both up.
  if (round === 0) continue;
  rates.echo.push(measured.echo);
  rates.ours.push(measured.ours);
}
load.send("stop");
echo.stop();
await pump.stop();
await ours.stop();
await store.close();
rmSync(folder, { recursive: true, force: true });

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const results: readonly Measurement[] = [
  {
    name: "Teams: echo bot of botbuilder alone",
    value: Math.round(middle(rates.echo)),
    unit: "activities/s",
  },
  {
    name: "Teams: adapter with store and outbox",
    value: Math.round(middle(rates.ours)),
    unit: "activities/s",
  },
  {
    name: "Teams: share of the echo bot",
    value: Math.round((middle(rates.ours) / middle(rates.echo)) * 100) / 100,
    unit: "",
    goal: "≥ 0.6",
  },
];
console.log(JSON.stringify(results));
