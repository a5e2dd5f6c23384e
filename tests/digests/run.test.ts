import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStores, type Stores } from "../../src/adapters/sql/open.ts";
import { DIGEST_RULES } from "../../src/digests/digest-day.ts";
import { dryRun, showDryRun } from "../../src/digests/dry-run.ts";
import { type DigestWork, runDigests } from "../../src/digests/run.ts";
import { DIGEST_HOURS, momentOf } from "../../src/digests/schedule.ts";
import { DIGEST_TIMES, type DigestIncident } from "../../src/digests/slot.ts";
import { startDigests } from "../../src/digests/start.ts";
import { addWeeks, type IsoWeek } from "../../src/domain/fiscal-calendar.ts";
import type { DigestPost, DigestPosted } from "../../src/ports/digest-post.ts";
import type { DigestReader, DigestSource } from "../../src/ports/digest-source.ts";
import { slotName } from "../torture/digests/assignment.ts";
import { collaboration, NOTHING, pending, person, section } from "./rows.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-run-"));
let stores: Stores;
beforeAll(async () => {
  stores = await openStores({ file: join(folder, "kyodo.db") });
});
afterAll(async () => {
  await stores?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const LATE = { ...NOTHING, pending: [pending({ owner: "U1", due: "2026-01-30" })] };
let tenants = 0;
let tenant = "";
let posts: string[] = [];
let incidents: DigestIncident[] = [];
let readers: readonly DigestReader[] = [];
beforeEach(() => {
  tenants += 1;
  tenant = `city${tenants}`;
  posts = [];
  incidents = [];
  readers = [person("U1")];
});

const source: DigestSource = { readers: async () => readers, material: async () => LATE };
/** A platform that keeps every post, then says `end`. */
const keeping = (end: () => DigestPosted, more: Partial<DigestPost> = {}): DigestPost => ({
  post: async (slot) => {
    posts.push(slotName(slot));
    return end();
  },
  ...more,
});
const good = keeping(() => ({ kind: "sent" }));
type Change = Partial<DigestWork> & { readonly post?: DigestPost };
const work = (at: string, { post = good, ...change }: Change = {}): DigestWork => ({
  tenant,
  clock: () => new Date(`${at}:00+09:00`),
  claims: stores.digestClaims,
  source,
  posts: new Map([["test", post]]),
  isHoliday,
  hours: DIGEST_HOURS,
  rules: DIGEST_RULES,
  times: { leaseMs: 60_000, sendMs: 20 },
  report: (incident) => incidents.push(incident),
  ...change,
});
const run = (at: string, change?: Change): Promise<void> => runDigests(work(at, change));

describe("a digest", () => {
  it("is posted at its hour, once, however often it is asked for", async () => {
    for (const at of ["08:59", "09:00", "09:05", "17:00"]) await run(`2026-11-24T${at}`);
    await run("2026-11-25T09:00");
    expect(posts).toEqual(["2026-W48 D-U1"]);
  });

  it("is posted in every open week of two fiscal years, once, by a program that looks every hour", async () => {
    const end = Date.parse("2028-04-01T00:00:00+09:00");
    for (let at = Date.parse("2026-04-01T00:00:00+09:00"); at < end; at += 3_600_000) {
      await run("", { clock: () => new Date(at) });
    }
    const weeks: string[] = [];
    for (let week: IsoWeek = "2026-W14"; week <= "2028-W13"; week = addWeeks(week, 1)) {
      if (momentOf(week, isHoliday, DIGEST_HOURS)) weeks.push(`${week} D-U1`);
    }
    expect(weeks).toContain("2026-W53 D-U1");
    expect(posts).toEqual(weeks);
  });

  it("is made up for once after two weeks of downtime, for this week alone", async () => {
    await run("2026-11-16T09:00");
    for (const at of ["2026-12-03T10:10", "2026-12-03T10:15", "2026-12-04T09:00", "2026-12-07T09:00"])
      await run(at);
    expect(posts).toEqual(["2026-W47 D-U1", "2026-W49 D-U1", "2026-W50 D-U1"]);
  });

  it("is not posted again where the clock is set back, by an hour or by two weeks", async () => {
    for (const at of ["2026-12-08T09:00", "2026-12-08T08:00", "2026-12-08T09:00", "2026-11-24T09:00"])
      await run(at);
    expect(posts).toEqual(["2026-W50 D-U1"]);
  });

  it("goes on where the clock had been a year ahead and is right again", async () => {
    for (const at of ["2027-11-24T09:00", "2026-11-24T09:00", "2026-11-30T09:00"]) await run(at);
    expect(posts).toEqual(["2027-W47 D-U1", "2026-W48 D-U1", "2026-W49 D-U1"]);
  });

  it("is no message where nothing is pending, even if something comes up later in the week", async () => {
    await run("2026-11-24T09:00", { source: { ...source, material: async () => NOTHING } });
    await run("2026-11-25T09:00");
    expect(posts).toEqual([]);
    await run("2026-11-30T09:00");
    expect(posts).toEqual(["2026-W49 D-U1"]);
  });

  it("is not even claimed for who opted out, so that opting in during the week still works", async () => {
    readers = [{ ...person("U1"), optedOut: true }];
    await run("2026-11-24T09:00");
    readers = [person("U1")];
    await run("2026-11-25T09:00");
    expect(posts).toEqual(["2026-W48 D-U1"]);
  });

  it("reads the records once for all its readers, and not at all where everything is over", async () => {
    readers = [person("U1"), section("市民協働課"), collaboration];
    const material = vi.fn(source.material);
    await run("2026-11-24T09:00", { source: { ...source, material } });
    await run("2026-11-24T09:05", { source: { ...source, material } });
    expect(material.mock.calls).toEqual([[tenant, "2026-11-24"]]);
    expect(posts).toEqual(["2026-W48 D-U1", "2026-W48 C-市民協働課"]);
  });
});

describe("a post that goes wrong", () => {
  const fails = async () => {
    throw new Error("socket hang up");
  };

  it("is tried again when the platform says, if it surely was not posted", async () => {
    let busy = true;
    const post = keeping(() =>
      busy ? { kind: "refused", reason: "429", retryInMs: 30_000 } : { kind: "sent" },
    );
    await run("2026-11-24T09:00", { post });
    busy = false;
    await run("2026-11-24T09:00", { post });
    expect(posts).toHaveLength(1);
    await run("2026-11-24T09:01", { post });
    await run("2026-11-24T09:05", { post });
    expect(posts).toHaveLength(2);
    expect(incidents).toEqual([]);
  });

  it("is given up and reported where the platform never will take it, and others still get theirs", async () => {
    readers = [person("U1"), section("市民協働課")];
    let first = true;
    const post = keeping(() => {
      const refused = first;
      first = false;
      return refused ? { kind: "refused", reason: "channel_not_found" } : { kind: "sent" };
    });
    for (const at of ["09:00", "09:05", "09:10"]) await run(`2026-11-24T${at}`, { post });
    expect(posts).toEqual(["2026-W48 D-U1", "2026-W48 C-市民協働課"]);
    expect(incidents.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual(["failed channel_not_found"]);
  });

  it("is reported and never repeated where its end is unknown and nothing can be looked up", async () => {
    const post: DigestPost = {
      post: async (slot) => {
        posts.push(slotName(slot));
        return fails();
      },
    };
    for (const at of ["09:00", "09:05", "12:00"]) await run(`2026-11-24T${at}`, { post });
    expect(posts).toEqual(["2026-W48 D-U1"]);
    expect(incidents.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual(["unknown socket hang up"]);
  });

  it("is looked up once the lease is over: found, it is left alone; absent, it is posted", async () => {
    let kept = true;
    const post: DigestPost = {
      post: async (slot) => {
        if (kept) posts.push(slotName(slot));
        return fails();
      },
      lookUp: async (slot) => posts.includes(slotName(slot)),
    };
    for (const at of ["09:00", "09:00", "09:05", "09:10"]) await run(`2026-11-24T${at}`, { post });
    expect(posts).toEqual(["2026-W48 D-U1"]);
    kept = false;
    await run("2026-11-30T09:00", { post });
    expect(posts).toHaveLength(1);
    await run("2026-11-30T09:05", { post: { ...good, lookUp: async () => false } });
    expect(posts).toEqual(["2026-W48 D-U1", "2026-W49 D-U1"]);
    expect(incidents).toEqual([]);
  });

  it("is left alone where it shows only at the second look", async () => {
    let looks = 0;
    await run("2026-11-24T09:00", { post: { post: fails, lookUp: async () => false } });
    await run("2026-11-24T09:05", { post: { ...good, lookUp: async () => ++looks === 2 } });
    expect(looks).toBe(2);
    expect(posts).toEqual([]);
  });

  it("is asked about again later where the platform cannot be reached", async () => {
    const down: DigestPost = { post: fails, lookUp: fails };
    await run("2026-11-24T09:00", { post: down });
    await run("2026-11-24T09:05", { post: down });
    expect(incidents.map(({ kind }) => kind)).toEqual(["unreachable"]);
    await run("2026-11-24T09:10", { post: { ...good, lookUp: async () => false } });
    expect(posts).toEqual(["2026-W48 D-U1"]);
  });

  it("counts as unknown, and the request is stopped, where no answer comes in time", async () => {
    let stopped = false;
    const post: DigestPost = {
      post: (_slot, _message, signal) =>
        new Promise(() => {
          signal.addEventListener("abort", () => {
            stopped = true;
          });
        }),
    };
    await run("2026-11-24T09:00", { post });
    expect(stopped).toBe(true);
    expect(incidents.map(({ kind }) => kind)).toEqual(["unknown"]);
  });

  it("is looked up by another only after whoever sends has had time for both looks and the request", () => {
    expect(DIGEST_TIMES.leaseMs).toBeGreaterThan(3 * DIGEST_TIMES.sendMs);
  });

  it("is looked up in the next week where nobody did before its week ended", async () => {
    const onlyPosting: DigestPost = {
      post: async (slot) => {
        posts.push(slotName(slot));
        return fails();
      },
      lookUp: async () => true,
    };
    await run("2026-11-27T17:59", { post: onlyPosting });
    await run("2026-11-30T09:00");
    expect(posts).toEqual(["2026-W48 D-U1", "2026-W49 D-U1"]);
    expect(incidents.map(({ kind }) => kind)).toEqual(["unknown"]);
    await run("2026-12-04T17:59", { tenant: `${tenant}b`, post: onlyPosting });
    await run("2026-12-07T09:00", { tenant: `${tenant}b`, post: { ...good, lookUp: async () => true } });
    expect(posts.slice(2)).toEqual(["2026-W49 D-U1", "2026-W50 D-U1"]);
    expect(incidents).toHaveLength(1);
  });

  it("is reported once, and not made up for, where its week ended before it was posted", async () => {
    const busy = keeping(() => ({ kind: "refused", reason: "429", retryInMs: 30_000 }));
    await run("2026-11-27T17:59", { post: busy });
    for (const at of ["2026-11-30T09:00", "2026-11-30T09:05"]) await run(at);
    expect(posts).toEqual(["2026-W48 D-U1", "2026-W49 D-U1"]);
    expect(incidents.map(({ kind, slot }) => `${kind} ${slot.week}`)).toEqual(["failed 2026-W48"]);
  });

  it("leaves the place free again where the program itself fails before sending", async () => {
    await run("2026-11-24T09:00", { source: { ...source, material: fails } });
    expect(incidents.map(({ kind }) => kind)).toEqual(["error"]);
    await run("2026-11-24T09:05");
    expect(posts).toEqual(["2026-W48 D-U1"]);
  });
});

describe("the scheduler", () => {
  const { setTimeout: realTimeout } = globalThis;
  /** The database works in real time: what must not be posted gets the time to be posted wrongly. */
  const diskTime = (): Promise<void> => new Promise((resolve) => realTimeout(resolve, 200));

  it("posts at once where this week's is missing, then on the hour, each week, in the city's time", async () => {
    vi.useFakeTimers({
      toFake: ["Date", "setTimeout", "clearTimeout"],
      now: new Date("2026-11-27T17:02:00+09:00"),
    });
    const failures: unknown[] = [];
    const digests = startDigests(work("", { clock: () => new Date() }), (error) => failures.push(error));
    try {
      await vi.advanceTimersByTimeAsync(60_000);
      await expect.poll(() => posts).toEqual(["2026-W48 D-U1"]);
      await vi.advanceTimersByTimeAsync(Date.parse("2026-11-30T08:59:00+09:00") - Date.now());
      await diskTime();
      expect(posts).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(120_000);
      await expect.poll(() => posts).toEqual(["2026-W48 D-U1", "2026-W49 D-U1"]);
      await digests.stop();
      vi.setSystemTime(new Date("2026-12-07T08:59:00+09:00"));
      await vi.advanceTimersByTimeAsync(600_000);
      await diskTime();
      expect(posts).toHaveLength(2);
      expect(failures).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a dry run", () => {
  const plan = (date: string) =>
    dryRun(date, { tenant, source, isHoliday, hours: DIGEST_HOURS, rules: DIGEST_RULES });
  const show = async (date: string, language: "ja" | "en"): Promise<string> =>
    showDryRun(await plan(date), language, ({ parts }) => `${parts.length > 0}`);

  it("tells for any day of a week what goes to whom and when, and posts and claims nothing", async () => {
    readers = [person("U1"), person("U2"), section("市民協働課")];
    const text = await show("2026-11-27", "ja");
    expect(text).toContain(
      "2026-W48: 令和8年11月24日（火） 9時に、2か所へ投稿します（知らせることがないのは1か所）",
    );
    expect(text).toContain("担当者 U1（test D-U1）");
    expect(text).not.toContain("U2");
    expect(posts).toEqual([]);
    await run("2026-11-27T10:00");
    expect(posts).toHaveLength(2);
  });

  it("says in both languages that a closed week has none", async () => {
    expect(await show("2026-01-01", "ja")).toContain("開く日がない");
    expect(await show("2026-01-01", "en")).toContain("closed all week");
  });
});
