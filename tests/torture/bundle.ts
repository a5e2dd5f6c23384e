import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { PROJECT_ROOT } from "../../src/config.ts";

const bundles = new Map<string, string>();

/**
 * A program below tests/torture as one JavaScript file: it starts in a third of the time that tsx takes, and it starts
 * hundreds of times. Gone when this process ends.
 */
export function bundled(program: string): string {
  const known = bundles.get(program);
  if (known !== undefined) return known;
  // Below the project, so that better-sqlite3 is found; a name of its own, as two runs may go at once.
  const name = `${program.replaceAll("/", "-").replace(/\.ts$/, "")}-${process.pid}.mjs`;
  const outfile = join(PROJECT_ROOT, "node_modules", ".cache", "kyodo-torture", name);
  const here = JSON.stringify(pathToFileURL(join(PROJECT_ROOT, "src", "main.ts")).href);
  buildSync({
    entryPoints: [join(import.meta.dirname, program)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["better-sqlite3", "pg-native"],
    minify: true,
    keepNames: true,
    banner: { js: `import { createRequire } from "node:module"; const require = createRequire(${here});` },
    define: { "import.meta.url": here },
    logLevel: "error",
  });
  process.once("exit", () => rmSync(outfile, { force: true }));
  bundles.set(program, outfile);
  return outfile;
}
