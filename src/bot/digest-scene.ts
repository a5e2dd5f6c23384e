import type { Language } from "../domain/guideline.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Choice, Part } from "../domain/message.ts";
import type { Person } from "../domain/person.ts";
import type { ProjectId } from "../domain/record-ids.ts";
import { mayDo, type RecordAction } from "../evaluations/rights.ts";
import type { DigestChange } from "../ports/digest-records.ts";
import type { RecordChange, RecordsReader, WholeRecord } from "../ports/records.ts";
import type { Party, Place } from "../ports/store.ts";
import { menuPart } from "./menu.ts";

/** Who acts on a digest, where, and what comes of it. */

export interface DigestScene {
  readonly records: RecordsReader;
  readonly party: Party;
  /** The place belongs to the person alone. */
  readonly direct: boolean;
  /** Where a digest for all who read here stands. */
  readonly board: Place;
  readonly language: Language;
  /** The day in the city, `YYYY-MM-DD`. */
  readonly today: string;
}

export const digestScene = (
  records: RecordsReader,
  {
    party,
    direct = false,
    board = party.place,
  }: { readonly party: Party; readonly direct?: boolean; readonly board?: Place },
  language: Language,
  now: Date,
): DigestScene => ({ records, party, direct, board, language, today: cityDate(now) });

/** What is said, and what is stored with the turn. */
export interface DigestActed {
  readonly parts: readonly Part[];
  /** What can be picked next, by a button or typed. */
  readonly menu?: readonly Choice[];
  readonly records?: readonly RecordChange[];
  readonly digests?: readonly DigestChange[];
}

/** A scene in which the person is known and works here. */
export interface StaffScene extends DigestScene {
  readonly person: Person;
}

/** Undefined for who is not known, or has left. */
export async function staffScene(scene: DigestScene): Promise<StaffScene | undefined> {
  const { platform } = scene.party.place;
  const person = await scene.records.people.byIdentity({ platform, user: scene.party.person });
  return person && person.leftOn === null ? { ...scene, person } : undefined;
}

/** A record, where the person may do this with it; undefined whether there is none or the person may not. */
export async function recordFor(
  { records, person }: StaffScene,
  id: ProjectId,
  action: RecordAction,
): Promise<WholeRecord | undefined> {
  const record = await records.projects.find(id);
  return record && mayDo(person, action, record.project) ? record : undefined;
}

export async function sectionName({ records }: DigestScene, id: string): Promise<string> {
  return (await records.people.sections()).find((section) => section.id === id)?.name ?? id;
}

export const said = (text: string): DigestActed => ({ parts: [{ kind: "text", text }] });

export const asked = (text: string, menu: readonly Choice[]): DigestActed => ({
  parts: [{ kind: "text", text }, menuPart(menu)],
  menu,
});
