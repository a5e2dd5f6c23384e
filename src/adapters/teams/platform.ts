import { json, Router } from "express";
import type { Language } from "../../domain/guideline.ts";
import type { ChatPlatform } from "../../ports/chat.ts";
import type { PlaceBook } from "../../ports/place-book.ts";
import { Addresses, TEAMS } from "./addresses.ts";
import { AwaitedReplies } from "./awaited-replies.ts";
import { Connector } from "./connector.ts";
import { digestPosts } from "./digest-posts.ts";
import { teamsDoor } from "./door.ts";
import { FILES_PATH, HostedFiles } from "./hosted-files.ts";
import { Pace } from "./pace.ts";
import type { Rendering } from "./posts.ts";
import { Sender } from "./sender.ts";
import { type TeamsDoorKey, type TeamsIssuer, teamsSignIn } from "./sign-in.ts";
import { Turns } from "./turns.ts";

/** Microsoft Teams as a chat platform of the bot. */

export interface TeamsSettings {
  readonly key: TeamsDoorKey;
  /** The city. */
  readonly tenant: string;
  /** Spoken where nothing tells another. */
  readonly language: Language;
  readonly book: PlaceBook;
  readonly rendering: Omit<Rendering, "files">;
  /** Where pictures and drafts lie for Teams to fetch, and the address that this server has outside. */
  readonly files?: { readonly folder: string; readonly publicUrl: string };
  readonly tell: (line: string) => void;
  readonly issuer?: Partial<TeamsIssuer>;
  readonly now?: () => Date;
  readonly random?: () => number;
  readonly pressWaitMs?: number;
  readonly streamEveryMs?: number;
}

/** Teams' clients give up on a press after some seconds; the reply takes milliseconds. */
const PRESS_WAIT_MS = 3000;
const STREAM_EVERY_MS = 1000;
const LONGEST_BODY = "256kb";

export interface TeamsPlatform extends ChatPlatform {
  /** To be mounted at the root: `/api/messages` and the files that Teams fetches. */
  readonly routes: Router;
}

/** Throws a TeamsSignInError where the app id is empty. */
export function teamsPlatform(settings: TeamsSettings): TeamsPlatform {
  const { key, tenant, language, book, tell, now = () => new Date(), random = Math.random } = settings;
  const signIn = teamsSignIn(key, settings.issuer);
  const addresses = new Addresses(book, tenant, now);
  const awaited = new AwaitedReplies();
  const connector = new Connector(signIn.adapter, signIn.appId);
  const pace = new Pace(() => now().getTime());
  const files = settings.files && new HostedFiles(settings.files.folder, settings.files.publicUrl);
  const rendering: Rendering = { ...settings.rendering, ...(files ? { files } : {}) };
  const { pressWaitMs = PRESS_WAIT_MS, streamEveryMs = STREAM_EVERY_MS } = settings;
  const sender = new Sender({ connector, addresses, awaited, pace, rendering, now, random, streamEveryMs });
  let turns: Turns | undefined;
  const underway = new Set<Promise<unknown>>();

  const take = () => {
    const running = turns;
    return (
      running &&
      ((activity: Parameters<Turns["take"]>[0]) => {
        const turn = running.take(activity);
        underway.add(turn);
        const over = (): void => void underway.delete(turn);
        turn.then(over, over);
        return turn;
      })
    );
  };
  const routes = Router();
  const body = json({ limit: LONGEST_BODY });
  routes.post("/api/messages", body, teamsDoor({ key, signIn, take, tell }));
  if (files) routes.get(`${FILES_PATH}/:token/:name`, files.serve);

  return {
    name: TEAMS,
    routes,
    send: sender.send,
    digests: digestPosts({ connector, addresses, pace, rendering, random }),
    async start(inbox) {
      turns = new Turns({ inbox, tenant, language, addresses, awaited, connector, pressWaitMs });
      return { kind: "listening" };
    },
    async stop() {
      turns = undefined;
      await Promise.allSettled(underway);
    },
  };
}
