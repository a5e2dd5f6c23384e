import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isHoliday } from "../../../src/adapters/calendar/holidays.ts";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { DIGEST_HOURS, momentOf } from "../../../src/digests/schedule.ts";
import { addWeeks, type IsoWeek } from "../../../src/domain/fiscal-calendar.ts";
import { bundled } from "../bundle.ts";
import { type Assignment, PLATFORM, slotName, TENANT } from "./assignment.ts";
import { Dice } from "./dice.ts";
import { TorturePlatform } from "./platform.ts";

/** Two processes post digests on one database, week after week, and are killed again and again. */

export interface Torture {
  readonly database: { readonly databaseUrl?: string; readonly file: string };
  readonly kills: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

export interface TortureResult {
  readonly kills: number;
  readonly weeks: number;
  readonly fates: ReadonlyMap<string, number>;
  /** What should have been posted once, and was posted otherwise: `2026-W53 D-a: 2`. */
  readonly wrong: readonly string[];
}

const PLACES = ["a", "b", "c", "d"];
const SILENT = "silent";
/** A lease far shorter than a request may take: living processes are taken over as well. */
const TIMES = { leaseMs: 300, sendMs: 1200 };
const SLOWEST_MS = 400;
const FIRST: IsoWeek = "2026-W14";

export async function killSenders({ database, kills, seed, say }: Torture): Promise<TortureResult> {
  const dice = new Dice(seed);
  const children = new Set<ChildProcess>();
  let killed = 0;
  const kill = (pid: number): void => {
    const child = [...children].find((each) => each.pid === pid);
    // Counted once, and only where the child was still alive to be killed.
    if (!child || child.killed || platform.calm || !child.kill("SIGKILL")) return;
    killed += 1;
    if (killed % 20 === 0) say?.(`${killed} kills, week ${week}`);
    if (killed >= kills) platform.calm = true;
  };
  const platform = new TorturePlatform(dice, kill, SLOWEST_MS);
  const platformUrl = await platform.start();
  const { store, digestClaims } = await openStores(database);
  const sender = bundled("digests/sender.ts");

  let week: IsoWeek = FIRST;
  let startedAt = Date.now();
  let over = false;
  platform.turn = () => ({ week, startedAt, calm: platform.calm });
  const start = (): void => {
    const given: Assignment = { ...database, platformUrl, places: PLACES, silentPlace: SILENT, ...TIMES };
    const child = spawn(process.execPath, [sender, JSON.stringify(given)], { stdio: "ignore" });
    children.add(child);
    child.once("exit", () => {
      children.delete(child);
      if (!over) start();
    });
  };
  start();
  start();

  const weeks: IsoWeek[] = [];
  try {
    for (;;) {
      const covered = await digestClaims.covered(TENANT, week, week);
      if (covered.length === PLACES.length + 1) {
        weeks.push(week);
        if (platform.calm) break;
        do week = addWeeks(week, 1);
        while (!momentOf(week, isHoliday, DIGEST_HOURS));
        startedAt = Date.now();
      }
      await sleep(20);
    }
  } finally {
    over = true;
    // Whoever still has a request under way gets the time to end it: a second post would show.
    await sleep(2 * TIMES.sendMs);
    for (const child of children) child.kill("SIGKILL");
    platform.stop();
    await store.close();
  }

  const wrong: string[] = [];
  for (const each of weeks) {
    for (const place of [...PLACES, SILENT]) {
      const name = slotName({
        tenant: TENANT,
        place: { platform: PLATFORM, key: `D-${place}` },
        week: each,
      });
      const times = platform.posts.filter((post) => post === name).length;
      if (times !== (place === SILENT ? 0 : 1)) wrong.push(`${name}: ${times}`);
    }
  }
  return { kills: killed, weeks: weeks.length, fates: platform.fates, wrong };
}
