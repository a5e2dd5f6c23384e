import type { Answers, Bilingual, Dialog, Step, StepInput } from "./dialog.ts";
import { EDIT_FIELDS, EDIT_STEPS, type EditField } from "./wording/edit.ts";
import { evaluationWording } from "./wording/evaluation.ts";

/**
 * Mends one part of a project's record. The answers `project`, `projectName` and `locked` (「yes」 where the record is
 * settled and a reason is needed) are given when it begins; no step asks them.
 */

const LONGEST = 1000;
const LONGEST_NAME = 200;

const INPUTS: Readonly<Record<EditField, StepInput>> = {
  actual: { kind: "number", optional: true },
  partner: { kind: "text", longest: LONGEST_NAME, optional: false },
  purpose: { kind: "text", longest: LONGEST, optional: false },
  startsOn: { kind: "date", optional: false },
  endsOn: { kind: "date", optional: false },
  amount: { kind: "number", optional: true },
  agreedOn: { kind: "date", optional: true },
};
const FIELDS = Object.keys(INPUTS).filter((key): key is EditField => key in EDIT_FIELDS);

export const fieldOf = (answers: Answers): EditField | undefined =>
  FIELDS.find((field) => field === answers["field"]);

/** Each part's value has an answer of its own, so that another part begins afresh. */
export const valueKey = (field: EditField): string => `value.${field}`;

const step = (
  key: string,
  input: StepInput,
  { ask, label, why }: { readonly ask: Bilingual; readonly label: Bilingual; readonly why: Bilingual },
): Step => ({ key, input, ask, label, why: (_guide, language) => [{ kind: "text", text: why[language] }] });

export const editDialog: Dialog = {
  name: "edit",
  version: 1,
  title: { ja: "記録の修正", en: "Mend a record" },
  opening: {
    ja: "記録を一項目ずつ直します。まとめで確かめてから直します。",
    en: "A record is mended one part at a time. Nothing changes before you confirm it in the summary.",
  },
  steps(answers) {
    const options = FIELDS.map((field) => ({ value: field, label: EDIT_FIELDS[field], words: [] }));
    const field = fieldOf(answers);
    return [
      step("field", { kind: "choice", options }, EDIT_STEPS.field),
      ...(field === undefined ? [] : [step(valueKey(field), INPUTS[field], EDIT_STEPS.value)]),
      ...(answers["locked"] === "yes"
        ? [
            {
              ...step("reason", { kind: "text", longest: LONGEST, optional: false }, EDIT_STEPS.reason),
              inWords: true as const,
            },
          ]
        : []),
    ];
  },
  result: (answers, _guide, language) => [
    { kind: "text", text: answers["projectName"] ?? "", tone: "heading" },
    { kind: "text", text: evaluationWording(language).actReady },
  ],
  extras: [],
  migrate: (_version, answers) => ({ ...answers }),
  files: "edit",
};
