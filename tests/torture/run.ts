import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { tortureSettings } from "./settings.ts";

/** `npm run torture`: bots that are killed in the middle of conversations, then senders that are killed in mid-digest. */

const words = process.argv.slice(2);
tortureSettings(words);
for (const part of ["conversation", "digests"]) {
  const run = join(import.meta.dirname, part, "run.ts");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", run, ...words], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
