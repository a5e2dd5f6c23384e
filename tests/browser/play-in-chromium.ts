import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openStore, openStores, type Stores } from "../../src/adapters/sql/open.ts";
import { playAll } from "../conversations/all-scripts.ts";
import { openChromium } from "./chromium.ts";
import { chromiumStage } from "./chromium-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-chromium-scripts-"));
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

function ready(): NonNullable<typeof opened> {
  if (!opened) throw new Error("the browser is not open");
  return opened;
}
const stage = chromiumStage(
  () => ready().chromium,
  () => ready().kept.transcripts,
);
playAll("in Chromium", stage, async () => () => openStore({ file: join(folder, "kyodo.db") }));
