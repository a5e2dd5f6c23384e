import { isHoliday } from "../adapters/calendar/holidays.ts";
import { renderMessage } from "../adapters/terminal/message.ts";
import type { Config } from "../config.ts";
import { DIGEST_RULES } from "../digests/digest-day.ts";
import { type DryRun, dryRun, showDryRun } from "../digests/dry-run.ts";
import { incidentLine } from "../digests/incident-line.ts";
import { DIGEST_HOURS, type DigestHours } from "../digests/schedule.ts";
import { DIGEST_TIMES } from "../digests/slot.ts";
import { type RunningDigests, startDigests } from "../digests/start.ts";
import type { Language } from "../domain/guideline.ts";
import { cityDate } from "../domain/japanese-date.ts";
import { recordsDigestSource } from "../evaluations/digest-source.ts";
import type { DigestClaims } from "../ports/digest-claims.ts";
import type { DigestPost } from "../ports/digest-post.ts";
import type { DigestSource } from "../ports/digest-source.ts";
import type { Store } from "../ports/store.ts";
import { openDatabase } from "./database.ts";
import { cityOf, openKnowledge, titleIn } from "./knowledge.ts";

/** Posting ports by the name that places carry. */
type PostingPlatforms = ReadonlyMap<string, DigestPost>;

const AHEAD_DAYS = Math.max(DIGEST_RULES.endingDays, DIGEST_RULES.soonDays);

const sourceOf = (store: Store): DigestSource =>
  recordsDigestSource((tenant) => store.records(tenant), AHEAD_DAYS);

const hoursOf = ({ digestHour }: Pick<Config, "digestHour">): DigestHours => ({
  ...DIGEST_HOURS,
  fromHour: digestHour,
});

/** Posts the city's digests from now on; undefined, with nothing scheduled, where there is no platform to post to. */
export function startDigestsOn(
  posts: PostingPlatforms,
  work: {
    readonly config: Pick<Config, "digestHour">;
    readonly tenant: string;
    readonly store: Store;
    readonly claims: DigestClaims;
    readonly clock: () => Date;
    /** Takes one line for each thing that a person should look at. */
    readonly tell: (line: string) => void;
  },
): RunningDigests | undefined {
  if (posts.size === 0) return undefined;
  const { config, tenant, store, claims, clock, tell } = work;
  return startDigests(
    {
      tenant,
      clock,
      claims,
      posts,
      source: sourceOf(store),
      isHoliday,
      hours: hoursOf(config),
      rules: DIGEST_RULES,
      times: DIGEST_TIMES,
      report: (incident) => tell(incidentLine(incident)),
    },
    (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      tell(
        `お知らせを確かめられませんでした。後でもう一度試します / digests: this run failed; it will be tried again (${reason})`,
      );
    },
  );
}

/** What would be posted in the week of a day, from the records as they stand now. */
export const plannedDigests = (
  date: string,
  work: { readonly config: Pick<Config, "digestHour">; readonly tenant: string; readonly store: Store },
): Promise<DryRun> =>
  dryRun(date, {
    tenant: work.tenant,
    source: sourceOf(work.store),
    isHoliday,
    hours: hoursOf(work.config),
    rules: DIGEST_RULES,
  });

/** What would be posted in the week of `date` (today without one), to whom, as text. Nothing is sent or changed. */
export async function showDigests(
  config: Config,
  date: string | undefined,
  language: Language,
): Promise<string> {
  const knowledge = openKnowledge(config);
  const { store } = await openDatabase(config);
  try {
    const tenant = cityOf(knowledge);
    const plan = await plannedDigests(date ?? cityDate(new Date()), { config, tenant, store });
    return showDryRun(plan, language, (message) =>
      renderMessage(message, { colour: false, title: titleIn(knowledge) }),
    );
  } finally {
    await store.close();
  }
}
