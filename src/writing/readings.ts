import { z } from "zod";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Field, Refinement } from "../domain/message.ts";
import { squeeze } from "../domain/text.ts";
import type { Session } from "./session.ts";
import { writingWording } from "./wording.ts";

/** Free text read as answers to steps: each with the person's own words that led there, and a value that the step has. */

export interface StepReading {
  readonly field: Field;
  readonly value: string;
  /** As it is shown to the person. */
  readonly label: string;
  readonly words: string;
}

const STEP = {
  name: "step_answer",
  schema: z.object({ value: z.string().nullable(), words: z.string() }),
};
const DESCRIPTION = {
  name: "described_answers",
  schema: z.object({
    answers: z.array(z.object({ key: z.string(), value: z.string(), words: z.string() })),
  }),
};
/** The words that are shown behind an answer, in characters. */
const LONGEST_WORDS = 40;

type Of<Kind extends Refinement["kind"]> = Extract<Refinement, { kind: Kind }>;

/** The answer that a typed text means; undefined where it means none. */
export async function readStep(
  session: Session,
  { ask, field, typed }: Of<"step">,
  language: Language,
  today: string,
): Promise<StepReading | undefined> {
  const options = takes(field, language, today);
  const values = { ask, options, typed: session.mask.hide(typed) };
  const reply = await session.askFor("step", language, values, STEP);
  return reply && reading(session, field, reply.value ?? "", reply.words, typed, language);
}

/** The answers that a description shows, at most one a step. */
export async function readDescription(
  session: Session,
  { fields, typed }: Of<"description">,
  language: Language,
  today: string,
): Promise<readonly StepReading[]> {
  const questions = fields
    .map((field) => `${field.key}: ${field.label}\n${takes(field, language, today)}`)
    .join("\n\n");
  const values = { questions, typed: session.mask.hide(typed) };
  const reply = await session.askFor("description", language, values, DESCRIPTION);
  const readings = (reply?.answers ?? []).flatMap(({ key, value, words }) => {
    const field = fields.find((each) => each.key === key);
    const read = field && reading(session, field, value, words, typed, language);
    return read ? [read] : [];
  });
  return readings.filter(({ field }, at) => readings.findIndex((other) => other.field === field) === at);
}

/** What a field takes, for the model. */
function takes({ input }: Field, language: Language, today: string): string {
  const words = writingWording(language);
  switch (input.kind) {
    case "single":
    case "multiple":
      return input.options.map(({ value, label }) => `- ${value}: ${label}`).join("\n");
    case "date":
      return words.day(today);
    case "number":
      return words.number;
    case "text":
      return words.text;
  }
}

/** A reply as a reading; undefined where the step has no such value, or the words were never typed. */
function reading(
  session: Session,
  field: Field,
  value: string,
  given: string,
  typed: string,
  language: Language,
): StepReading | undefined {
  const words = session.mask.restore(given).replace(/\s+/gu, " ").trim();
  if (squeeze(words) === "" || !squeeze(typed).includes(squeeze(words))) return undefined;
  const label = labelOf(field, value, language);
  return label === undefined ? undefined : { field, value, label, words: shortened(words) };
}

function labelOf({ input }: Field, value: string, language: Language): string | undefined {
  switch (input.kind) {
    case "single":
      return input.options.find((option) => option.value === value)?.label;
    case "date": {
      const day = /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value));
      const early = input.notBefore !== undefined && value < input.notBefore;
      return day && !early ? showDate(value, language) : undefined;
    }
    case "number":
      return /^\d{1,12}$/u.test(value) ? Number(value).toLocaleString("en-US") : undefined;
    // Words of the person's own are taken as they were typed, never as a model would put them.
    case "text":
    case "multiple":
      return undefined;
  }
}

const shortened = (words: string): string =>
  words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words;
