import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AjvDraft04 from "ajv-draft-04";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { appPackage, packageProblems } from "../../../../src/adapters/teams/package/app-package.ts";
import { type AppSettings, MANIFEST_VERSION } from "../../../../src/adapters/teams/package/manifest.ts";
import { commandIn } from "../../../../src/bot/commands.ts";
import { officeCommandIn } from "../../../../src/bot/records/commands.ts";

const SCHEMAS = createRequire(import.meta.url)
  .resolve("@microsoft/app-manifest")
  .replace(/index\.js$/u, `json-schemas/teams/v${MANIFEST_VERSION}/`);

/** What Microsoft's own schema finds wrong. */
function faults(schema: string, value: unknown): unknown {
  const ajv = new AjvDraft04.default({
    strict: false,
    validateFormats: false,
    allErrors: true,
    unicodeRegExp: false,
  });
  const validate = ajv.compile(JSON.parse(readFileSync(`${SCHEMAS}${schema}`, "utf8")));
  return validate(value) ? [] : validate.errors;
}

const settings = (change: Partial<AppSettings> = {}): AppSettings => ({
  appId: "0a1b2c3d-0000-4000-8000-00000000abcd",
  publicUrl: new URL("https://kyodo.example.lg.jp"),
  version: "0.1.0",
  organization: "かすみがうら市 市民協働課",
  language: "ja",
  ...change,
});

const files = (bytes: Uint8Array) => unzipSync(bytes);
const json = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));

/** Width, height and colour type of a PNG. */
const png = (bytes: Uint8Array | undefined): readonly number[] => {
  const view = Buffer.from(bytes ?? []);
  expect(view.subarray(1, 4).toString()).toBe("PNG");
  return [view.readUInt32BE(16), view.readUInt32BE(20), view.readUInt8(25)];
};

describe("the package for Teams", () => {
  for (const language of ["ja", "en"] as const) {
    const other = language === "ja" ? "en" : "ja";

    it(`with ${language} first fits Microsoft's schemas and holds both languages`, () => {
      const zip = files(appPackage(settings({ language })));
      expect(Object.keys(zip).sort()).toEqual(["color.png", `${other}.json`, "manifest.json", "outline.png"]);
      const manifest = json(zip["manifest.json"]);
      expect(faults("MicrosoftTeams.schema.json", manifest)).toEqual([]);
      expect(manifest.manifestVersion).toBe(MANIFEST_VERSION);
      const words = json(zip[`${other}.json`]);
      expect(faults("MicrosoftTeams.Localization.schema.json", words)).toEqual([]);
      expect(manifest.localizationInfo).toEqual({
        defaultLanguageTag: language,
        additionalLanguages: [{ languageTag: other, file: `${other}.json` }],
      });
    });

    it(`translates every command of ${language}`, () => {
      const zip = files(appPackage(settings({ language })));
      const { bots } = json(zip["manifest.json"]);
      const words = json(zip[`${other}.json`]);
      for (const [at, { commands }] of bots[0].commandLists.entries()) {
        expect(commands.length).toBeGreaterThan(3);
        for (const place of commands.keys()) {
          const key = `bots[0].commandLists[${at}].commands[${place}]`;
          expect(words[`${key}.title`]).toBeTruthy();
          expect(words[`${key}.description`]).toBeTruthy();
        }
      }
    });

    it(`offers in ${language} only commands that the bot knows`, () => {
      const { bots } = json(files(appPackage(settings({ language })))["manifest.json"]);
      for (const { commands } of bots[0].commandLists) {
        for (const { title } of commands) {
          expect([title, commandIn(title) ?? officeCommandIn(title)]).toEqual([title, expect.anything()]);
        }
      }
    });
  }

  it("is the same app and the same bot everywhere it works, and asks for no more than to hear what is said to it", () => {
    const manifest = json(files(appPackage(settings()))["manifest.json"]);
    expect(manifest.id).toBe("0a1b2c3d-0000-4000-8000-00000000abcd");
    expect(manifest.bots[0]).toMatchObject({ botId: manifest.id, scopes: ["personal", "team", "groupChat"] });
    expect(manifest.validDomains).toEqual(["kyodo.example.lg.jp"]);
    expect(manifest.permissions).toEqual(["identity", "messageTeamMembers"]);
    expect(manifest).not.toHaveProperty("authorization");
  });

  it("has icons of the sizes that Teams asks for, with room for transparency", () => {
    const zip = files(appPackage(settings()));
    expect(png(zip["color.png"])).toEqual([192, 192, 6]);
    expect(png(zip["outline.png"])).toEqual([32, 32, 6]);
  });

  it("is the same to the byte for the same settings", () => {
    expect(appPackage(settings())).toEqual(appPackage(settings()));
  });

  it("says in both languages what is missing, and how to mend it", () => {
    const none = packageProblems({ appId: undefined, publicUrl: undefined });
    expect(none.join("\n")).toMatch(/TEAMS_APP_ID がありません.*TEAMS_APP_ID is missing/u);
    expect(none.join("\n")).toMatch(/PUBLIC_URL がありません.*PUBLIC_URL is missing/u);
    const wrong = packageProblems({ appId: "kyodo", publicUrl: new URL("http://kyodo.example") });
    expect(wrong).toHaveLength(2);
    expect(packageProblems(settings())).toEqual([]);
  });
});
