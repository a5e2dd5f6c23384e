import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connected, connect } from "../../slack/connected.ts";
import { postSigned, type Signing } from "../../slack/deliveries.ts";
import type { Trouble } from "../../slack/strict-slack.ts";

const EVENT = JSON.stringify({
  type: "event_callback",
  team_id: "T1",
  event: { type: "message", user: "U1", text: "協働とは？", ts: "1.1", channel: "DU1", channel_type: "im" },
});
const seconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

describe("a request over HTTP", () => {
  let at: Connected;
  beforeEach(async () => {
    at = await connect("http");
  });
  afterEach(() => at.stop());
  const post = (signing: Signing, body = EVENT, type = "application/json") =>
    postSigned(at.url, body, type, signing).then(({ status }) => status);

  it("that Slack signed is taken", async () => {
    expect(await post({})).toBe(200);
    expect(at.inbox.taken).toHaveLength(1);
  });

  it.each<[string, () => Signing]>([
    ["signed with another secret", () => ({ secret: "another" })],
    ["with a signature of nothing", () => ({ signature: "v0=" })],
    ["with a signature of another version", () => ({ signature: `v1=${"0".repeat(64)}` })],
    ["of over five minutes ago", () => ({ seconds: seconds(-302) })],
    ["of over five minutes ahead", () => ({ seconds: seconds(302) })],
    ["without a time", () => ({ seconds: Number.NaN })],
  ])("%s is refused, and does nothing", async (_, signing) => {
    expect(await post(signing())).toBe(401);
    expect(at.inbox.offered).toBe(0);
  });

  it("within five minutes is taken", async () => {
    expect(await post({ seconds: seconds(-290) })).toBe(200);
  });

  it("that answers for the address gets its challenge back", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "c1", token: "t" });
    expect(await postSigned(at.url, body, "application/json")).toEqual({
      status: 200,
      body: { challenge: "c1" },
    });
  });

  it("that is no request of Slack's is told so", async () => {
    expect(await post({}, "{", "application/json")).toBe(400);
    expect(await post({}, "[]", "application/json")).toBe(400);
    expect(await post({}, "payload=%7B", "application/x-www-form-urlencoded")).toBe(400);
    expect(await post({}, "hello", "text/plain")).toBe(400);
    expect(await post({}, JSON.stringify({ type: "of another kind" }))).toBe(404);
    expect((await fetch(at.url)).status).toBe(405);
  });

  it("that is too long is not read to its end", async () => {
    expect(await post({}, JSON.stringify({ text: "あ".repeat(400_000) }))).toBe(413);
  });

  it("is refused after the end, and what is under way is finished before", async () => {
    let open = (): void => {};
    at.inbox.gate = new Promise((resolve) => {
      open = resolve;
    });
    const answered = post({});
    await expect.poll(() => at.inbox.offered).toBe(1);
    const stopping = at.platform.stop();
    expect(await post({})).toBe(503);
    open();
    expect(await answered).toBe(200);
    await stopping;
    expect(at.inbox.taken).toHaveLength(1);
  });
});

describe("the connection of Socket Mode", () => {
  let at: Connected;
  beforeEach(async () => {
    at = await connect("socket");
  });
  afterEach(() => at.stop());

  it("is opened anew where Slack asks for it, and the conversation goes on", async () => {
    const next = at.slack.sockets.nextConnection();
    at.slack.sockets.refresh();
    await next;
    const { deliveries } = await at.person("U1").write("協働とは？");
    expect(deliveries.map(({ status }) => status)).toEqual([200]);
    expect(at.slack.sockets.opened).toBe(2);
    expect(at.slack.faults).toEqual([]);
    expect(at.reports).toEqual([]);
  });

  it("that is refused while the bot runs ends nothing: it is told once, and the bot is back when the token counts again", async () => {
    at.slack.revoke("token_revoked");
    at.slack.sockets.refresh();
    await expect.poll(() => at.slack.callsOf("auth.test").length, PATIENCE).toBeGreaterThan(3);
    expect(at.reports).toEqual([expect.stringContaining("SLACK_BOT_TOKEN (token_revoked)")]);
    const next = at.slack.sockets.nextConnection();
    at.slack.restore();
    await next;
    await expect.poll(() => at.reports.at(-1), PATIENCE).toContain("Connected");
    const { deliveries } = await at.person("U1").write("協働とは？");
    expect(deliveries.map(({ status }) => status)).toEqual([200]);
  });

  it.each<[string, Trouble]>([
    ["fails", { status: 503 }],
    ["has trouble of its own", { error: "internal_error" }],
    ["asks to wait", { status: 429, retryAfter: 1 }],
  ])("is tried again where Slack %s while it is opened anew", async (_, trouble) => {
    const next = at.slack.sockets.nextConnection();
    at.slack.trouble("apps.connections.open", trouble, trouble);
    at.slack.sockets.refresh();
    await next;
    const { deliveries } = await at.person("U1").write("協働とは？");
    expect(deliveries.map(({ status }) => status)).toEqual([200]);
    expect(at.slack.faults).toEqual([]);
  });
});

const PATIENCE = { timeout: 10_000 };

describe("a start", () => {
  it.each(["auth.test", "apps.connections.open"])(
    "ends at once where it is stopped while Slack keeps %s waiting",
    async (silent) => {
      const at = await connect("socket");
      at.slack.hold(silent);
      at.slack.sockets.refresh();
      const asked = at.slack.callsOf(silent).length;
      await expect.poll(() => at.slack.callsOf(silent).length, PATIENCE).toBeGreaterThan(asked);
      const before = performance.now();
      await at.stop();
      expect(performance.now() - before).toBeLessThan(2000);
    },
  );

  it("is refused where the token is", async () => {
    await expect(connect("http", { botToken: "xoxb-of-somebody-else" })).rejects.toThrow("invalid_auth");
    await expect(
      connect("socket", { by: { kind: "socket", appToken: "xapp-of-somebody-else" } }),
    ).rejects.toThrow("invalid_auth");
  });
});
