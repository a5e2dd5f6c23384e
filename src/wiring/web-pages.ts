import type { Router } from "express";
import type { Stores } from "../adapters/sql/open.ts";
import type { WebApp } from "../adapters/web/app.ts";
import { boardRouter } from "../adapters/web/board/router.ts";
import { readRouter } from "../adapters/web/read/router.ts";
import { whoIsSignedIn } from "../adapters/web/sign-in/door.ts";
import { signInRouter } from "../adapters/web/sign-in/router.ts";
import type { Config } from "../config.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { openBoard } from "./board.ts";
import { cityOf } from "./knowledge.ts";
import { LOCAL_USER } from "./local-person.ts";
import { draw } from "./pictures.ts";
import { openReading } from "./reading.ts";
import { openDoor } from "./sign-in.ts";

/** The pages beside the chat, and who may see them: whoever sits at this machine, or who signs in. */
export function openWebPages({
  config,
  knowledge,
  stores,
  chat,
  tell,
}: {
  readonly config: Pick<Config, "knowledgeDirectory" | "webAuth" | "digestHour">;
  readonly knowledge: Knowledge;
  readonly stores: Pick<Stores, "store" | "sessions">;
  readonly chat: Router;
  readonly tell: (line: string) => void;
}): Pick<WebApp, "who" | "pages"> {
  const { webAuth } = config;
  const tenant = cityOf(knowledge);
  const clock = () => new Date();
  const pages = [
    chat,
    readRouter(openReading(config, knowledge), knowledge.home),
    boardRouter(openBoard(config, { tenant, store: stores.store, clock }), draw),
  ];
  if (!webAuth) return { who: { local: LOCAL_USER }, pages };
  const door = openDoor(webAuth, {
    tenant,
    store: stores.store,
    sessions: stores.sessions(tenant),
    clock,
    tell,
  });
  // Whoever is not signed in comes no further than the first.
  return { who: { signIn: whoIsSignedIn(door) }, pages: [signInRouter(door), ...pages] };
}
