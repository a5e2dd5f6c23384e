import type { PrintedPage } from "../domain/printed-page.ts";
import { type ProjectId, projectId } from "../domain/record-ids.ts";
import { recordPage } from "../evaluations/page/record-page.ts";
import { viewRecord } from "../evaluations/record-view.ts";
import { sightOf } from "../evaluations/rights.ts";
import { namesIn } from "./export.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";

/** `record --html ID`: one record as a page, of what the person may see. Throws an InputError where that is nothing. */
export async function printedRecord(wanted: string, office: Office): Promise<PrintedPage> {
  const { records, person, language, today } = office;
  const id = await idMeant(wanted, office);
  const view = viewRecord(person, await records.projects.find(id));
  if (view.kind === "refused") {
    throw new InputError(
      `記録「${wanted}」はないか、見ることができません。 / There is no record “${wanted}” that can be seen.`,
    );
  }
  return recordPage(view, await namesIn(records), language, today);
}

/** Enough to name the namesakes of one project over the years. */
const MOST_NAMESAKES = 50;

/** The id itself, or the id of the one project with this name that the person may see. */
async function idMeant(wanted: string, { records: { projects }, person }: Office): Promise<ProjectId> {
  const id = projectId(wanted);
  if (await projects.find(id)) return id;
  const filter = { seenBy: sightOf(person), words: [wanted] };
  const found = await projects.list(filter, "newest", { limit: MOST_NAMESAKES, offset: 0 });
  const [one, ...others] = found.filter(({ name }) => name === wanted);
  if (others.length === 0 || !one) return one?.id ?? id;
  const ids = [one, ...others].map((line) => `  ${line.fiscalYear}  ${line.id}`);
  throw new InputError(
    `「${wanted}」という事業はいくつもあります。記録番号で指定してください。 / Several projects have this name: take the id.\n${ids.join("\n")}`,
  );
}
