import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { Answerer } from "../answers/ask.ts";
import { answerParts } from "../bot/show.ts";
import { evaluate } from "../commands/eval.ts";
import type { Config } from "../config.ts";
import type { Answer, Citations } from "../domain/answer.ts";
import type { BetterAnswer, EvalAnswers, EvalQuestion } from "../evals/run.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { KeptAnswer } from "../ports/answer-log.ts";
import type { ModelUsage, ModelUse } from "../ports/model-usage.ts";
import { openKnowledge } from "./knowledge.ts";
import { fusedSearch, openMeanings } from "./meanings.ts";
import { openRefiner } from "./model.ts";

/** `eval`: the gold cases go the way that questions go in the bot, but nothing is kept in its store. */

export async function evalCases(
  path: string,
  config: Config,
  withoutModel: boolean,
  tell: (line: string) => void,
): Promise<string> {
  const knowledge = openKnowledge(config);
  const meanings = await openMeanings(config, knowledge, tell);
  await meanings?.build(new AbortController().signal);
  const answerer = new Answerer(knowledge);
  const model = withoutModel
    ? undefined
    : await withModel(config, knowledge, tell, fusedSearch(knowledge, meanings));
  return evaluate({
    path,
    answers: {
      plain: async (asked) => answerer.answer({ ...asked, likeness: await meanings?.likenessOf(asked) }),
      ...(model ? { model } : {}),
    },
    texts: knowledge.texts,
    embeddings: meanings?.ready ? `${config.embeddings?.provider}:${config.embeddings?.model}` : null,
    folder: join(config.dataDirectory, "evals"),
    now: () => new Date(),
    tell,
  });
}

const NOTHING: ModelUse = { input: 0, cached: 0, output: 0, costMicros: 0 };
const NOT_ASKED = "the model is not asked about such a question";
const madeSchema = z.object({ outcome: z.string(), because: z.string() });

/** The bot's own way to a better message, over a store in memory and without limits. */
async function withModel(
  config: Config,
  knowledge: Knowledge,
  tell: (line: string) => void,
  find: ReturnType<typeof fusedSearch>,
): Promise<EvalAnswers["model"]> {
  if (!config.model) return undefined;
  const kept = new Map<string, KeptAnswer>();
  const used = new Map<string, ModelUse>();
  const usage: ModelUsage = {
    take: async () => "taken",
    add: async ({ person }, _day, use) => void used.set(person, use),
    days: async () => [],
  };
  const none = async () => [];
  const store = {
    answers: () => ({
      find: async (id: string) => kept.get(id),
      latestOf: none,
      unanswered: none,
      feedback: none,
    }),
    keepAnswer: async (answer: KeptAnswer) => void kept.set(answer.id, answer),
  };
  const limits = { perPerson: undefined, perCity: undefined };
  const keeping = { store, usage, limits, names: none };
  const refiner = await openRefiner(config.model, knowledge, keeping, tell, find);
  return {
    name: `${config.model.provider}:${config.model.model}`,
    async better(asked: EvalQuestion, plain: Answer): Promise<BetterAnswer> {
      if (plain.kind === "smallTalk") return { answer: plain, spent: NOTHING, because: NOT_ASKED };
      const id = randomUUID();
      const to = { tenant: "eval", place: { platform: "eval", key: id }, person: id, attempts: 0 };
      const { question, history, guideline, language } = asked;
      kept.set(id, {
        id,
        party: to,
        at: new Date().toISOString(),
        question,
        language,
        kind: plain.kind,
        text: plain.text,
        citations: plain.kind === "answered" ? plain.citations : [],
        made: {},
      });
      const own = guideline === undefined ? {} : { guideline };
      const refine = { kind: "answer", answer: id, question, history, ...own } as const;
      const message = { language, parts: answerParts(plain, id), refine };
      await refiner.better(message, to, () => undefined, new AbortController().signal);
      return { spent: used.get(id) ?? NOTHING, ...betterOf(kept.get(id), plain) };
    },
  };
}

/** What was kept in the end: what the model wrote, or why the answer without it stayed. */
function betterOf(kept: KeptAnswer | undefined, plain: Answer): Pick<BetterAnswer, "answer" | "because"> {
  const made = madeSchema.safeParse(kept?.made).data;
  const [first, ...others] = kept?.citations ?? [];
  if (!kept || made?.outcome !== "written" || !first)
    return { answer: plain, because: made?.because || NOT_ASKED };
  const citations: Citations = [first, ...others];
  return { answer: { kind: "answered", text: kept.text, citations }, because: "" };
}
