import { z } from "zod";
import type { Language } from "../domain/guideline.ts";
import type { KeptAnswer } from "../ports/answer-log.ts";

/** `explain ID`: how an answer came about, from what was kept with it. */

const madeSchema = z.object({
  outcome: z.enum(["written", "kept"]),
  because: z.string().default(""),
  model: z.string().optional(),
  standAlone: z.string().optional(),
  passages: z.array(z.object({ id: z.string(), guideline: z.string(), section: z.string() })).default([]),
  verdicts: z
    .array(
      z.object({
        sentence: z.string(),
        quote: z.string(),
        passage: z.string(),
        verdict: z.string(),
        detail: z.string(),
      }),
    )
    .default([]),
  calls: z
    .array(
      z.object({
        prompt: z.string(),
        ms: z.number(),
        ended: z.string(),
        input: z.number(),
        cached: z.number(),
        output: z.number(),
      }),
    )
    .default([]),
  masked: z.record(z.string(), z.number()).default({}),
  tokens: z.object({ input: z.number(), cached: z.number(), output: z.number() }).optional(),
  costMicros: z.number().nullish(),
  ms: z.number().optional(),
});

const WORDS = {
  ja: {
    question: "質問",
    asked: "日時",
    kind: "種類",
    answer: "答え",
    sources: "出典",
    plain: "言語モデルなしで作られた答えです（検索と原文の引用だけ）。",
    written: (model: string) => `言語モデル ${model} が書き、すべての文が検査を通った答えです。`,
    kept: (because: string) => `言語モデルの文は使われていません。理由: ${because}`,
    standAlone: "検索に使った質問",
    passages: "モデルに渡した原文",
    verdicts: "モデルの文と検査の結果",
    calls: "呼び出し",
    masked: "伏せた個人情報（件数）",
    total: (ms: number, input: number, output: number) =>
      `合計 ${ms} ms、入力 ${input}・出力 ${output} トークン`,
    cost: "費用",
  },
  en: {
    question: "Question",
    asked: "At",
    kind: "Kind",
    answer: "Answer",
    sources: "Sources",
    plain: "This answer was made without a language model: by search and the texts' own words.",
    written: (model: string) =>
      `The language model ${model} wrote this answer, and every sentence passed the checks.`,
    kept: (because: string) => `Nothing that a language model wrote is used. Why: ${because}`,
    standAlone: "Question used for the search",
    passages: "Passages given to the model",
    verdicts: "The model's sentences and what the checks said",
    calls: "Calls",
    masked: "Personal data masked (how often)",
    total: (ms: number, input: number, output: number) =>
      `${ms} ms in all, ${input} tokens in, ${output} out`,
    cost: "Cost",
  },
};

/** What is to be printed. */
export function explainAnswer(kept: KeptAnswer, language: Language): string {
  const words = WORDS[language];
  const lines = [
    `${words.question}: ${kept.question}`,
    `${words.asked}: ${kept.at}`,
    `${words.kind}: ${kept.kind}`,
    `${words.answer}:`,
    indented(kept.text),
    ...section(
      words.sources,
      kept.citations.map(
        ({ guideline, section: place, quote }, at) => `[${at + 1}] ${guideline} ${place}\n${quote}`,
      ),
    ),
  ];
  const made = madeSchema.safeParse(kept.made).data;
  if (!made) return [...lines, "", words.plain].join("\n");
  lines.push("", made.outcome === "written" ? words.written(made.model ?? "?") : words.kept(made.because));
  if (made.standAlone !== undefined && made.standAlone !== kept.question) {
    lines.push(`${words.standAlone}: ${made.standAlone}`);
  }
  lines.push(
    ...section(
      words.passages,
      made.passages.map(({ id, section: place }) => `${id} ${place}`),
    ),
    ...section(
      words.verdicts,
      made.verdicts.map(({ sentence, quote, passage, verdict, detail }) => {
        const mark = verdict === "passed" ? "✓" : "✗";
        const why = verdict === "passed" ? "" : ` ← ${verdict}${detail === "" ? "" : `: ${detail}`}`;
        return `${mark} ${sentence}${why}\n  「${quote}」 (${passage})`;
      }),
    ),
    ...section(
      words.calls,
      made.calls.map(
        ({ prompt, ms, ended, input, cached, output }) =>
          `${prompt}: ${ended}, ${ms} ms, ${input} (${cached}) → ${output}`,
      ),
    ),
    ...section(
      words.masked,
      Object.entries(made.masked).map(([kind, count]) => `${kind}: ${count}`),
    ),
  );
  if (made.tokens) lines.push(words.total(made.ms ?? 0, made.tokens.input, made.tokens.output));
  if (made.costMicros != null) lines.push(`${words.cost}: ${made.costMicros / 1_000_000}`);
  return lines.join("\n");
}

const indented = (text: string): string => text.replace(/^/gmu, "  ");
const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title}:`, ...items.map(indented)];
