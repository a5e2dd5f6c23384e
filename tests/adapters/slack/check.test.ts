import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkSlack, SCOPES } from "../../../src/adapters/slack/check.ts";
import { problemOf, type SlackTrouble, troubleWith } from "../../../src/adapters/slack/trouble.ts";
import { APP_TOKEN, BOT_TOKEN, StrictSlack, type Trouble } from "../../slack/strict-slack.ts";

let slack: StrictSlack;
beforeEach(async () => {
  slack = await StrictSlack.start();
});
afterEach(() => slack.stop());
const checked = (given: { readonly appToken?: string; readonly apiUrl?: string } = {}) =>
  checkSlack({ botToken: BOT_TOKEN, apiUrl: slack.apiUrl, ...given });

describe("a check of Slack's tokens", () => {
  it("is good where both are taken and every scope is granted", async () => {
    expect(await checked({ appToken: APP_TOKEN })).toEqual({ kind: "connected", team: "T1", missing: [] });
    expect(slack.calls.map(({ method }) => method)).toEqual(["auth.test", "apps.connections.open"]);
    expect(slack.faults).toEqual([]);
  });

  it("leaves the app's token alone where Slack comes in over HTTP", async () => {
    expect(await checked()).toMatchObject({ kind: "connected" });
    expect(slack.calls.map(({ method }) => method)).toEqual(["auth.test"]);
  });

  it("names the scopes that were not granted, and does not mind others", async () => {
    slack.scopes = [...SCOPES.filter((scope) => !["im:write", "commands"].includes(scope)), "users:read"];
    expect(await checked()).toMatchObject({ kind: "connected", missing: ["im:write", "commands"] });
  });

  it("says nothing of scopes where Slack does not name them", async () => {
    slack.scopes = [];
    expect(await checked()).toMatchObject({ kind: "connected", missing: expect.any(Array) });
  });

  it.each(["invalid_auth", "token_revoked", "account_inactive"] as const)(
    "is refused in Slack's own word where the bot's token is: %s",
    async (reason) => {
      slack.revoke(reason);
      expect(await checked()).toEqual({ kind: "refused", token: "bot", reason });
    },
  );

  it.each(["not_allowed_token_type", "missing_scope"])(
    "is refused for the app's token where that is not one of Socket Mode: %s",
    async (reason) => {
      slack.trouble("apps.connections.open", { error: reason });
      expect(await checked({ appToken: APP_TOKEN })).toEqual({ kind: "refused", token: "app", reason });
    },
  );

  it.each<[string, Trouble, string]>([
    ["fails", { status: 500 }, "HTTP 500"],
    ["is overloaded", { status: 503 }, "HTTP 503"],
    ["asks to wait", { status: 429, retryAfter: 30 }, "ratelimited"],
    ["has trouble of its own", { error: "fatal_error" }, "fatal_error"],
  ])("calls it out of reach, not refused, where Slack %s", async (_, trouble, reason) => {
    slack.trouble("auth.test", trouble);
    expect(await checked()).toEqual({ kind: "unreachable", reason });
  });

  it("is out of reach where nobody listens, and says which address did not answer", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const check = await checked({ apiUrl: `http://127.0.0.1:${port}/api/` });
    expect(check).toMatchObject({
      kind: "unreachable",
      reason: expect.stringContaining(`127.0.0.1:${port}`),
    });
  });

  it("takes a proxy's page for what it is: no Slack", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "Content-Type": "text/html" }).end("<html>sign in to the network</html>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const check = await checked({ apiUrl: `http://127.0.0.1:${port}/api/` });
    expect(check.kind).not.toBe("connected");
    expect(check.kind).not.toBe("refused");
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("what is said of trouble with Slack", () => {
  const troubles: readonly SlackTrouble[] = [
    { kind: "refused", token: "bot", reason: "token_revoked" },
    { kind: "refused", token: "app", reason: "invalid_auth" },
    { kind: "unreachable", reason: "ENOTFOUND slack.com" },
  ];

  it("names the reason and how to mend it, in both languages", () => {
    for (const trouble of troubles) {
      const { ja, en } = problemOf(trouble);
      for (const text of [ja, en]) expect(text).toContain(trouble.reason);
      expect(ja).toMatch(/ください。$/u);
      expect(en).toMatch(/: (?:copy|check) .+\.$/u);
    }
  });

  it("names the setting whose token is refused", () => {
    const [bot, app, away] = troubles.map((trouble) => Object.values(problemOf(trouble)).join());
    expect(bot).toContain("SLACK_BOT_TOKEN");
    expect(app).toContain("SLACK_APP_TOKEN");
    expect(away).not.toContain("TOKEN");
  });

  it("finds a reason in whatever was thrown", () => {
    const wrapped = new Error("fetch failed", { cause: new Error("connect ETIMEDOUT 1.2.3.4:443") });
    expect(troubleWith("bot", wrapped)).toEqual({
      kind: "unreachable",
      reason: "connect ETIMEDOUT 1.2.3.4:443",
    });
    expect(troubleWith("bot", "gone")).toEqual({ kind: "unreachable", reason: "gone" });
  });
});
