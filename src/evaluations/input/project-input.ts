import { z } from "zod";
import { type Indicator, type Project, type ProjectProblem, projectProblems } from "../../domain/project.ts";
import { projectId, sectionId } from "../../domain/record-ids.ts";
import * as typed from "./typed.ts";
import { type FieldName, type InputProblem, problem } from "./wording.ts";

/** A project as it is typed in a dialog or a file, made into values. */

export type ProjectValues = Pick<
  Project,
  | "fiscalYear"
  | "name"
  | "startsOn"
  | "endsOn"
  | "mainForm"
  | "additionalForms"
  | "amountYen"
  | "agreedOn"
  | "purpose"
  | "indicators"
> & { readonly partner: Pick<Project["partner"], "name" | "kind"> };

const PARTNER_KIND_WORDS = {
  neighbourhood: ["自治会等", "自治会", "町内会", "neighbourhood association"],
  nonProfit: ["NPO等", "NPO", "市民活動団体", "ボランティア団体", "non-profit"],
  business: ["事業者", "企業", "会社"],
  other: ["他", "その他"],
} as const;

export const partnerKind = typed.oneOf(PARTNER_KIND_WORDS, "unknownKind");

const numbers = [1, 2, 3] as const;

const schema = (today: string) =>
  z.object(
    {
      fiscalYear: typed.fiscalYear(today),
      name: typed.text(200),
      partnerName: typed.text(200),
      partnerKind,
      startsOn: typed.day(today),
      endsOn: typed.day(today),
      mainForm: typed.form,
      additionalForms: typed.forms,
      amount: typed.amountYen,
      agreedOn: typed.optionalDay(today),
      purpose: typed.text(),
      indicator1: typed.optionalText(200),
      target1: typed.optionalNumber,
      unit1: typed.optionalText(20),
      actual1: typed.optionalNumber,
      indicator2: typed.optionalText(200),
      target2: typed.optionalNumber,
      unit2: typed.optionalText(20),
      actual2: typed.optionalNumber,
      indicator3: typed.optionalText(200),
      target3: typed.optionalNumber,
      unit3: typed.optionalText(20),
      actual3: typed.optionalNumber,
    },
    { error: "unreadable" },
  );

/** Every name that a typed project may have; all values are text, numbers or nothing. */
export type ProjectField = keyof z.input<ReturnType<typeof schema>>;

/** Reads a typed project. `today` (YYYY-MM-DD) settles days without a year. Tells all that is wrong at once. */
export function readProject(input: unknown, today: string): typed.Read<ProjectValues> {
  const parsed = schema(today).safeParse(input);
  if (!parsed.success) {
    const problems = typed.problemsOf(parsed.error, ([field]) => fieldNamed(String(field ?? "name")));
    return typed.refused(problems) ?? { kind: "refused", problems: [problem(["name"], "unreadable")] };
  }
  const { partnerName, partnerKind: kind, amount, ...data } = parsed.data;
  const problems: InputProblem[] = [];
  const indicators = numbers.flatMap((number): Indicator[] => {
    const name = data[`indicator${number}`];
    const target = data[`target${number}`];
    const actual = data[`actual${number}`];
    if (name === "" && target === null && actual === null) return [];
    if (name === "") problems.push(problem(["indicator", number], "missing"));
    if (target === null) problems.push(problem(["target", number], "missing"));
    return [{ name, target: target ?? 0, unit: data[`unit${number}`], actual }];
  });
  const [first, ...rest] = indicators;
  if (!first) problems.push(problem(["indicator", 1], "missing"));
  const values: ProjectValues = {
    fiscalYear: data.fiscalYear,
    name: data.name,
    partner: { name: partnerName, kind },
    startsOn: data.startsOn,
    endsOn: data.endsOn,
    mainForm: data.mainForm,
    additionalForms: data.additionalForms,
    amountYen: amount,
    agreedOn: data.agreedOn,
    purpose: data.purpose,
    indicators: [first ?? { name: "-", target: 0, unit: "", actual: null }, ...rest],
  };
  const wrong = projectProblems(newProject(values)).filter((each) => each !== "indicatorIncomplete");
  problems.push(...wrong.map((each) => problem(FIELD_OF[each], each)));
  return typed.refused(problems) ?? { kind: "read", value: values };
}

/** The values as a project that nothing else is known of. */
const newProject = (values: ProjectValues): Project => ({
  ...values,
  id: projectId(""),
  section: sectionId(""),
  owner: null,
  partner: { ...values.partner, registered: null },
  zone: null,
  previous: null,
  stage: "planning",
  filed: [],
  due: {},
  version: 0,
});

const FIELD_OF: { readonly [P in ProjectProblem]: FieldName } = {
  nameMissing: ["name"],
  purposeMissing: ["purpose"],
  partnerMissing: ["partnerName"],
  endsBeforeStart: ["endsOn"],
  outsideFiscalYear: ["fiscalYear"],
  amountNotWhole: ["amount"],
  indicatorCount: ["indicator", 1],
  indicatorIncomplete: ["indicator", 1],
  formTwice: ["additionalForms"],
  ownPredecessor: ["name"],
};

const PLAIN = [
  ...(["fiscalYear", "name", "partnerName", "partnerKind", "startsOn", "endsOn"] as const),
  ...(["mainForm", "additionalForms", "amount", "agreedOn", "purpose"] as const),
] as const;

function fieldNamed(name: string): FieldName {
  const [, part, number] = /^(indicator|target|unit|actual)([123])$/.exec(name) ?? [];
  if (part === "indicator" || part === "target" || part === "unit" || part === "actual") {
    return [part, Number(number)];
  }
  const plain = PLAIN.find((each) => each === name);
  return plain ? [plain] : ["name"];
}
