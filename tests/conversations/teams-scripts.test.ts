import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { playAll } from "./all-scripts.ts";
import { TEAMS_STAGE } from "./teams-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-teams-scripts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

playAll("in Teams", TEAMS_STAGE, async () => () => openStore({ file: join(folder, "kyodo.db") }));
