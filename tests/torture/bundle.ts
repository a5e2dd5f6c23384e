import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** The sender as one JavaScript file: a process that is to be killed 200 times must start quickly. */
export async function bundleSender(): Promise<{ readonly file: string; readonly remove: () => void }> {
  // Below the project, so that the packages are found from there.
  const folder = resolve("node_modules", ".cache", "kyodo-torture");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `sender-${process.pid}-${Date.now()}.mjs`);
  await build({
    entryPoints: ["tests/torture/sender.ts"],
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
  });
  return { file, remove: () => rmSync(file, { force: true }) };
}
