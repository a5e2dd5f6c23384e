import type { CheckItem, RatedItem } from "../domain/evaluation.ts";
import { addDays } from "../domain/japanese-date.ts";
import { WIDE_GAP } from "../domain/mutual-review.ts";
import { type DueNext, type DueTask, type Stage, waitingFor } from "../domain/project.ts";
import { seasonOf } from "../domain/season.ts";
import type { OpenRecord, Snooze } from "../ports/digest-records.ts";
import type {
  DigestMaterial,
  DigestReader,
  DigestSource,
  PendingEvaluation,
  RecordRef,
} from "../ports/digest-source.ts";
import type { ProjectFilter, ProjectLine, RecordsReader } from "../ports/records.ts";
import { checkItemIn, ratedItemIn } from "./input/wording.ts";

/** Digests' rows out of the records. `aheadDays` is how far ahead any digest looks: what falls due later is not loaded. */
export function recordsDigestSource(
  recordsOf: (tenant: string) => RecordsReader,
  aheadDays: number,
): DigestSource {
  return {
    readers: (tenant) => readers(recordsOf(tenant)),
    material: (tenant, day) => material(recordsOf(tenant), day, aheadDays),
  };
}

/** More lines of one kind than this are told of by nobody. */
const MOST_LINES = 100_000;
const DAYS_OF_YEAR = 365;
const DAYS_OF_WEEK = 7;

async function readers(records: RecordsReader): Promise<readonly DigestReader[]> {
  const names = await sectionNames(records);
  const people = (await records.digests.homes()).flatMap(
    ({ person, name, home, optedOut }): DigestReader[] =>
      home ? [{ kind: "person", person, name, ...home, optedOut, snoozedUntil: null }] : [],
  );
  const channels = (await records.digests.channels()).map(({ section, place, language }): DigestReader => {
    const common = { place, language, optedOut: false, snoozedUntil: null };
    return section === null
      ? { kind: "collaboration", ...common }
      : { kind: "section", section: names(section), ...common };
  });
  return [...people, ...channels];
}

async function material(records: RecordsReader, day: string, aheadDays: number): Promise<DigestMaterial> {
  const { digests, projects } = records;
  const until = addDays(day, aheadDays + 1);
  const lines = async (filter: Omit<ProjectFilter, "seenBy">): Promise<readonly ProjectLine[]> =>
    projects.list({ seenBy: { kind: "all" }, ...filter }, "due", { limit: MOST_LINES, offset: 0 });
  const ends = { from: day, to: until };
  // Each is a query of its own; a database that can, answers them side by side.
  const [named, snoozes, open, inHand, submissions, gaps, refusals, withoutOwner, ending, toPublish, missed] =
    await Promise.all([
      sectionNames(records),
      digests.snoozes(day),
      digests.open(until),
      digests.inHand(),
      digests.submissions(addDays(day, -DAYS_OF_YEAR), day),
      digests.gaps(WIDE_GAP),
      digests.refusals(),
      lines({ open: true, unowned: true }),
      lines({ agreed: true, stages: ["planning", "running"], ends }),
      // Only June's digest tells of them.
      seasonOf(day) === "publication" ? lines({ stages: ["settled"] }) : [],
      unposted(records, addDays(day, -DAYS_OF_WEEK)),
    ]);
  const asleep = sleeping(snoozes);
  const ref = ({ id, name, section }: Pick<ProjectLine, "id" | "name" | "section">): RecordRef => ({
    projectId: id,
    projectName: name,
    section: named(section),
  });
  return {
    pending: open.flatMap((record) =>
      waitingFor(record)
        .filter(({ on }) => on < until)
        .map((next) => pending(record, next, named(record.section), asleep)),
    ),
    inHand,
    submissions: submissions.map((row) => ({ ...row, section: named(row.section) })),
    gaps: gaps.map((gap) => ({
      ...ref(gap),
      item: rated(gap.item),
      city: gap.city,
      partner: gap.partner,
    })),
    refusals: refusals.map((no) => ({ ...ref(no), item: checked(no.item) })),
    withoutOwner: withoutOwner.map(ref),
    ending: ending.map((line) => ({ ...ref(line), partnerName: line.partner.name, end: line.endsOn })),
    unposted: missed,
    toPublish: toPublish.map(ref),
  };
}

/** Of those who still hear digests: an address that is gone says nothing to anybody. */
async function unposted(records: RecordsReader, since: string): Promise<DigestMaterial["unposted"]> {
  const failed = await records.digests.unposted(since);
  if (failed.length === 0) return [];
  const hear = await readers(records);
  return failed.flatMap(({ place, week }) => {
    const to = hear.find((each) => each.place.platform === place.platform && each.place.key === place.key);
    return to ? [{ to, week }] : [];
  });
}

const rated = (item: RatedItem) => ({ ja: ratedItemIn(item, "ja"), en: ratedItemIn(item, "en") });
const checked = (item: CheckItem) => ({ ja: checkItemIn(item, "ja"), en: checkItemIn(item, "en") });

async function sectionNames({ people }: RecordsReader): Promise<(id: string) => string> {
  const names = new Map<string, string>((await people.sections()).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** What one task of a record is in a digest. */
export function pending(
  record: OpenRecord,
  next: DueNext,
  section: string,
  snoozedUntil: (key: Omit<Snooze, "until">) => string | null,
): PendingEvaluation {
  const what = pendingTask(record.stage, next.task);
  return {
    projectId: record.id,
    projectName: record.name,
    section,
    owner: record.owner,
    partnerName: record.partnerName,
    ...what,
    due: next.on,
    waitingForPartner: what.side === "partner",
    snoozedUntil: snoozedUntil({ project: record.id, ...what }),
  };
}

/** What a task is called in a digest, in a record of this stage. */
export function pendingTask(
  stage: Stage,
  task: DueTask,
): Pick<PendingEvaluation, "timing" | "side" | "stage"> {
  switch (task) {
    case "midterm":
      return { timing: "midTerm", side: "city", stage: "selfEvaluation" };
    case "citySelf":
      return { timing: "final", side: "city", stage: "selfEvaluation" };
    case "partnerSelf":
      return { timing: "final", side: "partner", stage: "selfEvaluation" };
    case "mutual":
      // The review is in: what is missing is that it is sent on to the section head.
      return stage === "mutual"
        ? { timing: "final", side: "city", stage: "handingIn" }
        : { timing: "final", side: "both", stage: "mutualReview" };
    case "settle":
    case "publish":
      return {
        timing: "final",
        side: "city",
        stage: stage === "headConfirmation" ? "headConfirmation" : "handingIn",
      };
  }
}

function sleeping(snoozes: readonly Snooze[]): (key: Omit<Snooze, "until">) => string | null {
  const key = ({ project, timing, side }: Omit<Snooze, "until">): string => `${timing}/${side}/${project}`;
  const until = new Map(snoozes.map((snooze) => [key(snooze), snooze.until]));
  return (wanted) => until.get(key(wanted)) ?? null;
}
