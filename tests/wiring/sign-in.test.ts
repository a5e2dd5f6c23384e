import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebAuth } from "../../src/settings/web-auth.ts";
import { examineSignIn } from "../../src/wiring/sign-in.ts";
import { LocalProvider } from "../adapters/openid/local-provider.ts";

let local: LocalProvider;
beforeEach(async () => {
  local = await LocalProvider.start();
});
afterEach(() => local.stop());

const webAuth = (change: Partial<WebAuth> = {}): WebAuth => ({
  provider: "oidc",
  issuer: local.issuer,
  clientId: local.clientId,
  clientSecret: local.clientSecret,
  organisation: undefined,
  contact: undefined,
  host: "127.0.0.1",
  publicUrl: new URL("https://kyodo.example.lg.jp"),
  ...change,
});
const examined = (change: Partial<WebAuth> = {}) => examineSignIn({ webAuth: webAuth(change) });

describe("doctor, of the sign-in to the web page,", () => {
  it("says nothing where nobody signs in", async () => {
    expect(await examineSignIn({ webAuth: undefined })).toEqual([]);
  });

  it("says that the provider was found, and which redirect address must be registered there", async () => {
    const [finding, ...more] = await examined();
    expect(more).toEqual([]);
    expect(finding?.level).toBe("ok");
    expect(finding?.text).toContain(local.issuer.href);
    expect(finding?.text).toContain("https://kyodo.example.lg.jp/sign-in/callback");
  });

  it.each([
    ["describes nothing", null, "HTTP 404"],
    ["describes another provider", { issuer: "https://login.example/other" }, "issuer"],
    ["does not say where people sign in", { authorization_endpoint: undefined }, "authorization_endpoint"],
    ["does not say how its signatures are checked", { jwks_uri: undefined }, "jwks_uri"],
  ] as const)("names the setting where the address %s", async (_, described, reason) => {
    local.next = { described };
    const [finding] = await examined();
    expect(finding?.level).toBe("error");
    expect(finding?.text).toMatch(/^WEB_AUTH_ISSUER は.+直してください。 \/ WEB_AUTH_ISSUER is not/u);
    expect(finding?.text).toContain(reason);
  });

  it("says which host cannot be reached", async () => {
    const { issuer } = local;
    await local.stop();
    const [finding] = await examined({ issuer });
    local = await LocalProvider.start();
    expect(finding?.level).toBe("warning");
    expect(finding?.text).toMatch(/届きません.+確かめてください。 \/ The sign-in service cannot be reached/u);
    expect(finding?.text).toContain(`${issuer.host} への通信`);
    expect(finding?.text).toMatch(/ECONNREFUSED/u);
  });

  it("shows no secret, whatever is wrong", async () => {
    const texts: string[] = [];
    for (const described of [undefined, null, { issuer: "https://login.example" }]) {
      local.next = described === undefined ? {} : { described };
      texts.push(...(await examined()).map(({ text }) => text));
    }
    expect(texts).toHaveLength(3);
    expect(texts.join()).not.toContain(local.clientSecret);
  });
});
