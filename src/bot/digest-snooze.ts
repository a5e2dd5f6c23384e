import { DIGEST_RULES } from "../digests/digest-day.ts";
import { addDays, showDate } from "../domain/japanese-date.ts";
import { type Project, waitingFor } from "../domain/project.ts";
import { projectId } from "../domain/record-ids.ts";
import { pendingTask } from "../evaluations/digest-source.ts";
import type { DigestChange } from "../ports/digest-records.ts";
import { asked, type DigestActed, recordFor, type StaffScene, said } from "./digest-scene.ts";
import { digestActionWording } from "./digest-wording.ts";

/** Quiet for a week: each evaluation that a record waits for now. What is due stays due. */

const QUIET_DAYS = 7;
const SHOWN = 20;
const ALL = "*";
const choice = (id: string): string => `digest:snooze/${encodeURIComponent(id)}`;

/** Asks which of the records that the person is told of is meant. */
export async function askWhatToSnooze(scene: StaffScene): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const lines = await toldOf(scene);
  if (lines.length === 0) return said(words.nothingToSnooze);
  const each = lines.slice(0, SHOWN).map(({ id, name }) => ({ value: choice(id), label: name }));
  return asked(
    words.whichToSnooze,
    lines.length > 1 ? [...each, { value: choice(ALL), label: words.all }] : each,
  );
}

/** Makes one record quiet, or all that the person is told of. */
export async function snooze(scene: StaffScene, wanted: string): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const ids = wanted === ALL ? (await toldOf(scene)).map(({ id }) => id) : [projectId(wanted)];
  const found = [];
  for (const id of ids) {
    const record = await recordFor(scene, id, "edit");
    if (record) found.push(record.project);
  }
  if (found.length === 0) return said(wanted === ALL ? words.nothingToSnooze : words.refused);
  const until = addDays(scene.today, QUIET_DAYS);
  const [only] = found;
  const names = only && found.length === 1 ? words.named(only.name) : words.all;
  return {
    ...said(words.snoozed(names, showDate(until, scene.language))),
    digests: found.flatMap((project) => quiet(project, until)),
  };
}

const quiet = (project: Project, until: string): readonly DigestChange[] =>
  waitingFor(project).map(({ task }) => {
    const { timing, side } = pendingTask(project.stage, task);
    return { kind: "snooze", project: project.id, timing, side, until };
  });

/** What the person's digest tells of today. */
async function toldOf({ records, person, today }: StaffScene) {
  const until = addDays(today, DIGEST_RULES.soonDays);
  const open = await records.projects.openOf(person.id);
  return open.filter(({ next, stage }) => next && next.on <= until && stage !== "headConfirmation");
}
