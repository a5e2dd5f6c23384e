import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";
import { teamsOf } from "../../src/settings/teams.ts";

const APP = "01234567-89ab-cdef-0123-456789abcdef";
const TENANT = "fedcba98-7654-3210-fedc-ba9876543210";
const RIGHT = { TEAMS_APP_ID: APP, TEAMS_APP_PASSWORD: "secret~1", TEAMS_TENANT_ID: TENANT };

const problemsOf = (variables: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

/** Every problem is said in English and in Japanese, in this order. */
const inBothLanguages = /^[A-Z_]+: [ -~]+ \/ .*[ぁ-ん]/u;

describe("the settings of Teams", () => {
  it("are none where none is set, or all are blank", () => {
    expect(readConfig({}).teams).toBeUndefined();
    const blank = { TEAMS_APP_ID: "", TEAMS_APP_PASSWORD: " ", TEAMS_TENANT_ID: "　", TEAMS_UNSIGNED: "\t" };
    expect(readConfig(blank).teams).toBeUndefined();
  });

  it("are the app registration, without the blanks that copying brings along", () => {
    const copied = {
      TEAMS_APP_ID: ` ${APP}\n`,
      TEAMS_APP_PASSWORD: "　secret~1 ",
      TEAMS_TENANT_ID: `${TENANT}　`,
    };
    const teams = { appId: APP, password: "secret~1", tenantId: TENANT };
    expect(readConfig(RIGHT).teams).toEqual(teams);
    expect(readConfig(copied).teams).toEqual(teams);
  });

  it("take ids in capitals", () => {
    expect(problemsOf({ ...RIGHT, TEAMS_APP_ID: APP.toUpperCase() })).toEqual([]);
  });

  it.each([
    ["too short", "0123ab"],
    ["in braces", `{${APP}}`],
    ["without hyphens", APP.replaceAll("-", "")],
    ["not hexadecimal", APP.replace("0", "g")],
    ["the app's name", "協働ナビ"],
  ])("refuse an id that is %s, and say what it looks like", (_, id) => {
    for (const name of ["TEAMS_APP_ID", "TEAMS_TENANT_ID"]) {
      const [problem = "", ...more] = problemsOf({ ...RIGHT, [name]: id });
      expect(more).toEqual([]);
      expect(problem).toMatch(inBothLanguages);
      expect(problem).toContain(`${name}: must be an id such as ${APP}`);
      expect(problem).not.toContain(id);
    }
  });

  it("take an id in full-width characters for what it means", () => {
    const wide = [...APP].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join("");
    expect(readConfig({ ...RIGHT, TEAMS_APP_ID: wide }).teams).toMatchObject({ appId: APP });
  });

  it("name each one that is missing where others are set", () => {
    const names = Object.keys(RIGHT);
    for (const only of names) {
      const problems = problemsOf({ [only]: RIGHT[only as keyof typeof RIGHT] });
      expect(problems.map((problem) => problem.split(":")[0])).toEqual(names.filter((name) => name !== only));
      for (const problem of problems) {
        expect(problem).toMatch(inBothLanguages);
        expect(problem).toContain("docs/teams.md");
        expect(problem).toContain("docs/teams.ja.md");
      }
    }
  });

  it("never show the secret", () => {
    expect(problemsOf({ TEAMS_APP_PASSWORD: "secret~1" }).join()).not.toContain("secret~1");
    expect(problemsOf({ ...RIGHT, TEAMS_TENANT_ID: "secret~1" }).join()).not.toContain("secret~1");
  });
});

describe("Teams without sign-in", () => {
  it("is for this machine alone", () => {
    expect(readConfig({ TEAMS_UNSIGNED: "yes" }).teams).toBe("unsigned");
    for (const host of ["127.0.0.1", "localhost", "::1"]) {
      expect(teamsOf({ TEAMS_UNSIGNED: "yes" }, host)).toEqual({ kind: "read", teams: "unsigned" });
    }
    for (const host of ["0.0.0.0", "192.168.0.10", "::"]) {
      const read = teamsOf({ TEAMS_UNSIGNED: "yes" }, host);
      expect(read).toMatchObject({ kind: "wrong", problems: [expect.stringMatching(inBothLanguages)] });
    }
  });

  it("is no way beside an app registration", () => {
    const [problem, ...more] = problemsOf({ ...RIGHT, TEAMS_UNSIGNED: "yes" });
    expect(problem).toMatch(inBothLanguages);
    expect(problem).toContain("TEAMS_APP_ID");
    expect(more).toEqual([]);
  });

  it.each(["no", "true", "YES!", "はい"])("is refused where it is asked for by “%s”", (word) => {
    const [problem, ...more] = problemsOf({ TEAMS_UNSIGNED: word });
    expect(problem).toMatch(/^TEAMS_UNSIGNED: must be yes, or empty \/ .*空/u);
    expect(more).toEqual([]);
  });
});
