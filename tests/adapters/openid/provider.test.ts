import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accountOf } from "../../../src/adapters/openid/account.ts";
import { openIdProvider } from "../../../src/adapters/openid/provider.ts";
import type { AskedAccount, SignInEnd, SignInProvider } from "../../../src/ports/sign-in.ts";
import { LocalProvider } from "./local-provider.ts";

let local: LocalProvider;
let provider: SignInProvider;
const callback = new URL("http://127.0.0.1:3978/sign-in/callback");
const settings = () => ({
  provider: "oidc" as const,
  issuer: local.issuer,
  clientId: local.clientId,
  clientSecret: local.clientSecret,
  callback,
  organisation: undefined,
});

beforeAll(async () => {
  local = await LocalProvider.start();
  provider = openIdProvider(settings());
});
afterAll(() => local.stop());
beforeEach(() => {
  local.next = {};
});

async function begun(): Promise<AskedAccount> {
  const asked = await provider.begin();
  if (!asked) throw new Error("the provider was not reached");
  return asked;
}

/** Goes to the provider as a browser would; gives the address that it comes back to. */
async function sentBack({ url }: AskedAccount): Promise<URL> {
  const response = await fetch(url, { redirect: "manual" });
  return new URL(response.headers.get("location") ?? "");
}

async function signedIn(): Promise<SignInEnd> {
  const asked = await begun();
  return provider.finish(await sentBack(asked), asked);
}

const HOUR_S = 3600;
const nowS = () => Math.floor(Date.now() / 1000);

describe("a sign-in by OpenID Connect", () => {
  it("gives the account, named by issuer and subject, with its verified address", async () => {
    expect(await signedIn()).toEqual({
      kind: "account",
      account: {
        user: `${local.issuer.origin}#tanaka`,
        name: "田中 花子",
        verifiedEmail: "tanaka@city.example",
      },
    });
  });

  it("asks with a code challenge, a state and a nonce of its own each time", async () => {
    const [one, other] = [await begun(), await begun()];
    const query = one.url.searchParams;
    expect(query.get("response_type")).toBe("code");
    expect(query.get("code_challenge_method")).toBe("S256");
    expect(query.get("redirect_uri")).toBe(callback.href);
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect((query.get(name) ?? "").length).toBeGreaterThan(30);
      expect(query.get(name)).not.toBe(other.url.searchParams.get(name));
    }
    expect(query.get("code_challenge")).not.toBe(one.verifier);
  });

  it("takes an address only where the provider says that it is verified", async () => {
    for (const claims of [
      { email_verified: false },
      { email_verified: undefined },
      { email: "no address" },
    ]) {
      local.next = { claims };
      expect(await signedIn()).toMatchObject({ kind: "account", account: { verifiedEmail: undefined } });
    }
  });

  it("is refused where the token is for another client, from another issuer, too old, or without our nonce", async () => {
    for (const claims of [
      { aud: "somebody-else" },
      { iss: "https://evil.example" },
      { exp: nowS() - HOUR_S, iat: nowS() - 2 * HOUR_S },
      { nonce: "another" },
      { nonce: undefined },
      { sub: undefined },
    ]) {
      local.next = { claims };
      expect([claims, await signedIn()]).toEqual([claims, expect.objectContaining({ because: "invalid" })]);
    }
  });

  it("is refused where another key signed the token", async () => {
    local.next = { foreignKey: true };
    expect(await signedIn()).toMatchObject({ kind: "refused", because: "invalid" });
  });

  it("is refused with another state, another code verifier, or a code that was used before", async () => {
    const asked = await begun();
    const back = await sentBack(asked);
    const other = await begun();
    expect(await provider.finish(back, { ...asked, state: other.state })).toMatchObject({
      because: "invalid",
    });
    expect(await provider.finish(back, { ...asked, verifier: other.verifier })).toMatchObject({
      because: "invalid",
    });
    const again = await begun();
    const used = await sentBack(again);
    expect(await provider.finish(used, again)).toMatchObject({ kind: "account" });
    expect(await provider.finish(used, again)).toMatchObject({ because: "invalid" });
  });

  it("tells a no of the person from a provider in trouble", async () => {
    local.next = { denies: true };
    expect(await signedIn()).toMatchObject({ because: "cancelled" });
    local.next = { broken: true };
    expect(await signedIn()).toMatchObject({ because: "unreachable" });
    const gone = openIdProvider({ ...settings(), issuer: new URL("http://127.0.0.1:9") });
    expect(await gone.begin()).toBeUndefined();
  });

  it("never tells the client's secret in what goes to the log", async () => {
    local.next = { claims: { aud: "x" } };
    expect(JSON.stringify(await signedIn())).not.toContain(local.clientSecret);
  });
});

describe("the accounts of each provider", () => {
  const token = { iss: "https://issuer.example", sub: "s", name: "N", email: "A@City.example" };

  it("of Entra ID have an address only where its domain is proven", () => {
    const entra = { provider: "entra" as const, organisation: undefined };
    const email = (claims: object) => {
      const end = accountOf({ ...token, ...claims }, entra);
      return end.kind === "account" ? end.account.verifiedEmail : end;
    };
    expect(email({})).toBeUndefined();
    expect(email({ email_verified: true })).toBeUndefined();
    for (const yes of [true, "1", 1, "true"]) expect(email({ xms_edov: yes })).toBe("a@city.example");
    for (const no of [false, "0", 0, "false"]) expect(email({ xms_edov: no })).toBeUndefined();
  });

  it("of Google count for the city's own domain alone", () => {
    const google = { provider: "google" as const, organisation: "city.example" };
    expect(accountOf({ ...token, hd: "city.example", email_verified: true }, google).kind).toBe("account");
    for (const hd of [undefined, "other.example", "city.example.evil"]) {
      expect(accountOf({ ...token, hd }, google)).toMatchObject({ because: "foreign" });
    }
  });

  it("of Slack count for the city's own workspace alone, which is part of their name", () => {
    const slack = { provider: "slack" as const, organisation: "T1" };
    const team = "https://slack.com/team_id";
    expect(accountOf({ ...token, [team]: "T1" }, slack)).toMatchObject({
      account: { user: "https://issuer.example#T1.s" },
    });
    expect(accountOf({ ...token, [team]: "T2" }, slack)).toMatchObject({ because: "foreign" });
  });
});
