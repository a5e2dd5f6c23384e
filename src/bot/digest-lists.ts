import { digestWording } from "../digests/wording.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Part } from "../domain/message.ts";
import { pendingTask } from "../evaluations/digest-source.ts";
import { sightOf } from "../evaluations/rights.ts";
import type { ProjectFilter, ProjectLine } from "../ports/records.ts";
import type { DigestActed, StaffScene } from "./digest-scene.ts";
import { digestActionWording } from "./digest-wording.ts";

/** The lists behind a digest's buttons: no more than the person may see, and no names of people. */

type List = "listMine" | "listSection" | "listConfirmations" | "listAll" | "listPublications";
const SHOWN = 20;

export async function listed(scene: StaffScene, list: List): Promise<DigestActed> {
  const { records, language } = scene;
  const words = digestActionWording(language);
  const filter = filterOf(scene, list);
  const lines = filter ? await records.projects.list(filter, "due", { limit: SHOWN, offset: 0 }) : [];
  const count = filter && lines.length === SHOWN ? await records.projects.count(filter) : lines.length;
  const heading: Part = { kind: "text", text: words.lists[list], tone: "heading" };
  if (lines.length === 0) return { parts: [heading, { kind: "text", text: words.empty }] };
  const items = await linesOf(scene, lines);
  const rest = count - lines.length;
  return { parts: [heading, { kind: "list", items: rest > 0 ? [...items, words.more(rest)] : items }] };
}

/** Undefined where the person belongs to no section. */
function filterOf({ person }: StaffScene, list: List): ProjectFilter | undefined {
  const seenBy = sightOf(person);
  if (list === "listMine") return { seenBy, owner: person.id, open: true };
  if (list === "listAll") return { seenBy, open: true };
  const all = person.role === "collaboration" && list !== "listSection";
  if (!all && person.section === null) return undefined;
  const of = all || person.section === null ? {} : { section: person.section };
  if (list === "listSection") return { seenBy, ...of, open: true };
  return { seenBy, ...of, stages: [list === "listConfirmations" ? "headConfirmation" : "settled"] };
}

/** Each record as one line: its name, section, and what is due when. */
export async function linesOf(
  { records, language }: StaffScene,
  lines: readonly ProjectLine[],
): Promise<readonly string[]> {
  const words = digestActionWording(language);
  const names = new Map<string, string>((await records.people.sections()).map(({ id, name }) => [id, name]));
  return lines.map(({ name, section, stage, next }) => {
    const where = names.get(section) ?? section;
    if (!next) return words.lineWithoutDay(name, where);
    const task =
      next.task === "publish"
        ? words.publishing
        : digestWording(language).task(pendingTask(stage, next.task));
    return words.line(name, where, task, showDate(next.on, language));
  });
}
