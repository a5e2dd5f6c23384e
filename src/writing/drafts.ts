import { z } from "zod";
import type { Language } from "../domain/guideline.ts";
import type { Refinement } from "../domain/message.ts";
import { foldWidth, hasJapanese, squeeze } from "../domain/text.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { runsOf } from "./gate/clauses.ts";
import { strayFigure, strayLatin } from "./gate/figures.ts";
import { samePolarity } from "./gate/polarity.ts";
import type { Session } from "./session.ts";

/**
 * Drafts of a person's own words, from what the person told. The person takes them over or not; all the same no number,
 * name or city comes in that was not told, and what was denied stays denied.
 */

const DRAFT = { name: "draft", schema: z.object({ text: z.string() }) };
const LONGEST = 600;
const SHORTEST = 6;
const MARKUP = /[<>[\]{}`|\\*#@]|https?|www\./iu;

/** The draft; undefined where the model gave none that may be shown. */
export async function draftOf(
  session: Session,
  { draft, field, material }: Extract<Refinement, { kind: "draft" }>,
  language: Language,
  { places }: Pick<Knowledge, "places">,
): Promise<string | undefined> {
  const told = material.map(({ label, text }) => `${label}: ${text}`).join("\n");
  const values = {
    purpose: `${PURPOSES[draft][language]}（${field.label}）`,
    material: session.mask.hide(told),
  };
  const reply = await session.askFor("draft", language, values, DRAFT);
  const text = foldWidth(session.mask.restore(reply?.text ?? ""))
    .replace(/\s+/gu, " ")
    .trim();
  const longest = field.input.kind === "text" ? Math.min(field.input.longest, LONGEST) : 0;
  if (text.length < SHORTEST || text.length > longest || MARKUP.test(text)) return undefined;
  const same = material.some((each) => squeeze(each.text) === squeeze(text));
  if (same || hasJapanese(text) !== hasJapanese(told)) return undefined;
  const source = foldWidth(told);
  const named = places.namedIn(text);
  const known = places.namedIn(source);
  const invents =
    strayFigure(text, source) ??
    strayLatin(text, source) ??
    strayKatakana(text, source) ??
    named.guidelines.find((id) => !known.guidelines.includes(id)) ??
    named.others.find((place) => !source.includes(place));
  const asTold = draft !== "clearer" || samePolarity(text, source);
  return invents === undefined && asTold ? text : undefined;
}

/** Names and things in katakana are seldom another word for what was told. */
const strayKatakana = (text: string, source: string): string | undefined =>
  hasJapanese(text)
    ? runsOf(text).find(
        ({ kind, text: word }) => kind === "word" && /^[ァ-ヺー]{3,}$/u.test(word) && !source.includes(word),
      )?.text
    : undefined;

const PURPOSES = {
  clearer: { ja: "本人の文をはっきりさせる", en: "Make the person's own sentence clearer" },
  handOn: { ja: "来年度への申し送り", en: "What to hand on to next year" },
  summary: { ja: "公表する要約", en: "A summary to publish" },
} as const;
