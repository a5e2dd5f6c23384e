import type { Person } from "../domain/person.ts";
import type { ProjectId } from "../domain/record-ids.ts";
import type { RecordsReader } from "../ports/records.ts";
import { type RecordView, viewRecord } from "./record-view.ts";

/** How many records stand in memory at a time. */
const AT_ONCE = 200;

/** A fiscal year's records as the person may see them, page by page in a fixed order. */
export async function* recordPages(
  { office }: Pick<RecordsReader, "office">,
  person: Person,
  fiscalYear: number,
): AsyncGenerator<readonly RecordView[]> {
  let last: ProjectId | null = null;
  for (;;) {
    const page = await office.following(fiscalYear, last, AT_ONCE);
    const end = page.at(-1);
    if (!end) return;
    yield page.map((record) => viewRecord(person, record));
    last = end.project.id;
  }
}
