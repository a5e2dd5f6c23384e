import type { Method } from "../../domain/evaluation.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Time } from "../../domain/project.ts";

/** What the sheets of a workbook are called, and values that stand in no other file. */

const ja = {
  projects: "事業",
  evaluations: "評価",
  reviews: "相互評価",
  survey: "集計",
  side: "側",
  reason: (field: string) => `${field}（理由）`,
  comments: "見方の違いの理由",
  gaps: "市と相手方の差（2以上）",
  gap: (item: string, city: string, partner: string) => `${item}: 市${city}・相手方${partner}`,
  handOn: (what: string, who: string, when: string) => `${what}（${who}、${when}）`,
  time: { before: "事前", midterm: "中間", after: "事後" } satisfies Record<Time, string>,
  method: { self: "本人", hearing: "聞き取り代行" } satisfies Record<Method, string>,
};

const en: typeof ja = {
  projects: "Projects",
  evaluations: "Evaluations",
  reviews: "Mutual reviews",
  survey: "Survey",
  side: "Side",
  reason: (field) => `${field} (reason)`,
  comments: "Why the sides differ",
  gaps: "Sides 2 or more apart",
  gap: (item, city, partner) => `${item}: city ${city}, partner ${partner}`,
  handOn: (what, who, when) => `${what} (${who}, ${when})`,
  time: { before: "before", midterm: "midterm", after: "after" },
  method: { self: "self", hearing: "hearing" },
};

const WORDING: Readonly<Record<Language, typeof ja>> = { ja, en };
export const sheetWording = (language: Language): typeof ja => WORDING[language];
