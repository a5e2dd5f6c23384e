import type { Check, RatingValue } from "../../domain/evaluation.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Decision } from "../../domain/mutual-review.ts";
import type { PartnerKind } from "../../domain/partner.ts";
import type { Side, Stage } from "../../domain/project.ts";

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
  stage: {
    planning: "計画中",
    running: "実施中",
    awaiting: "評価待ち",
    selfEvaluated: "自己評価済み",
    mutual: "相互確認済み",
    headConfirmation: "課長確認待ち",
    settled: "確定",
    published: "公表",
    exempt: "対象外",
  },
  partnerKind: { neighbourhood: "自治会等", nonProfit: "NPO等", business: "事業者", other: "他" },
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
  stage: {
    planning: "planning",
    running: "running",
    awaiting: "awaiting evaluation",
    selfEvaluated: "self-evaluated",
    mutual: "mutually reviewed",
    headConfirmation: "awaiting the head",
    settled: "settled",
    published: "published",
    exempt: "exempt",
  },
  partnerKind: {
    neighbourhood: "neighbourhood",
    nonProfit: "non-profit",
    business: "business",
    other: "other",
  },
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
