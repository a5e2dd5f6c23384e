import { z } from "zod";
import type { Answer } from "../domain/answer.ts";
import type { Language } from "../domain/guideline.ts";
import type { ModelUse } from "../ports/model-usage.ts";
import type { EvalCase } from "./cases.ts";
import { type CaseResult, figuresOf } from "./figures.ts";
import { judge } from "./judge.ts";

/** Puts all cases to the answers without a model, and to those with one. */

export interface EvalQuestion {
  readonly question: string;
  readonly history: readonly string[];
  readonly guideline: string | undefined;
  readonly language: Language;
}

/** How a case is answered. */
export interface EvalAnswers {
  /** Without a model. */
  readonly plain: (asked: EvalQuestion) => Promise<Answer>;
  readonly model?: {
    /** As in MODEL. */
    readonly name: string;
    /** Makes the answer without a model better; where it cannot, gives that one back, and says why. Never rejects. */
    readonly better: (asked: EvalQuestion, plain: Answer) => Promise<BetterAnswer>;
  };
}
export interface BetterAnswer {
  readonly answer: Answer;
  readonly spent: ModelUse;
  /** Why the answer without a model stayed; "" where the model wrote it. */
  readonly because: string;
}

const share = z.object({ count: z.number(), of: z.number() });
const figures = z.object({
  evidenceJa: share,
  evidenceEn: share,
  abstained: share,
  faithful: share,
  f1: z.number().nullable(),
  p50Ms: z.number(),
  p95Ms: z.number(),
});
const result = z.object({
  id: z.string(),
  right: z.boolean(),
  answered: z.boolean(),
  quotes: z.number(),
  faithful: z.number(),
  ms: z.number(),
});
const modelResult = result.extend({ because: z.string(), input: z.number(), output: z.number() });

/** A run as it is kept. */
export const evalRunSchema = z.object({
  at: z.string(),
  cases: z.object({ hash: z.string(), count: z.number() }),
  /** Whether vectors took part in the search. */
  embeddings: z.string().nullable(),
  plain: z.object({ figures, results: z.array(result) }),
  model: z
    .object({
      name: z.string(),
      figures,
      results: z.array(modelResult),
      /** Answers that the model wrote; the others stayed as they were without it. */
      written: z.number(),
      spent: z.object({
        input: z.number(),
        cached: z.number(),
        output: z.number(),
        costMicros: z.number().nullable(),
      }),
    })
    .nullable(),
});
export type EvalRun = z.infer<typeof evalRunSchema>;

export interface EvalScene {
  readonly texts: ReadonlyMap<string, string>;
  readonly answers: EvalAnswers;
  readonly hash: string;
  readonly embeddings: string | null;
  readonly at: Date;
  /** How many cases are with the model at the same time. */
  readonly atOnce: number;
  readonly done: (count: number, of: number) => void;
}

export async function runCases(cases: readonly EvalCase[], scene: EvalScene): Promise<EvalRun> {
  const { answers, texts } = scene;
  const plain: { readonly answer: Answer; readonly result: CaseResult }[] = [];
  for (const one of cases) {
    const { value: answer, ms } = await timed(() => answers.plain(questionOf(one)));
    plain.push({ answer, result: { id: one.id, ms, ...judge(one, answer, texts) } });
  }
  const results = plain.map((each) => each.result);
  return {
    at: scene.at.toISOString(),
    cases: { hash: scene.hash, count: cases.length },
    embeddings: scene.embeddings,
    plain: { figures: figuresOf(cases, results), results },
    model: answers.model === undefined ? null : await withModel(cases, plain, answers.model, scene),
  };
}

async function withModel(
  cases: readonly EvalCase[],
  plain: readonly { readonly answer: Answer }[],
  { name, better }: NonNullable<EvalAnswers["model"]>,
  { texts, atOnce, done }: EvalScene,
): Promise<NonNullable<EvalRun["model"]>> {
  const results: NonNullable<EvalRun["model"]>["results"] = [];
  const spent = { input: 0, cached: 0, output: 0, costMicros: 0 };
  let priced = true;
  let next = 0;
  let finished = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < cases.length; at = next++) {
      const one = cases[at];
      const before = plain[at]?.answer;
      if (!one || !before) continue;
      const { value, ms } = await timed(() => better(questionOf(one), before));
      const { answer, because, spent: used } = value;
      results[at] = {
        id: one.id,
        ms,
        because,
        input: used.input,
        output: used.output,
        ...judge(one, answer, texts),
      };
      spent.input += used.input;
      spent.cached += used.cached;
      spent.output += used.output;
      if (used.costMicros === undefined) priced &&= used.input + used.output === 0;
      else spent.costMicros += used.costMicros;
      done(++finished, cases.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return {
    name,
    figures: figuresOf(cases, results),
    results,
    written: results.filter(({ because }) => because === "").length,
    spent: { ...spent, costMicros: priced ? spent.costMicros : null },
  };
}

const questionOf = ({ question, history, guideline, lang }: EvalCase): EvalQuestion => ({
  question,
  history: history ?? [],
  guideline: guideline ?? undefined,
  language: lang,
});

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const began = performance.now();
  const value = await work();
  return { value, ms: Math.round((performance.now() - began) * 10) / 10 };
}
