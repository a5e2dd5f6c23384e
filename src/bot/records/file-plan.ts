import type { Answers } from "../../dialogs/dialog.ts";
import { formsOf } from "../../dialogs/form-parts.ts";
import { TASK_WORDING } from "../../dialogs/wording/act.ts";
import { zonesOf } from "../../dialogs/zone-parts.ts";
import { zoneAnswersOf } from "../../dialogs/zone-result.ts";
import { fiscalYearOf, showDate } from "../../domain/japanese-date.ts";
import { text, warning } from "../../domain/message.ts";
import { PARTNER_KINDS } from "../../domain/partner.ts";
import type { Section } from "../../domain/person.ts";
import { nextDue, type Project } from "../../domain/project.ts";
import { projectId, sectionId } from "../../domain/record-ids.ts";
import { DUE_RULES } from "../../evaluations/due.ts";
import { withDue } from "../../evaluations/due-days.ts";
import { mayDo, mayInOffice } from "../../evaluations/rights.ts";
import type { RecordChange } from "../../ports/records.ts";
import type { Filed } from "./filed.ts";
import { registeredAs } from "./registered-group.ts";
import { type RecordScene, wordsOf } from "./scene.ts";

/** A finished plan as a project record; finishing the same plan again changes its record and makes no second one. */

/** `id` is the plan's own: the record keeps it. */
export async function filePlan(answers: Answers, id: string, scene: RecordScene): Promise<Filed> {
  const words = wordsOf(scene);
  const { person, records, guide } = scene;
  const refuse = (line: string): Filed => ({ kind: "refused", parts: [warning(line)] });
  if (!mayInOffice(person, "addProject")) return refuse(words.refused);
  const [mainForm] = formsOf(answers, guide);
  if (mainForm === undefined) return refuse(words.noForm);
  const section = await sectionNamed(answers["section"] ?? "", scene);
  if (section.kind === "unknown") return refuse(words.noSection(answers["section"] ?? "", section.known));
  const name = answers["name"] ?? "";
  const fiscalYear = fiscalYearOf(answers["start"] ?? guide.today);
  const same = await records.projects.findByKey({ fiscalYear, section: section.section.id, name });
  if (same !== undefined && same !== id) return refuse(words.sameName(name));
  const before = (await records.projects.find(projectId(id)))?.project;
  if (before && before.stage !== "planning") return refuse(words.underWay(before.name));
  if (before && !mayDo(person, "edit", before)) return refuse(words.refused);
  const fields = projectOf(answers, scene);
  const cost = answers["cost"] ?? "";
  const partner = answers["partner"] ?? "";
  const project: Project = {
    ...fields,
    id: projectId(id),
    fiscalYear,
    name,
    section: section.section.id,
    owner: before?.owner ?? person.id,
    partner: {
      name: partner === "" ? words.undecidedPartner : partner,
      kind: PARTNER_KINDS.find((kind) => kind === answers["partnerKind"]) ?? "other",
      registered: await registeredAs(partner, scene),
    },
    mainForm,
    amountYen: cost === "" ? null : Math.round(Number(cost)),
    previous: before?.previous ?? null,
    stage: "planning",
    filed: before?.filed ?? [],
    due: before?.due ?? {},
    version: before?.version ?? 0,
  };
  const dated = withDue(project, DUE_RULES, scene.isHoliday, before);
  const next = nextDue(dated);
  const due = next ? `${TASK_WORDING[next.task][scene.language]} ${showDate(next.on, scene.language)}` : "";
  const saved: RecordChange = { kind: "saveProject", project: dated, by: person.id, reason: null };
  return {
    kind: "filed",
    changes: [...section.changes, saved],
    parts: [text(words.filed(name, due))],
    menu: [],
  };
}

function projectOf(
  answers: Answers,
  { guide }: RecordScene,
): Pick<Project, "purpose" | "startsOn" | "endsOn" | "zone" | "additionalForms" | "agreedOn" | "indicators"> {
  const own = guide.volumes.find(({ guideline }) => guideline.id === guide.own)?.guideline;
  const [zone, ...others] = zonesOf(answers);
  return {
    purpose: answers["purpose"] ?? "",
    startsOn: answers["start"] ?? guide.today,
    endsOn: answers["end"] ?? guide.today,
    zone:
      zone === undefined
        ? null
        : {
            zones: [zone, ...others],
            answers: zoneAnswersOf(answers),
            guideline: own?.id ?? "",
            edition: own?.edition ?? null,
          },
    additionalForms: [],
    agreedOn: null,
    indicators: [
      { name: answers["indicator"] ?? "", target: Number(answers["target"] ?? 0), unit: "", actual: null },
    ],
  };
}

type Named =
  | { readonly kind: "known"; readonly section: Section; readonly changes: readonly RecordChange[] }
  | { readonly kind: "unknown"; readonly known: string };

/** The section of that name. The collaboration section makes a new one by naming it; others name one that is there. */
async function sectionNamed(name: string, scene: RecordScene): Promise<Named> {
  const { records, person, newId } = scene;
  const sections = await records.people.sections();
  const section = sections.find((each) => each.name.normalize("NFKC") === name.normalize("NFKC"));
  if (section) return { kind: "known", section, changes: [] };
  if (!mayInOffice(person, "editPeople")) {
    return {
      kind: "unknown",
      known: sections.map((each) => each.name).join(wordsOf(scene).page.separator) || "―",
    };
  }
  const fresh: Section = { id: sectionId(newId()), name };
  const change: RecordChange = { kind: "saveSection", section: fresh, by: person.id, reason: null };
  return { kind: "known", section: fresh, changes: [change] };
}
