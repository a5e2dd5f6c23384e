import type { Language } from "../../domain/guideline.ts";
import type { Person } from "../../domain/person.ts";
import type { Quadrants, RatedProject, SideRating } from "../../domain/picture.ts";
import { altText } from "../../domain/picture-alt.ts";
import type { Side, Stage } from "../../domain/project.ts";
import { positionOf } from "../../domain/quadrant.ts";
import { pageWording } from "../../evaluations/page/wording.ts";
import { viewRecord } from "../../evaluations/record-view.ts";
import type { BoardView } from "../../ports/board.ts";
import type { ProjectFilter, RecordsReader, WholeRecord } from "../../ports/records.ts";
import { pageOf } from "./pages.ts";
import { boardWording } from "./wording.ts";

/** The two axes of evaluations whose both sides are in, as many as one picture can tell apart. */

const PLOTTED = 12;
/** Before these, one side's scores are hidden from everybody but who wrote them. */
const COMPARED: readonly Stage[] = ["selfEvaluated", "mutual", "headConfirmation", "settled", "published"];

export async function plotOf(
  records: RecordsReader,
  person: Person,
  filter: ProjectFilter,
  { page, language }: { readonly page: number | undefined; readonly language: Language },
): Promise<BoardView["plot"]> {
  const stages = COMPARED.filter((stage) => filter.stages?.includes(stage) ?? true);
  const wanted: ProjectFilter = { ...filter, stages };
  const total = await records.projects.count(wanted);
  const listed = await pageOf(page, total, PLOTTED, (at) => records.projects.list(wanted, "newest", at));
  const rows: RatedProject[] = [];
  for (const { id } of listed.rows) {
    const record = await records.projects.find(id);
    rows.push(...rated(record, person));
  }
  const picture: Quadrants = {
    kind: "quadrants",
    title: boardWording(language).plot,
    ...pageWording(language).quadrants,
    projects: rows,
  };
  return { ...listed, rows, picture, alt: altText(picture, language) };
}

function rated(record: WholeRecord | undefined, person: Person): readonly RatedProject[] {
  const seen = viewRecord(person, record);
  if (seen.kind !== "seen") return [];
  const side = (wanted: Side): SideRating | undefined => {
    const found = seen.evaluations.find(
      (each) => each.kind === "open" && each.evaluation.time === "after" && each.evaluation.side === wanted,
    );
    if (found?.kind !== "open") return undefined;
    const { outcome, process } = positionOf(found.evaluation);
    return outcome === null || process === null ? undefined : { outcome, process };
  };
  const [city, partner] = [side("city"), side("partner")];
  return city || partner ? [{ label: seen.project.name, city, partner }] : [];
}
