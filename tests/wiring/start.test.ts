import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

/** `npm start` as a person calls it: with nothing configured, and nobody at a terminal. */

let folder: string | undefined;
let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill("SIGKILL");
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly program: ChildProcess;
  readonly address: string;
  readonly output: () => string;
  readonly errors: () => string;
}

async function started(settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  folder = mkdtempSync(join(tmpdir(), "kyodo-start-"));
  const { PATH = "" } = process.env;
  const program = spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./tests/wiring/without-network.ts", "src/main.ts", "start"],
    {
      env: { PATH, DATA_DIR: folder, PORT: "0", ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  running = program;
  let output = "";
  let errors = "";
  program.stderr?.on("data", (piece: Buffer) => {
    errors += piece.toString();
  });
  const address = await new Promise<string>((resolve, reject) => {
    program.stdout?.on("data", (piece: Buffer) => {
      output += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (found) resolve(found);
    });
    program.once("exit", (code) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
  return { program, address, output: () => output, errors: () => errors };
}

describe("start with nothing configured", { timeout: 180_000 }, () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`serves the page to this machine, says where in both languages, and ends cleanly at ${signal}`, async () => {
      const { program, address, output, errors } = await started();
      expect(output()).toMatch(/ブラウザーで次のアドレスを開いてください/);
      expect(output()).toMatch(/Open this address in a browser/);
      const page = await fetch(address);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("協働ナビ");
      // A page that listens must not keep the program from ending.
      const stream = await fetch(`${address}/chat/stream`);
      program.kill(signal);
      const [code] = await once(program, "exit");
      expect([code, errors()]).toEqual([0, ""]);
      await stream.body?.cancel();
    });
  }
});

describe("start with a Slack that cannot be reached", { timeout: 180_000 }, () => {
  it("serves the page and Teams all the same, says once what to look at, and ends at once", async () => {
    const { program, address, errors } = await started({
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      TEAMS_UNSIGNED: "yes",
    });
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(`${address}/api/messages`, { method: "POST" })).status).not.toBe(404);
    await expect.poll(errors, { timeout: 20_000 }).toMatch(/slack: Slackに届きません.+ENOTFOUND slack\.com/u);
    expect(errors()).toMatch(/Slack cannot be reached.+tried until it works/u);
    expect(
      errors()
        .split("\n")
        .filter((line) => line.startsWith("slack:")),
    ).toHaveLength(1);
    program.kill("SIGTERM");
    const before = performance.now();
    const [code] = await once(program, "exit");
    expect(code).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
