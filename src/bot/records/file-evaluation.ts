import type { Answers } from "../../dialogs/dialog.ts";
import { ratedHeadings, sideOf, typedEvaluation } from "../../dialogs/evaluation.ts";
import { evaluationWording } from "../../dialogs/wording/evaluation.ts";
import { text, warning } from "../../domain/message.ts";
import { hasShortForm, sidesMissing } from "../../domain/project.ts";
import { evaluationId } from "../../domain/record-ids.ts";
import { readEvaluation } from "../../evaluations/input/evaluation-input.ts";
import { fileEvaluation as filed } from "../../evaluations/record-acts.ts";
import type { WholeRecord } from "../../ports/records.ts";
import type { Filed } from "./filed.ts";
import { actChoices } from "./page-actions.ts";
import { asOfToday, type RecordScene, wordsOf } from "./scene.ts";

/** One side's finished evaluation into the record. */
export function fileEvaluation(answers: Answers, stored: WholeRecord, scene: RecordScene): Filed {
  const words = wordsOf(scene);
  const { guide, language, person } = scene;
  const record = asOfToday(stored, guide.today);
  const read = readEvaluation(typedEvaluation(answers, guide), ratedHeadings(guide), guide.today);
  if (read.kind === "refused") {
    const items = read.problems.map((problem) => problem[language]);
    return { kind: "refused", parts: [warning(words.problems), { kind: "list", items }] };
  }
  const acted = filed(person, record, read.value, evaluationId(scene.newId()));
  if (acted.kind === "refused") return { kind: "refused", parts: [warning(words.refusals[acted.because])] };
  const side = evaluationWording(language).sides[sideOf(answers)];
  const changed = acted.changes.find((change) => change.kind === "saveProject");
  const project = changed?.kind === "saveProject" ? changed.project : record.project;
  const both = sidesMissing(project, read.value.time).length === 0;
  const after = both ? (hasShortForm(project) ? [] : [text(words.bothIn)]) : [text(words.waitingForPartner)];
  return {
    kind: "filed",
    changes: acted.changes,
    parts: [text(words.evaluated(project.name, side)), ...after],
    menu: actChoices({ ...record, project }, scene),
  };
}
