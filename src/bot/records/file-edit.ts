import type { Answers } from "../../dialogs/dialog.ts";
import { fieldOf, valueKey } from "../../dialogs/edit.ts";
import { EDIT_FIELDS, type EditField } from "../../dialogs/wording/edit.ts";
import { text, warning } from "../../domain/message.ts";
import { type Project, projectProblems } from "../../domain/project.ts";
import { DUE_RULES } from "../../evaluations/due.ts";
import { withDue } from "../../evaluations/due-days.ts";
import { problem } from "../../evaluations/input/wording.ts";
import { type Acted, correct } from "../../evaluations/record-acts.ts";
import { mayDo, recordState } from "../../evaluations/rights.ts";
import type { WholeRecord } from "../../ports/records.ts";
import type { Filed } from "./filed.ts";
import { actChoices } from "./page-actions.ts";
import { registeredAs } from "./registered-group.ts";
import { asOfToday, type RecordScene, wordsOf } from "./scene.ts";

/** Whether a record is settled, so that only a correction with a reason may change it. */
export const isLocked = ({ stage }: Project): boolean =>
  ["settled", "published"].includes(recordState(stage));

async function mended(
  project: Project,
  field: EditField,
  value: string,
  scene: RecordScene,
): Promise<Project> {
  const number = value === "" ? null : Number(value);
  switch (field) {
    case "actual": {
      const [first, ...rest] = project.indicators;
      return { ...project, indicators: [{ ...first, actual: number }, ...rest] };
    }
    case "partner":
      // Another name is another group: its contact is not the former one's.
      return {
        ...project,
        partner: { ...project.partner, name: value, registered: await registeredAs(value, scene) },
      };
    case "amount":
      return { ...project, amountYen: number === null ? null : Math.round(number) };
    case "agreedOn":
      return { ...project, agreedOn: value === "" ? null : value };
    default:
      return { ...project, [field]: value };
  }
}

/** One mended part into the record: by who may edit it, or, once it is settled, as a correction with its reason. */
export async function fileEdit(answers: Answers, stored: WholeRecord, scene: RecordScene): Promise<Filed> {
  const words = wordsOf(scene);
  const { language, person, guide, isHoliday } = scene;
  const field = fieldOf(answers);
  if (field === undefined) return { kind: "refused", parts: [warning(words.refused)] };
  const { project: before } = stored;
  const changed = await mended(before, field, answers[valueKey(field)] ?? "", scene);
  const problems = projectProblems(changed);
  if (problems.length > 0) {
    const items = problems.map((each) => problem(["name"], each)[language]);
    return { kind: "refused", parts: [warning(words.problems), { kind: "list", items }] };
  }
  const acted = isLocked(before)
    ? correct(person, stored, { kind: "saveProject", project: changed }, answers["reason"] ?? "")
    : edited(stored, withDue(changed, DUE_RULES, isHoliday, before), scene);
  if (acted.kind === "refused") return { kind: "refused", parts: [warning(words.refusals[acted.because])] };
  const record = asOfToday({ ...stored, project: changed }, guide.today);
  return {
    kind: "filed",
    changes: acted.changes,
    parts: [text(words.mended(changed.name, EDIT_FIELDS[field][language]))],
    menu: actChoices(record, scene),
  };
}

const edited = (stored: WholeRecord, project: Project, { person }: RecordScene): Acted =>
  mayDo(person, "edit", stored.project)
    ? { kind: "done", changes: [{ kind: "saveProject", project, by: person.id, reason: null }] }
    : { kind: "refused", because: "right" };
