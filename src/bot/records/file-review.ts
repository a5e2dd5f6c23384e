import type { Answers } from "../../dialogs/dialog.ts";
import { typedReview } from "../../dialogs/review.ts";
import { text, warning } from "../../domain/message.ts";
import { readReview } from "../../evaluations/input/review-input.ts";
import { recordReview } from "../../evaluations/record-acts.ts";
import type { WholeRecord } from "../../ports/records.ts";
import type { Filed } from "./filed.ts";
import { actChoices } from "./page-actions.ts";
import { type RecordScene, wordsOf } from "./scene.ts";

/** Both sides' final evaluations; undefined where one is missing. */
export function finalEvaluations({ evaluations }: WholeRecord) {
  const final = evaluations.filter(({ time }) => time === "after");
  const city = final.find(({ side }) => side === "city");
  const partner = final.find(({ side }) => side === "partner");
  return city && partner && { city, partner };
}

/** The finished mutual review into the record. */
export function fileReview(answers: Answers, record: WholeRecord, scene: RecordScene): Filed {
  const words = wordsOf(scene);
  const { guide, language, person } = scene;
  const sides = finalEvaluations(record);
  if (!sides) return { kind: "refused", parts: [warning(words.refused)] };
  const read = readReview(typedReview(answers), sides, guide.today);
  if (read.kind === "refused") {
    const items = read.problems.map((problem) => problem[language]);
    return { kind: "refused", parts: [warning(words.problems), { kind: "list", items }] };
  }
  const acted = recordReview(person, record, read.value);
  if (acted.kind === "refused") return { kind: "refused", parts: [warning(words.refusals[acted.because])] };
  const changed = acted.changes.find((change) => change.kind === "saveProject");
  const project = changed?.kind === "saveProject" ? changed.project : record.project;
  return {
    kind: "filed",
    changes: acted.changes,
    parts: [text(words.reviewed(project.name))],
    menu: actChoices({ ...record, project }, scene),
  };
}
