import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { openStore } from "../../src/adapters/sql/open.ts";
import { allScripts, playAll } from "./all-scripts.ts";
import { Player } from "./player.ts";
import { slackStage } from "./slack-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-slack-scripts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (name: string) => () => openStore({ file: join(folder, `${name}.db`) });

playAll("in Slack", slackStage("http"), async () => open("http"));

/** Buttons, forms, restarts and repeated deliveries: what differs between the two ways in. */
const BOTH_WAYS = ["buttons-ja.txt", "restarts-and-deliveries-ja.txt"];

describe("a conversation in Slack over Socket Mode", () => {
  it.each(allScripts.filter(({ name }) => BOTH_WAYS.includes(name)))(
    "$name: $script.title",
    async ({ script }) => {
      const player = await Player.start(script, open("socket"), slackStage("socket"));
      try {
        for (const exchange of script.exchanges) await player.play(exchange);
      } finally {
        await player.stop();
      }
    },
  );
});
