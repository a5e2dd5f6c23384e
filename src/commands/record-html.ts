import type { PrintedPage } from "../domain/printed-page.ts";
import { projectId } from "../domain/record-ids.ts";
import { recordPage } from "../evaluations/page/record-page.ts";
import { viewRecord } from "../evaluations/record-view.ts";
import { namesIn } from "./export.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";

/** `record --html ID`: one record as a page, of what the person may see. Throws an InputError where that is nothing. */
export async function printedRecord(
  id: string,
  { records, person, language, today }: Office,
): Promise<PrintedPage> {
  const view = viewRecord(person, await records.projects.find(projectId(id)));
  if (view.kind === "refused") {
    throw new InputError(
      `記録「${id}」はないか、見ることができません。 / There is no record “${id}” that can be seen.`,
    );
  }
  return recordPage(view, await namesIn(records), language, today);
}
