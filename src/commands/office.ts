import type { Language } from "../domain/guideline.ts";
import type { Person } from "../domain/person.ts";
import type { RecordChange, RecordsReader } from "../ports/records.ts";

/** A city's records as a command works with them. */
export interface Office {
  readonly records: RecordsReader;
  /** As whom the command acts: one of the collaboration section. */
  readonly person: Person;
  /** All of it is stored, or nothing. */
  change(changes: readonly RecordChange[]): Promise<void>;
  newId(): string;
  /** YYYY-MM-DD in the city. */
  readonly today: string;
  readonly language: Language;
}
