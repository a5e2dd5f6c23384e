import { actOf } from "../../dialogs/act.ts";
import type { Answers } from "../../dialogs/dialog.ts";
import { TASK_WORDING } from "../../dialogs/wording/act.ts";
import { showDate } from "../../domain/japanese-date.ts";
import { text, warning } from "../../domain/message.ts";
import { DUE_TASKS } from "../../domain/project.ts";
import type { LifeCycleAct } from "../../evaluations/life-cycle.ts";
import { act } from "../../evaluations/record-acts.ts";
import type { WholeRecord } from "../../ports/records.ts";
import type { Filed } from "./filed.ts";
import { actChoices } from "./page-actions.ts";
import { asOfToday, type RecordScene, wordsOf } from "./scene.ts";

const SEND_BACK = ["awaiting", "selfEvaluated", "mutual"] as const;

function wanted(answers: Answers): LifeCycleAct {
  const reason = answers["reason"] ?? "";
  const kind = actOf(answers);
  switch (kind) {
    case "extend": {
      const task = DUE_TASKS.find((each) => each === answers["task"]) ?? "citySelf";
      return { act: kind, task, until: answers["until"] ?? "", reason };
    }
    case "sendBack":
      return { act: kind, to: SEND_BACK.find((each) => each === answers["to"]) ?? "awaiting", reason };
    default:
      return { act: kind, reason };
  }
}

/** A finished reasoned act on the record. */
export function fileAct(answers: Answers, stored: WholeRecord, scene: RecordScene): Filed {
  const words = wordsOf(scene);
  const record = asOfToday(stored, scene.guide.today);
  const doing = wanted(answers);
  const acted = act(scene.person, record, doing);
  if (acted.kind === "refused") return { kind: "refused", parts: [warning(words.refusals[acted.because])] };
  const changed = acted.changes.find((change) => change.kind === "saveProject");
  const project = changed?.kind === "saveProject" ? changed.project : record.project;
  const done =
    doing.act === "extend"
      ? words.putOff(
          project.name,
          TASK_WORDING[doing.task][scene.language],
          showDate(doing.until, scene.language),
        )
      : words.acted(project.name, words.stages[project.stage]);
  return {
    kind: "filed",
    changes: acted.changes,
    parts: [text(done)],
    menu: actChoices({ ...record, project }, scene),
  };
}
