import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openStore, openStores, type Stores } from "../../src/adapters/sql/open.ts";
import { allScripts, playAll } from "../conversations/all-scripts.ts";
import { openChromium } from "./chromium.ts";
import { chromiumStage } from "./chromium-stage.ts";
import type { Hand } from "./desk.ts";

/** Plays the scripts of one hand: every other one is played by mouse, the rest by keyboard. */
export function playInChromium(hand: Hand): void {
  const folder = mkdtempSync(join(tmpdir(), `kyodo-${hand}-scripts-`));
  let opened: { readonly chromium: Browser; readonly kept: Stores } | undefined;
  beforeAll(async () => {
    opened = {
      chromium: await openChromium(),
      kept: await openStores({ file: join(folder, "transcripts.db") }),
    };
  });
  afterAll(async () => {
    await opened?.chromium.close();
    await opened?.kept.store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ready = (): NonNullable<typeof opened> => {
    if (!opened) throw new Error("the browser is not open");
    return opened;
  };
  const stage = chromiumStage(
    hand,
    () => ready().chromium,
    () => ready().kept.transcripts,
  );
  playAll(
    `in Chromium by ${hand}`,
    stage,
    async () => () => openStore({ file: join(folder, "kyodo.db") }),
    allScripts.filter((_script, at) => (at % 2 === 0) === (hand === "mouse")),
  );
}
