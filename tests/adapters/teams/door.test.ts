import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { teamsPlatform } from "../../../src/adapters/teams/platform.ts";
import { House, MemoryBook, signedKey } from "./house.ts";
import { personAt, privateOf, type TeamsPerson } from "./people.ts";

describe("the way in from Teams", () => {
  let house: House;
  let me: TeamsPerson;
  beforeAll(async () => {
    house = await House.open();
    me = personAt(house.teams, "yamada");
  });
  afterAll(() => house.close());
  beforeEach(() => house.received.splice(0));

  const message = () => ({
    ...house.client.base(me, privateOf(me)),
    type: "message",
    text: "協働とは",
  });

  it("takes what Teams signed for this bot", async () => {
    expect(await house.client.deliver(message())).toEqual({ status: 200, body: undefined });
    expect(house.received).toMatchObject([
      { kind: "text", text: "協働とは", direct: true, party: { tenant: "numazu", person: me.aadObjectId } },
    ]);
  });

  for (const [what, change] of [
    ["for another bot", { audience: "00000000-0000-4000-8000-000000000000" }],
    ["by another issuer", { issuer: "https://sts.windows.net/evil/" }],
    [
      "by the issuer of emulators",
      { issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" },
    ],
    ["long ago", { expired: true }],
    ["for another server", { serviceUrl: "https://elsewhere.example/" }],
    ["with a foreign key", { key: "foreign" }],
    ["with a key for another channel", { key: "unendorsed" }],
  ] as const) {
    it(`takes nothing that was signed ${what}`, async () => {
      const answer = await house.client.deliver(message(), await house.teams.token(change));
      expect(answer.status).toBe(401);
      expect(house.received).toEqual([]);
    });
  }

  it("takes nothing without a token, with half a token, or with the token of another request's server", async () => {
    const token = await house.teams.token();
    const [head, body] = token.split(".");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
    for (const bad of ["", "x", `${head}.${body}`, unsigned]) {
      expect((await house.client.deliver(message(), bad)).status).toBe(401);
    }
    const moved = { ...message(), serviceUrl: "https://elsewhere.example/" };
    expect((await house.client.deliver(moved, token)).status).toBe(401);
    expect(house.received).toEqual([]);
  });

  it("takes nothing of another channel, nor without a server to answer at", async () => {
    const { serviceUrl: _, ...homeless } = { ...message(), serviceUrl: "" };
    for (const odd of [
      { ...message(), channelId: "AseChannel" },
      { ...message(), channelId: "emulator" },
      homeless,
    ]) {
      expect((await house.client.deliver(odd)).status).toBe(400);
    }
    expect(house.received).toEqual([]);
  });

  it("takes nothing of another organization", async () => {
    const foreign = {
      ...message(),
      conversation: { id: privateOf(me), conversationType: "personal", tenantId: "other" },
    };
    expect((await house.client.deliver(foreign)).status).toBe(403);
    expect(house.received).toEqual([]);
  });

  it("tells nothing of itself to whoever is not let in", async () => {
    const { body } = await house.client.deliver(message(), await house.teams.token({ key: "foreign" }));
    expect(body).toEqual({ error: "not signed by Teams for this bot" });
  });

  it("lets Teams deliver again what could not be stored", async () => {
    house.broken = true;
    const answer = await house.client.deliver(message());
    house.broken = false;
    expect(answer.status).toBe(500);
    expect((await house.client.again()).status).toBe(200);
    expect(house.received).toHaveLength(1);
  });
});

describe("a bot without an id", () => {
  const settings = {
    tenant: "numazu",
    language: "ja" as const,
    book: new MemoryBook(),
    rendering: {
      title: (id: string) => id,
      drawPicture: () => new Uint8Array(),
      draftFiles: async () => [],
    },
    tell: () => {},
  };

  it("does not start: anybody could speak to it", () => {
    expect(() => teamsPlatform({ ...settings, key: { ...signedKey, appId: " " } })).toThrow(/TEAMS_APP_ID/);
  });

  it("starts where that was wished for by name", () => {
    expect(teamsPlatform({ ...settings, key: "unsigned" }).name).toBe("teams");
  });
});
