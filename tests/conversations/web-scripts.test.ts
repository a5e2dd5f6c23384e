import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStore, openStores, type Stores } from "../../src/adapters/sql/open.ts";
import { playAll } from "./all-scripts.ts";
import { webStage } from "./web-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-web-scripts-"));
let kept: Stores | undefined;
beforeAll(async () => {
  kept = await openStores({ file: join(folder, "transcripts.db") });
});
afterAll(async () => {
  await kept?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const stage = webStage(() => {
  if (!kept) throw new Error("the transcripts are not open");
  return kept.transcripts;
});
playAll("on the web page", stage, async () => () => openStore({ file: join(folder, "kyodo.db") }));
