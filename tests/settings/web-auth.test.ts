import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";
import { linkedUrl } from "../../src/settings/web-auth.ts";

const RIGHT = {
  WEB_AUTH: "entra",
  WEB_AUTH_ISSUER: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001/v2.0",
  WEB_AUTH_CLIENT_ID: "id",
  WEB_AUTH_CLIENT_SECRET: "secret",
  PUBLIC_URL: "https://kyodo.example.lg.jp",
};

const problemsOf = (variables: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.split(":")[0] ?? "");
    throw error;
  }
};

describe("the settings of the sign-in", () => {
  it("are complete for each provider, on this machine unless a proxy elsewhere needs more", () => {
    expect(readConfig(RIGHT).webAuth).toMatchObject({ provider: "entra", host: "127.0.0.1" });
    const google = {
      ...RIGHT,
      WEB_AUTH: "google",
      WEB_AUTH_ISSUER: "",
      WEB_AUTH_ORGANISATION: "city.example",
    };
    expect(readConfig(google).webAuth?.issuer.href).toBe("https://accounts.google.com/");
    const slack = { ...google, WEB_AUTH: "slack", WEB_AUTH_ORGANISATION: "T1", WEB_HOST: "0.0.0.0" };
    expect(readConfig(slack).webAuth).toMatchObject({ host: "0.0.0.0", organisation: "T1" });
    expect(readConfig({}).webAuth).toBeUndefined();
  });

  it("name every variable that is missing or wrong", () => {
    expect(problemsOf({ WEB_AUTH: "entra" })).toEqual([
      "WEB_AUTH_CLIENT_ID",
      "WEB_AUTH_CLIENT_SECRET",
      "WEB_AUTH_ISSUER",
      "PUBLIC_URL",
    ]);
    expect(problemsOf({ ...RIGHT, WEB_AUTH: "github" })).toEqual(["WEB_AUTH"]);
    expect(problemsOf({ ...RIGHT, WEB_AUTH: "google" })).toEqual(["WEB_AUTH_ORGANISATION"]);
    expect(
      problemsOf({ ...RIGHT, WEB_AUTH_ISSUER: "https://login.microsoftonline.com/common/v2.0" }),
    ).toEqual(["WEB_AUTH_ISSUER"]);
  });

  it("let no password and no cookie over a plain line, but to this machine itself", () => {
    expect(problemsOf({ ...RIGHT, WEB_AUTH: "oidc", WEB_AUTH_ISSUER: "http://sso.example.lg.jp" })).toEqual([
      "WEB_AUTH_ISSUER",
    ]);
    expect(problemsOf({ ...RIGHT, PUBLIC_URL: "http://kyodo.example.lg.jp" })).toEqual(["PUBLIC_URL"]);
    expect(problemsOf({ ...RIGHT, PUBLIC_URL: "http://localhost:3978" })).toEqual([]);
  });

  it("never open the page to the network without a sign-in", () => {
    expect(problemsOf({ WEB_HOST: "0.0.0.0" })).toEqual(["WEB_HOST"]);
    expect(problemsOf({ WEB_HOST: "127.0.0.1" })).toEqual([]);
  });
});

describe("links to pages", () => {
  it("are given only where they can be opened", () => {
    expect(linkedUrl(readConfig(RIGHT))?.origin).toBe("https://kyodo.example.lg.jp");
    expect(linkedUrl(readConfig({ PUBLIC_URL: "http://127.0.0.1:3978" }))?.port).toBe("3978");
    expect(linkedUrl(readConfig({ PUBLIC_URL: "https://kyodo.example.lg.jp" }))).toBeUndefined();
    expect(linkedUrl(readConfig({}))).toBeUndefined();
  });
});
