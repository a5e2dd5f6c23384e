import type { Answers, Dialog } from "../../dialogs/dialog.ts";
import { type Choice, type Part, warning } from "../../domain/message.ts";
import { projectId } from "../../domain/record-ids.ts";
import type { RecordChange } from "../../ports/records.ts";
import { fileAct } from "./file-act.ts";
import { fileEdit } from "./file-edit.ts";
import { fileEvaluation } from "./file-evaluation.ts";
import { filePlan } from "./file-plan.ts";
import { fileReview } from "./file-review.ts";
import { type RecordScene, wordsOf } from "./scene.ts";

/** What becomes of a finished dialog: filed, or refused with a word on how to mend it; then the dialog stays open. */
export type Filed =
  | {
      readonly kind: "filed";
      readonly changes: readonly RecordChange[];
      readonly parts: readonly Part[];
      readonly menu: readonly Choice[];
    }
  | { readonly kind: "refused"; readonly parts: readonly Part[] };

/** Files what a finished dialog holds. `id` is the stored dialog's own. */
export async function fileFinished(
  files: NonNullable<Dialog["files"]>,
  answers: Answers,
  id: string,
  scene: RecordScene,
): Promise<Filed> {
  if (files === "project") return filePlan(answers, id, scene);
  const record = await scene.records.projects.find(projectId(answers["project"] ?? ""));
  if (!record) return { kind: "refused", parts: [warning(wordsOf(scene).notSeen)] };
  switch (files) {
    case "evaluation":
      return fileEvaluation(answers, record, scene);
    case "review":
      return fileReview(answers, record, scene);
    case "act":
      return fileAct(answers, record, scene);
    case "edit":
      return fileEdit(answers, record, scene);
  }
}
