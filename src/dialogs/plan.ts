import type { Language } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import { AGREEMENT_EXTRA } from "./agreement-answers.ts";
import type { Answers, Bilingual, Dialog, Guide, Proposal, Step, StepInput } from "./dialog.ts";
import { formDialog } from "./form.ts";
import { formParts, formSummary } from "./form-parts.ts";
import { principlesDialog, principlesSummary, taskLines } from "./principles.ts";
import {
  PARTNER_KIND_OPTIONS,
  PLAN_EXTRAS,
  PLAN_PARTS,
  PLAN_WORDING,
  type PlanQuestion,
} from "./wording/plan.ts";
import { principlesWording } from "./wording/principles.ts";
import { zoneDialog } from "./zone.ts";
import { zoneSummary, zonesOf } from "./zone-parts.ts";

/** The plan dialog: a project's outline, then zone, form and principles over the same project, kept as one record. */

const LONGEST_NAME = 100;
const LONGEST_SENTENCE = 300;
const LONGEST_DESCRIPTION = 2000;

function outlineStep(question: PlanQuestion, input: StepInput): Step {
  const { ask, label, why } = PLAN_WORDING[question];
  return {
    key: question,
    input,
    ask,
    label,
    part: PLAN_PARTS.outline,
    why: (_guide, language) => [{ kind: "text", text: why[language] }],
  };
}

const sentence = (longest: number, optional = false): StepInput => ({ kind: "text", longest, optional });

function outline(answers: Answers): readonly Step[] {
  const { start } = answers;
  return [
    outlineStep("name", sentence(LONGEST_NAME)),
    { ...outlineStep("purpose", sentence(LONGEST_SENTENCE)), drafts: "clearer" },
    { ...outlineStep("description", sentence(LONGEST_DESCRIPTION, true)), fills: described },
    outlineStep("partner", sentence(LONGEST_NAME, true)),
    outlineStep("partnerKind", { kind: "choice", options: PARTNER_KIND_OPTIONS }),
    outlineStep("section", sentence(LONGEST_NAME)),
    outlineStep("start", { kind: "date", optional: false }),
    outlineStep("end", {
      kind: "date",
      optional: false,
      ...(start === undefined ? {} : { notBefore: start }),
    }),
    outlineStep("indicator", sentence(LONGEST_NAME)),
    outlineStep("target", { kind: "number", optional: false }),
    outlineStep("cost", { kind: "number", optional: true }),
  ];
}

/** What a description shows of the zone and of the form. */
const described = (text: string, guide: Guide): readonly Proposal[] => [
  ...guide.suggest("zone", text),
  ...guide.suggest("form", text),
];

const within = (part: Bilingual, steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => ({ ...step, part }));

/** Where the outline says no more than the purpose, nothing has been asked of the guideline yet. */
export const planDialog: Dialog = {
  name: "plan",
  version: 2,
  title: { ja: "企画", en: "Plan" },
  opening: {
    ja: "事業の概要を伺い、領域・形態・原則を順に確かめて、一つの記録にまとめます。途中で「後で」と打てば取っておけます。",
    en: "The project's outline comes first, then zone, form and principles; it all becomes one record. Type “later” to keep it for another time.",
  },
  steps: (answers, guide) => [
    ...outline(answers),
    ...within(PLAN_PARTS.zone, zoneDialog.steps(answers, guide)),
    ...within(PLAN_PARTS.form, formDialog.steps(answers, guide)),
    ...within(PLAN_PARTS.principles, principlesDialog.steps(answers, guide)),
  ],
  result: planParts,
  extras: [
    {
      value: "zone",
      label: PLAN_EXTRAS.zone,
      words: ["領域の詳細", "領域の理由", "領域の出典", "zone in detail"],
      show: (answers, guide, language) => zoneDialog.result(answers, guide, language),
    },
    {
      value: "form",
      label: PLAN_EXTRAS.form,
      words: ["形態の詳細", "形態の理由", "形態の出典", "form in detail"],
      show: (answers, guide, language) => formParts(answers, zonesOf(answers), guide, language),
    },
    {
      value: "principles",
      label: PLAN_EXTRAS.principles,
      words: ["原則の詳細", "原則の出典", "principles in detail"],
      show: (answers, guide, language) => principlesDialog.result(answers, guide, language),
    },
    AGREEMENT_EXTRA,
  ],
  migrate: (_version, answers) => ({ ...answers }),
  files: "project",
};

function planParts(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const tasks = taskLines(answers, guide, language);
  return [
    ...zoneSummary(answers, guide, language),
    ...formSummary(answers, zonesOf(answers), guide, language),
    ...principlesSummary(answers, guide, language),
    ...(tasks.length > 0
      ? [
          { kind: "text", text: principlesWording(language).todo } as const,
          { kind: "list", items: tasks } as const,
        ]
      : []),
  ];
}
