import { type PersonId, type ProjectId, personId, projectId } from "../domain/record-ids.ts";
import { linesOf } from "./digest-lists.ts";
import { asked, type DigestActed, recordFor, type StaffScene, said, sectionName } from "./digest-scene.ts";
import { digestActionWording } from "./digest-wording.ts";

/** Another person in charge, asked for step by step: which record, then whom of its section. */

const SHOWN = 20;

/** Values of the choices, as they come back when they are picked. */
export const handOnChoice = {
  record: (id: ProjectId): string => `digest:record/${encodeURIComponent(id)}`,
  person: (person: PersonId, id: ProjectId): string =>
    `digest:person/${encodeURIComponent(person)}/${encodeURIComponent(id)}`,
};

/** What was picked; undefined for a value that none of these choices has made. */
export async function pickedForOwner(
  scene: StaffScene,
  verb: string,
  ids: readonly string[],
): Promise<DigestActed | undefined> {
  const [first = "", second = ""] = ids;
  if (verb === "record") return askWhom(scene, projectId(first));
  return verb === "person" ? give(scene, personId(first), projectId(second)) : undefined;
}

/** Asks which of the records in the person's hands is meant. */
export async function askWhich(scene: StaffScene): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const open = (await scene.records.projects.openOf(scene.person.id)).slice(0, SHOWN);
  const [only] = open;
  if (!only) return said(words.nothingInHand);
  if (open.length === 1) return askWhom(scene, only.id);
  return asked(
    words.whichToHandOver,
    open.map(({ id, name }) => ({ value: handOnChoice.record(id), label: name })),
  );
}

/** The records in the person's hands with what is due, and the way to hand each on. */
export async function handoverList(scene: StaffScene): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const open = await scene.records.projects.openOf(scene.person.id);
  if (open.length === 0) return said(words.nothingInHand);
  const items = await linesOf(scene, open);
  const { parts, ...asking } = await askWhich(scene);
  return {
    ...asking,
    parts: [{ kind: "text", text: words.handover }, { kind: "list", items }, ...parts],
  };
}

/** Asks who of the record's section takes it over. */
export async function askWhom(scene: StaffScene, id: ProjectId): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const record = await recordFor(scene, id, "reassign");
  if (!record) return said(words.refused);
  const { name, section, owner } = record.project;
  const people = (await scene.records.people.ofSection(section)).filter((person) => person.id !== owner);
  if (people.length === 0) return said(words.nobody(await sectionName(scene, section)));
  return asked(
    words.toWhom(name),
    people.map((person) => ({ value: handOnChoice.person(person.id, id), label: person.name })),
  );
}

async function give(scene: StaffScene, to: PersonId, id: ProjectId): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const record = await recordFor(scene, id, "reassign");
  const person = await scene.records.people.find(to);
  const fits = person?.leftOn === null && person.section === record?.project.section;
  if (!record || !person || !fits) return said(words.refused);
  const { project } = record;
  if (project.owner === to) return said(words.same(project.name, person.name));
  return {
    ...said(words.given(project.name, person.name)),
    records: [{ kind: "saveProject", project: { ...project, owner: to }, by: scene.person.id, reason: null }],
  };
}
