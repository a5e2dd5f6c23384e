import { setTimeout as sleep } from "node:timers/promises";
import { isHoliday } from "../../../src/adapters/calendar/holidays.ts";
import { openStores } from "../../../src/adapters/sql/open.ts";
import { DIGEST_RULES } from "../../../src/digests/digest-day.ts";
import { runDigests } from "../../../src/digests/run.ts";
import { DIGEST_HOURS, momentOf } from "../../../src/digests/schedule.ts";
import type { DigestPost } from "../../../src/ports/digest-post.ts";
import type { DigestSource } from "../../../src/ports/digest-source.ts";
import { NOTHING, pending, person } from "../../digests/rows.ts";
import { assignment, PLATFORM, slotName, TENANT, turn } from "./assignment.ts";

/** A process that posts digests for ever, until it is killed. */

const given = assignment.parse(JSON.parse(process.argv[2] ?? ""));
const { platformUrl, places, silentPlace, leaseMs, sendMs } = given;
const { digestClaims } = await openStores(given);

const post: DigestPost = {
  async post(slot, _message, signal) {
    const body = JSON.stringify({ process: process.pid, slot: slotName(slot) });
    const { status } = await fetch(`${platformUrl}/posts`, { method: "POST", body, signal });
    return status === 200 ? { kind: "sent" } : { kind: "refused", reason: String(status), retryInMs: 20 };
  },
  async lookUp(slot) {
    const answer = await fetch(
      `${platformUrl}/posts?process=${process.pid}&slot=${encodeURIComponent(slotName(slot))}`,
    );
    if (answer.status !== 200) throw new Error(`the platform says ${answer.status}`);
    return (await answer.text()) === "yes";
  },
};

const source: DigestSource = {
  readers: async () => [...places, silentPlace].map(person),
  material: async () => ({
    ...NOTHING,
    pending: places.map((owner) => pending({ owner, due: "2026-01-30" })),
  }),
};

for (;;) {
  const now = await fetch(`${platformUrl}/turn?process=${process.pid}`);
  const { week, startedAt, calm } = turn.parse(await now.json());
  const at = momentOf(week, isHoliday, DIGEST_HOURS)?.at.getTime() ?? 0;
  await runDigests({
    tenant: TENANT,
    clock: () => new Date(at + Date.now() - startedAt),
    claims: digestClaims,
    source,
    posts: new Map([[PLATFORM, post]]),
    isHoliday,
    hours: DIGEST_HOURS,
    rules: DIGEST_RULES,
    // With the short lease two living processes can take one slot from each other for ever: only a kill ends that.
    times: { leaseMs: calm ? 4 * sendMs : leaseMs, sendMs },
    report: ({ kind, slot, reason }) => console.error(`${kind} ${slotName(slot)}: ${reason}`),
  });
  await sleep(10);
}
