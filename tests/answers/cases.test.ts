import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Answerer } from "../../src/answers/ask.ts";
import { squeeze } from "../../src/domain/text.ts";
import { search } from "../../src/knowledge/search.ts";
import { knowledge } from "../packs.ts";

/**
 * Questions as people really type them, with the words of the texts that answer them, and questions that the texts do
 * not answer. The shares below are floors under what was measured, so that a change that costs answers is noticed.
 */

const question = z.object({
  id: z.string(),
  lang: z.enum(["ja", "en"]),
  question: z.string(),
  history: z.array(z.string()).default([]),
  groups: z.array(z.array(z.object({ guideline: z.string(), quote: z.string() }))),
});
const unanswerable = z.object({
  id: z.string(),
  question: z.string(),
  expected: z.enum(["abstain", "no_citation"]),
});

const rows = <T>(file: string, schema: z.ZodType<T>): T[] =>
  readFileSync(join(import.meta.dirname, "cases", file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => schema.parse(JSON.parse(line)));

const questions = rows("questions.jsonl", question);
const answerer = new Answerer(knowledge());

interface Words {
  readonly guideline: string;
  readonly text: string;
}
const holds = (groups: (typeof questions)[number]["groups"], words: readonly Words[]): boolean =>
  groups.some((group) =>
    group.every(({ guideline, quote }) =>
      words.some((said) => said.guideline === guideline && squeeze(said.text).includes(squeeze(quote))),
    ),
  );

function missed(language: "ja" | "en"): string[] {
  return questions
    .filter(({ lang }) => lang === language)
    .filter(({ question: text, history, groups }) => {
      const answer = answerer.answer({ question: text, history });
      const quotes = answer.kind === "answered" ? answer.citations : [];
      return !holds(
        groups,
        quotes.map(({ guideline, quote }) => ({ guideline, text: quote })),
      );
    })
    .map(({ id }) => id);
}

const share = (missing: number, all: number): number => 1 - missing / all;
const count = (language: "ja" | "en"): number => questions.filter(({ lang }) => lang === language).length;

describe("questions in everyday words", () => {
  it("are cases whose evidence the texts really hold", () => {
    const texts = [...knowledge().texts].map(([guideline, text]) => ({ guideline, text }));
    expect(questions.filter(({ groups }) => !holds(groups, texts)).map(({ id }) => id)).toEqual([]);
  });

  it("find their evidence in Japanese", () => {
    const ids = missed("ja");
    expect(share(ids.length, count("ja")), ids.join(" ")).toBeGreaterThanOrEqual(0.88);
  });

  it("find their evidence in English", () => {
    const ids = missed("en");
    expect(share(ids.length, count("en")), ids.join(" ")).toBeGreaterThanOrEqual(0.9);
  });

  it("find it among the first five passages of a search", () => {
    const ids = questions
      .filter(
        ({ question: text, history, groups }) =>
          !holds(groups, search(knowledge(), { question: text, history }, 5)),
      )
      .map(({ id }) => id);
    expect(share(ids.length, questions.length), ids.join(" ")).toBeGreaterThanOrEqual(0.93);
  });
});

describe("questions that the texts do not answer", () => {
  it("are not answered", () => {
    const all = rows("unanswerable.jsonl", unanswerable);
    const ids = all
      .filter(({ question: text, expected }) => {
        const { kind } = answerer.answer({ question: text });
        return expected === "no_citation" ? kind === "answered" : kind !== "notFound" && kind !== "clarify";
      })
      .map(({ id }) => id);
    expect(share(ids.length, all.length), ids.join(" ")).toBeGreaterThanOrEqual(0.88);
  });
});
