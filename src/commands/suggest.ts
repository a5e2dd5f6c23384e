import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { withoutControls } from "../domain/text.ts";
import type { Suggester } from "../suggestions/suggest.ts";
import { answerLines, InputError } from "./jsonl.ts";

/** `suggest --jsonl`: a project's description a line in, proposed zone and form a line out. */

/** Longest description in characters: several pages, more than a project sheet holds. */
const LONGEST_DESCRIPTION = 10_000;

const row = z.object({
  id: z.union([z.string(), z.number()]),
  description: z.string(),
  guideline: z.string().nullish(),
});

/** The id as it was given, or undefined; throws an InputError where there is no such guideline. */
export function knownGuideline(id: string | null | undefined, ids: readonly string[]): string | undefined {
  if (id == null || id === "") return undefined;
  if (ids.includes(id)) return id;
  throw new InputError(
    `指針「${id}」はありません。使えるid: ${ids.join(", ")} / There is no guideline “${id}”. Known ids: ${ids.join(", ")}`,
  );
}

/** The description as it can be read. Throws an InputError for an empty or overlong one. */
export function readableDescription(given: string): string {
  const description = withoutControls(given);
  if (description === "") {
    throw new InputError(
      "説明が空です。事業の内容を書いてください。 / The description is empty: write what the project does.",
    );
  }
  if (description.length > LONGEST_DESCRIPTION) {
    throw new InputError(
      `説明が長すぎます（${description.length}字。${LONGEST_DESCRIPTION}字まで）。 / The description is too long (${description.length} characters, at most ${LONGEST_DESCRIPTION}).`,
    );
  }
  return description;
}

export function suggestLines(
  suggester: Suggester,
  ids: readonly string[],
  input: Readable,
  output: Writable,
): Promise<boolean> {
  return answerLines(input, output, row, ({ description, guideline }) => {
    const started = performance.now();
    const { zone, form, formAnswers } = suggester.suggest(
      readableDescription(description),
      knownGuideline(guideline, ids),
    );
    return {
      zones: zone.zones,
      forms: form.forms,
      ...(form.lacks === undefined ? {} : { lacks: form.lacks }),
      why: [
        ...Object.entries(zone.because).map(([question, words]) => ({ question, words })),
        ...[...form.attributes].map(([attribute, words]) => ({ attribute, words })),
      ],
      answers: { zone: zone.answers, form: formAnswers },
      ms: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}
