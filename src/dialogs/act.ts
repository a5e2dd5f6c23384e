import { DUE_TASKS } from "../domain/project.ts";
import type { Answers, Bilingual, Dialog, Step } from "./dialog.ts";
import { ACT_STEPS, ACT_WORDING, REASON_ASK, SEND_BACK_OPTIONS, TASK_WORDING } from "./wording/act.ts";
import { evaluationWording } from "./wording/evaluation.ts";

/**
 * What is done with a record for a reason: put off, sent back, left out. The answers `project`, `projectName`, `act` and
 * `tasks` (what has a day, joined by commas) are given when it begins; no step asks them.
 */

export const REASONED_ACTS = ["extend", "sendBack", "exempt", "include"] as const;
export type ReasonedAct = (typeof REASONED_ACTS)[number];

export const actOf = (answers: Answers): ReasonedAct =>
  REASONED_ACTS.find((act) => act === answers["act"]) ?? "exempt";

const LONGEST_REASON = 1000;

type Words = ReturnType<typeof evaluationWording>;
const both = (word: (words: Words) => string): Bilingual => ({
  ja: word(evaluationWording("ja")),
  en: word(evaluationWording("en")),
});
const why: Step["why"] = (_guide, language) => [
  { kind: "text", text: evaluationWording(language).actReasonWhy },
];

export const actDialog: Dialog = {
  name: "act",
  version: 1,
  title: { ja: "記録の手続き", en: "Record" },
  opening: {
    ja: "理由を残して手続きをします。まとめで確かめてから実行します。",
    en: "The reason is kept. Nothing happens before you confirm it in the summary.",
  },
  steps(answers) {
    const act = actOf(answers);
    const tasks = (answers["tasks"] ?? "").split(",");
    const options = DUE_TASKS.filter((task) => tasks.includes(task)).map((task) => ({
      value: task,
      label: TASK_WORDING[task],
      words: [],
    }));
    const until = { label: both((words) => words.until), ask: both((words) => words.untilAsk) };
    const extra: readonly Step[] =
      act === "extend"
        ? [
            { key: "task", input: { kind: "choice", options }, ...ACT_STEPS.task, why },
            { key: "until", input: { kind: "date", optional: false }, ...until, why },
          ]
        : act === "sendBack"
          ? [{ key: "to", input: { kind: "choice", options: SEND_BACK_OPTIONS }, ...ACT_STEPS.to, why }]
          : [];
    const reason: Step = {
      key: "reason",
      input: { kind: "text", longest: LONGEST_REASON, optional: false },
      inWords: true,
      label: both((words) => words.actReason),
      ask: REASON_ASK[act],
      why,
    };
    return [...extra, reason];
  },
  result: (answers, _guide, language) => [
    {
      kind: "text",
      text: `${ACT_WORDING[actOf(answers)][language]}: ${answers["projectName"] ?? ""}`,
      tone: "heading",
    },
    { kind: "text", text: evaluationWording(language).actReady },
  ],
  extras: [],
  migrate: (_version, answers) => ({ ...answers }),
  files: "act",
};
