import { createHash } from "node:crypto";
import { z } from "zod";

/** Gold cases: questions with the quotes that an answer must hold, and questions that the texts do not answer. */

const quote = z.object({ guideline: z.string(), quote: z.string() });
const asked = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string(),
  lang: z.enum(["ja", "en"]).default("ja"),
  guideline: z.string().nullish(),
  history: z.array(z.string()).nullish(),
});
/** Any one group is enough; every quote in it is needed. */
const answerable = asked.extend({ groups: z.array(z.array(quote).min(1)).min(1) });
/** `abstain`: to say that the texts do not answer it; `no_citation`: small talk. */
const silent = asked.extend({ expected: z.enum(["abstain", "no_citation"]) });

export type AnswerableCase = z.infer<typeof answerable> & { readonly kind: "answerable" };
export type SilentCase = z.infer<typeof silent> & { readonly kind: "silent" };
export type EvalCase = AnswerableCase | SilentCase;

export interface CaseFile {
  readonly name: string;
  readonly content: string;
}

export interface ReadCases {
  readonly cases: readonly EvalCase[];
  /** Rows without a question: they belong to other measurements. */
  readonly others: number;
  /** `file:line: reason`. */
  readonly problems: readonly string[];
  /** Over all cases: only runs over the same ones can be compared. */
  readonly hash: string;
}

/** Reads JSON Lines. A row with `groups` is answerable, one with `expected` is not. */
export function readCases(files: readonly CaseFile[]): ReadCases {
  const cases: EvalCase[] = [];
  const problems: string[] = [];
  let others = 0;
  for (const { name, content } of files) {
    for (const [at, line] of content.split("\n").entries()) {
      if (line.trim() === "") continue;
      const read = readCase(line);
      if (read === "other") others += 1;
      else if (typeof read === "string") problems.push(`${name}:${at + 1}: ${read}`);
      else cases.push(read);
    }
  }
  const hash = createHash("sha256").update(JSON.stringify(cases)).digest("hex").slice(0, 16);
  return { cases, others, problems, hash };
}

function readCase(line: string): EvalCase | "other" | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return "JSONとして読めません。 / not JSON";
  }
  const keys = z.record(z.string(), z.unknown()).safeParse(json).data ?? {};
  if (!("question" in keys)) return "other";
  const row = "groups" in keys ? answerable.safeParse(json) : silent.safeParse(json);
  if (!row.success) {
    return row.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  }
  const { data } = row;
  return "groups" in data ? { kind: "answerable", ...data } : { kind: "silent", ...data };
}
