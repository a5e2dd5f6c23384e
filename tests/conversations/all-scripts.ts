import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, it } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { Player } from "./player.ts";
import { readScript, type Script } from "./script.ts";
import type { StageKind } from "./stage.ts";

const SCRIPTS = "tests/conversations/scripts";

/** Every conversation script, with the file it stands in. */
export const allScripts: readonly { readonly name: string; readonly script: Script }[] = readdirSync(SCRIPTS)
  .filter((name) => name.endsWith(".txt"))
  .flatMap((name) =>
    readFileSync(join(SCRIPTS, name), "utf8")
      .split(/^(?=# )/mu)
      .filter((part) => part.trim() !== "")
      .map((part) => ({ name, script: readScript(part) })),
  );

/** Plays scripts on a stage, every one without `scripts`; `prepare` gives what opens one database again and again. */
export function playAll(
  where: string,
  kind: StageKind,
  prepare: () => Promise<() => Promise<Store>>,
  scripts = allScripts,
): void {
  describe(`a conversation ${where}`, () => {
    let open: () => Promise<Store>;
    beforeAll(async () => {
      open = await prepare();
    });
    for (const { name, script } of scripts) {
      it(`${name}: ${script.title}`, async () => {
        const player = await Player.start(script, open, kind);
        try {
          for (const exchange of script.exchanges) await player.play(exchange);
        } finally {
          await player.stop();
        }
      });
    }
  });
}
