import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openStores, type Stores } from "../../src/adapters/sql/open.ts";
import { readConfig } from "../../src/config.ts";
import type { DigestPost } from "../../src/ports/digest-post.ts";
import { showDigests, startDigestsOn } from "../../src/wiring/digests.ts";
import { owner, PARKS, project } from "../evaluations/samples.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-digests-"));
const config = readConfig({ DATA_DIR: folder, HOME_GUIDELINE: "numazu", DIGEST_HOUR: "10" });
const place = { platform: "test", key: "D1" };
const by = { by: owner.id, reason: null };
let stores: Stores;
beforeAll(async () => {
  stores = await openStores({ file: join(folder, "kyodo-navi.db") });
  const at = new Date("2027-04-01T00:00:00Z");
  await stores.store.changeRecords(
    "numazu",
    [
      { kind: "saveSection", section: PARKS, ...by },
      { kind: "savePerson", person: owner, ...by },
      { kind: "linkIdentity", identity: { platform: "test", user: "U1" }, person: owner.id, ...by },
      { kind: "saveProject", project: project({ version: 0, stage: "awaiting" }), ...by },
    ],
    at,
  );
  const party = { tenant: "numazu", place, person: "U1" };
  await stores.store.turn({ id: "d1", party, at }, async () => ({
    conversation: null,
    dialogs: [],
    projects: [],
    replies: [],
    digests: [{ kind: "home", person: owner.id, place, language: "ja" }],
  }));
});
afterAll(async () => {
  await stores?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the digests of a started bot", () => {
  const start = async (now: string, post: DigestPost, posts = new Map([["test", post]])) => {
    const told: string[] = [];
    const digests = startDigestsOn(posts, {
      config,
      tenant: "numazu",
      store: stores.store,
      claims: stores.digestClaims,
      clock: () => new Date(now),
      tell: (line) => told.push(line),
    });
    await digests?.stop();
    return { told, scheduled: digests !== undefined };
  };

  it("are made of the city's records and posted where people hear them, from the hour that is set", async () => {
    const post = vi.fn<DigestPost["post"]>(async () => ({ kind: "sent" }));
    expect(await start("2027-04-26T09:30:00+09:00", { post })).toEqual({ told: [], scheduled: true });
    expect(post).not.toHaveBeenCalled();
    await start("2027-04-26T10:00:00+09:00", { post });
    await start("2027-04-26T10:05:00+09:00", { post });
    expect(post).toHaveBeenCalledOnce();
    expect(post.mock.calls[0]?.[0]).toMatchObject({ tenant: "numazu", place });
    expect(JSON.stringify(post.mock.calls[0]?.[1])).toContain("花壇の里親");
  });

  it("tell in one line, in both languages, of a post that may or may not have arrived", async () => {
    const post = async () => ({ kind: "unknown", reason: "socket\nhang up" }) as const;
    const { told } = await start("2027-05-06T10:00:00+09:00", { post });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^お知らせ 2027-W18 test D1: 届いたかどうか.+ \/ digest: .+\(socket hang up\)$/);
  });

  it("tell the collaboration section of it the next time", async () => {
    const party = { tenant: "numazu", place, person: "U1" };
    const channel = { kind: "channel", section: null, place: { platform: "test", key: "C1" } } as const;
    await stores.store.turn({ id: "d2", party, at: new Date() }, async () => ({
      conversation: null,
      dialogs: [],
      projects: [],
      replies: [],
      digests: [{ ...channel, language: "ja" }],
    }));
    const shown = await showDigests(config, "2027-05-10", "ja");
    expect(shown).toContain("届いたか確かめられないお知らせ（1件）");
    expect(shown).toContain("担当者 sato（test D1）　2027-W18");
  });

  it("come once a week though the person moves to another place in it", async () => {
    const post = vi.fn<DigestPost["post"]>(async () => ({ kind: "sent" }));
    await start("2027-05-17T10:00:00+09:00", { post });
    const before = post.mock.calls.length;
    const party = { tenant: "numazu", place, person: "U1" };
    await stores.store.turn({ id: "d3", party, at: new Date() }, async () => ({
      conversation: null,
      dialogs: [],
      projects: [],
      replies: [],
      digests: [{ kind: "home", person: owner.id, place: { platform: "test", key: "D2" }, language: "ja" }],
    }));
    await start("2027-05-18T10:00:00+09:00", { post });
    expect(post).toHaveBeenCalledTimes(before);
    await start("2027-05-24T10:00:00+09:00", { post });
    expect(post.mock.calls.slice(before).map(([slot]) => slot.place.key)).toContain("D2");
  });

  it("are not scheduled where there is no platform to post to", async () => {
    expect((await start("2027-05-10T10:00:00+09:00", { post: vi.fn() }, new Map())).scheduled).toBe(false);
  });

  it("are shown for any week without being sent", async () => {
    const shown = await showDigests(config, "2027-05-12", "ja");
    expect(shown).toContain("2027-W19: 令和9年5月10日（月） 10時に、2か所へ投稿します");
    expect(shown).toContain("担当者 sato（test D2）");
    expect(shown).toContain("花壇の里親");
    expect(await showDigests(config, "2027-05-12", "en")).toContain("Nothing is sent now.");
  });
});
