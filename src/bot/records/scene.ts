import type { Guide } from "../../dialogs/dialog.ts";
import type { IsHoliday } from "../../domain/fiscal-calendar.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Choice, Part } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import { stageOn } from "../../evaluations/life-cycle.ts";
import type { RecordChange, RecordsReader, WholeRecord } from "../../ports/records.ts";
import type { Party } from "../../ports/store.ts";
import { type RecordWording, recordWording } from "./wording.ts";

/** Everything that one turn's work with records needs: who asks, in which language, and the records as they stand. */
export interface RecordScene {
  readonly records: RecordsReader;
  readonly person: Person;
  readonly language: Language;
  readonly guide: Guide;
  readonly isHoliday: IsHoliday;
  readonly newId: () => string;
}

/** What a piece of work with records comes to: what is said, what is stored, what may be chosen next. */
export interface RecordReply {
  readonly parts: readonly Part[];
  readonly changes: readonly RecordChange[];
  readonly menu: readonly Choice[];
}

export const said = (...parts: readonly Part[]): RecordReply => ({ parts, changes: [], menu: [] });
export const wordsOf = ({ language }: RecordScene): RecordWording => recordWording(language);

/** Who talks, as the records know the person; undefined for somebody who is not registered. */
export const personOf = (records: RecordsReader, { place, person }: Party): Promise<Person | undefined> =>
  records.people.byIdentity({ platform: place.platform, user: person });

/** The record with the stage that the calendar has brought: 実施中 from the first day, 評価待ち after the last. */
export const asOfToday = (record: WholeRecord, today: string): WholeRecord => ({
  ...record,
  project: { ...record.project, stage: stageOn(record.project, today) },
});
