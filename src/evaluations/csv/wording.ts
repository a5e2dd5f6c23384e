import type { Check, RatingValue } from "../../domain/evaluation.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Decision } from "../../domain/mutual-review.ts";
import type { PartnerKind } from "../../domain/partner.ts";
import type { Side, Stage } from "../../domain/project.ts";

import { PARTNER_KIND_WORDS, STAGE_WORDS } from "../record-words.ts";

/** The values of a record as a file shows them. */

interface ValueWording {
  readonly stage: { readonly [S in Stage]: string };
  readonly partnerKind: { readonly [K in PartnerKind]: string };
  readonly decision: { readonly [D in Decision]: string };
  readonly check: { readonly [A in Check["answer"]]: string };
  readonly side: { readonly [S in Side]: string };
  readonly cannotJudge: string;
  readonly hidden: string;
  readonly because: (value: string, reason: string) => string;
  readonly total: string;
  readonly counts: readonly [string, string, string, string];
  readonly noZone: string;
}

const ja: ValueWording = {
  stage: STAGE_WORDS.ja,
  partnerKind: PARTNER_KIND_WORDS.ja,
  decision: { continue: "継続", revise: "見直し", expand: "拡大", shrink: "縮小", end: "終了" },
  check: { yes: "はい", partly: "一部", no: "いいえ" },
  side: { city: "市", partner: "相手方" },
  cannotJudge: "判断できない",
  hidden: "両者がそろうまで非表示",
  because: (value, reason) => `${value}（${reason}）`,
  total: "合計",
  counts: ["件数", "金額（円）", "確定・公表", "期限切れ"],
  noZone: "未定",
};

const en: ValueWording = {
  stage: STAGE_WORDS.en,
  partnerKind: PARTNER_KIND_WORDS.en,
  decision: { continue: "continue", revise: "revise", expand: "expand", shrink: "shrink", end: "end" },
  check: { yes: "yes", partly: "partly", no: "no" },
  side: { city: "City", partner: "Partner" },
  cannotJudge: "cannot judge",
  hidden: "hidden until both sides are in",
  because: (value, reason) => `${value} (${reason})`,
  total: "Total",
  counts: ["Projects", "Amount (yen)", "Settled", "Overdue"],
  noZone: "open",
};

const WORDING: Readonly<Record<Language, ValueWording>> = { ja, en };

export const valueWording = (language: Language): ValueWording => WORDING[language];

export const ratingWords = (value: RatingValue, language: Language): string =>
  value === "cannotJudge" ? WORDING[language].cannotJudge : String(value);
