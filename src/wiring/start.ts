import { spawn } from "node:child_process";
import { once } from "node:events";
import { Router } from "express";
import { webApp } from "../adapters/web/app.ts";
import type { Config } from "../config.ts";
import type { ChatPlatform } from "../ports/chat.ts";
import { openBot } from "./bot.ts";
import { startDigestsOn } from "./digests.ts";
import { cityOf, openKnowledge } from "./knowledge.ts";
import { registerLocalPerson } from "./local-person.ts";
import { type Pump, startPump } from "./pump.ts";
import { passageLink } from "./reading.ts";
import { type Listening, listen } from "./server.ts";
import { openSlack, slackDoors } from "./slack.ts";
import { openTeams } from "./teams.ts";
import { openWebChat } from "./web.ts";
import { openWebPages } from "./web-pages.ts";

/** The bot on every platform that is configured; the web page always. Runs until the program is told to end. */

const tell = (line: string): void => console.error(line);

export async function start(config: Config, options: { readonly open: boolean }): Promise<void> {
  const ended = endOfProgram();
  const knowledge = openKnowledge(config);
  const { bot, delivery, stop, ...stores } = await openBot(config, knowledge);
  const { store, digestClaims, transcripts, placeBook } = stores;
  const tenant = cityOf(knowledge);
  const web = openWebChat(knowledge, transcripts);
  const link = passageLink(config, knowledge);
  const { publicUrl } = config;
  const teams =
    config.teams &&
    openTeams({ config: { ...config, teams: config.teams }, knowledge, placeBook, publicUrl, link, tell });
  const slack = config.slack && openSlack({ config, slack: config.slack, knowledge, store, tell });
  const platforms: readonly ChatPlatform[] = [web.platform, teams, slack].flatMap((each) => each ?? []);
  const pumps: Pump[] = [];
  try {
    if (!config.webAuth) await registerLocalPerson(store, tenant, web.platform.name, config.language);
    const app = webApp({
      ...openWebPages({ config, knowledge, stores, chat: web.router, tell }),
      doors: [
        ...(teams ? [{ path: "/", router: Router().use(teams.routes) }] : []),
        ...(slack ? slackDoors(slack) : []),
      ],
      publicUrl,
      language: config.language,
      onLanguage: web.onLanguage,
      tell: (failure) => tell(failureLine(failure)),
    });
    for (const platform of platforms) pumps.push(startPump({ platform, bot, store, delivery, tell }));
    const server = await listen(app, { port: config.port, host: config.webAuth?.host });
    const posts = platforms.flatMap(({ name, digests }) => (digests ? [[name, digests] as const] : []));
    const digests = startDigestsOn(new Map(posts), {
      config,
      tenant,
      store,
      claims: digestClaims,
      clock: () => new Date(),
      tell,
    });
    console.log(greeting(server, config));
    if (options.open) openInBrowser(server.address);
    await ended;
    web.stopStreams();
    await server.stop();
    await digests?.stop();
  } finally {
    for (const pump of pumps) await pump.stop();
    await stop();
    await store.close();
  }
}

function greeting({ address, moved }: Listening, { port, webAuth }: Config): string {
  const taken = moved
    ? `ポート${port}は使われているので、別のポートで開きます。 / Port ${port} is taken; another one is used.\n`
    : "";
  const behind = webAuth
    ? `\nプロキシの転送先 / where the proxy leads to: ${address.replace("127.0.0.1", webAuth.host)}\n`
    : "";
  return `${taken}協働ナビを開けます。ブラウザーで次のアドレスを開いてください（終わるには Ctrl+C）。
Kyodo Navi is ready. Open this address in a browser (Ctrl+C ends it).

    ${webAuth?.publicUrl.origin ?? address}/
${behind}`;
}

/** Resolves when the program is asked to end; asked a second time, it ends at once. */
async function endOfProgram(): Promise<void> {
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
}

const failureLine = (failure: unknown): string =>
  `ページを作れませんでした / a page failed: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`;

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Where there is no browser to open, the printed address will do. */
function openInBrowser(address: string): void {
  const [command, ...before] = OPENERS[process.platform] ?? ["xdg-open"];
  const opened = spawn(command, [...before, address], { stdio: "ignore", detached: true });
  opened.on("error", () => {});
  opened.unref();
}
