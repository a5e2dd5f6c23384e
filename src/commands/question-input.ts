import { z } from "zod";
import { withoutControls } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Likeness } from "../knowledge/likeness.ts";
import type { AskedQuestion } from "../knowledge/question.ts";
import { InputError } from "./jsonl.ts";

/** A question from outside: cleaned, and refused with a word on how to mend it where it cannot be asked. */

/** Longest question in characters: a page of text, more than any question needs. */
const LONGEST_QUESTION = 2000;

export const questionRow = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  guideline: z.string().nullish(),
  history: z.array(z.string()).nullish(),
  lang: z.enum(["ja", "en"]).nullish(),
});
export type QuestionRow = z.infer<typeof questionRow>;

/** Search by meaning, where there is one. */
export interface FindsLikeness {
  likenessOf(asked: AskedQuestion): Promise<Likeness | undefined>;
}

/** The question as it can be asked. Throws an InputError for an empty or overlong one and for an unknown guideline. */
export function askable(row: Omit<QuestionRow, "id">, knowledge: Knowledge) {
  const question = withoutControls(row.question);
  if (question === "") {
    throw new InputError(
      "質問が空です。知りたいことを書いてください。 / The question is empty: write what you want to know.",
    );
  }
  if (question.length > LONGEST_QUESTION) {
    throw new InputError(
      `質問が長すぎます（${question.length}字。${LONGEST_QUESTION}字まで）。要点だけにして送ってください。 / The question is too long (${question.length} characters, at most ${LONGEST_QUESTION}): please shorten it.`,
    );
  }
  const ids = knowledge.library.volumes.map((volume) => volume.guideline.id);
  if (row.guideline != null && row.guideline !== "" && !ids.includes(row.guideline)) {
    throw new InputError(
      `指針「${row.guideline}」はありません。使えるid: ${ids.join(", ")} / There is no guideline “${row.guideline}”. Known ids: ${ids.join(", ")}`,
    );
  }
  return {
    question,
    history: (row.history ?? []).map(withoutControls).filter((turn) => turn !== ""),
    guideline: row.guideline == null || row.guideline === "" ? undefined : row.guideline,
    language: row.lang ?? undefined,
  };
}
