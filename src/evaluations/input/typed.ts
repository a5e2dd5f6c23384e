import { z } from "zod";
import { FORMS, type FormName } from "../../domain/guideline.ts";
import { readDate } from "../../domain/japanese-date.ts";
import { readNumber } from "../../domain/japanese-number.ts";
import { foldCase, withoutControls } from "../../domain/text.ts";
import { type FieldName, type InputProblem, type ProblemKey, problem } from "./wording.ts";

/** Single fields as people type them, full-width digits and Japanese dates included. An issue's message is a problem's key. */

const LONGEST = 4000;

/** Text, a number or nothing, as one line without control characters. */
export const typed = z
  .union([z.string(), z.number(), z.null()], { error: "unreadable" })
  .optional()
  .transform((value) => (value === null || value === undefined ? "" : withoutControls(String(value))));

function refuse(context: z.RefinementCtx, message: ProblemKey): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

export const optionalText = (longest = LONGEST) =>
  typed.transform((text, context) => (text.length > longest ? refuse(context, "tooLong") : text));

export const text = (longest = LONGEST) =>
  optionalText(longest).transform((text, context) => (text === "" ? refuse(context, "missing") : text));

/** A day; null where nothing is typed. `today` is YYYY-MM-DD. */
export const optionalDay = (today: string) =>
  typed.transform((text, context): string | null => {
    if (text === "") return null;
    const reading = readDate(text, today);
    switch (reading.kind) {
      case "date":
        return reading.date;
      case "ambiguous":
        return refuse(context, "severalDates");
      case "impossible":
        return refuse(context, "impossibleDate");
      case "none":
        return refuse(context, "noDate");
    }
  });

export const day = (today: string) =>
  optionalDay(today).transform((date, context) => date ?? refuse(context, "missing"));

/** 2026, ２０２６年度, 令和8年度, R8, 今年度. */
export const fiscalYear = (today: string) =>
  typed.transform((text, context): number => {
    const bare = foldCase(text)
      .replace(/\s+/gu, "")
      .replace(/年度?$/u, "");
    if (bare === "") return refuse(context, "missing");
    const reading = readDate(`${bare}年度当初`, today);
    return reading.kind === "date" ? Number(reading.date.slice(0, 4)) : refuse(context, "noYear");
  });

/** A number of 0 or more; null where nothing is typed. */
export const optionalNumber = typed.transform((text, context): number | null =>
  text === "" ? null : (readNumber(text) ?? refuse(context, "noNumber")),
);

/** Whole yen; null where nothing is typed. */
export const amountYen = optionalNumber.transform((amount, context) =>
  amount === null || Number.isSafeInteger(amount) ? amount : refuse(context, "amountNotWhole"),
);

/** One of several values, by its id or another word for it. */
export const oneOf = <V extends string>(words: { readonly [K in V]: readonly string[] }, key: ProblemKey) =>
  typed.transform((text, context): V => {
    if (text === "") return refuse(context, "missing");
    for (const value in words) {
      if ([value, ...words[value]].some((word) => foldCase(word) === foldCase(text))) return value;
    }
    return refuse(context, key);
  });

/** 「補助・助成」 is also said 補助 or 助成. */
export const formNamed = (text: string): FormName | undefined =>
  FORMS.find((form) => [form, ...form.split("・")].some((word) => foldCase(word) === foldCase(text)));

export const form = typed.transform((text, context): FormName => {
  if (text === "") return refuse(context, "missing");
  return formNamed(text) ?? refuse(context, "unknownForm");
});

/** 「委託、共催」. */
export const forms = typed.transform((text, context): readonly FormName[] =>
  listed(text).map((name) => formNamed(name) ?? refuse(context, "unknownForm")),
);

/** The parts of 「佐藤、鈴木」. A middle dot belongs to names. */
export const listed = (text: string): readonly string[] =>
  text
    .split(/[、,，;；]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

export type Read<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "refused"; readonly problems: readonly [InputProblem, ...InputProblem[]] };

export const refused = (problems: readonly InputProblem[]): Read<never> | undefined => {
  const [first, ...rest] = problems;
  return first ? { kind: "refused", problems: [first, ...rest] } : undefined;
};

/** Each issue as a problem of the field that its path names; `fieldAt` tells which. */
export const problemsOf = (
  error: z.ZodError,
  fieldAt: (path: readonly PropertyKey[]) => FieldName,
): readonly InputProblem[] =>
  error.issues.map(({ path, message }) => problem(fieldAt(path), problemKey(message)));

const KEYS = new Map<string, ProblemKey>(
  (
    [
      ...(["missing", "tooLong", "noYear", "noDate", "impossibleDate", "severalDates", "noNumber"] as const),
      ...(["amountNotWhole", "unknownForm", "unknownKind", "unknownRating", "unknownCheck"] as const),
      ...(["unknownTime", "unknownSide", "unknownMethod", "unknownDecision"] as const),
      ...(["unknownPlatform", "unknownRole"] as const),
    ] satisfies readonly ProblemKey[]
  ).map((key) => [key, key]),
);

const problemKey = (message: string): ProblemKey => KEYS.get(message) ?? "unreadable";
