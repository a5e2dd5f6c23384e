import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { Router } from "express";

/** Styles and scripts of the pages: put together once, when they are first asked for, and cached by their content. */

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Asset {
  readonly type: string;
  readonly body: string;
  /** Changes with the content, so that browsers may keep it for ever. */
  readonly version: string;
}

const made = new Map<string, Asset | undefined>();

function assetOf(name: string): Asset | undefined {
  if (!made.has(name)) made.set(name, make(name));
  return made.get(name);
}

function make(name: string): Asset | undefined {
  if (name === "style.css") return asset("text/css", styleSheet());
  if (name === "icon.svg") return asset("image/svg+xml", readFileSync(here("style/icon.svg"), "utf8"));
  const script = /^([a-z-]+)\.js$/.exec(name)?.[1];
  const scripts = readdirSync(here("client/pages"));
  return script !== undefined && scripts.includes(`${script}.ts`)
    ? asset("text/javascript", bundle(here(`client/pages/${script}.ts`)))
    : undefined;
}

const asset = (type: string, body: string): Asset => ({
  type,
  body,
  version: createHash("sha256").update(body).digest("base64url").slice(0, 12),
});

/** All style sheets in the order of their names. */
function styleSheet(): string {
  const sheets = readdirSync(here("style")).filter((name) => name.endsWith(".css"));
  return sheets
    .sort()
    .map((name) => readFileSync(here(`style/${name}`), "utf8"))
    .join("\n");
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

/** The address of a style sheet, script or icon. */
export function assetLink(name: string): string {
  const found = assetOf(name);
  if (!found) throw new Error(`there is no asset ${name}`);
  return `/assets/${found.version}/${name}`;
}

export function assetsRouter(): Router {
  const router = Router();
  router.get("/assets/:version/:name", (request, response, next) => {
    const found = assetOf(request.params.name);
    if (!found || found.version !== request.params.version) return next();
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.type(found.type).send(found.body);
  });
  return router;
}
