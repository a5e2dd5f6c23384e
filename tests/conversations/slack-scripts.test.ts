import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { playAll } from "./all-scripts.ts";
import { slackStage } from "./slack-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-slack-scripts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

playAll("in Slack", slackStage("http"), async () => () => openStore({ file: join(folder, "http.db") }));
