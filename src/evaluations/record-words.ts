import type { Language } from "../domain/guideline.ts";
import type { PartnerKind } from "../domain/partner.ts";
import type { Stage } from "../domain/project.ts";

/** What stages and kinds of partner are called, in conversation and in files alike. */

type Called<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

export const STAGE_WORDS: Called<Stage> = {
  ja: {
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
  en: {
    planning: "planned",
    running: "under way",
    awaiting: "to be evaluated",
    selfEvaluated: "evaluated by both sides",
    mutual: "reviewed together",
    headConfirmation: "with the section head",
    settled: "settled",
    published: "published",
    exempt: "left out",
  },
};

export const PARTNER_KIND_WORDS: Called<PartnerKind> = {
  ja: { neighbourhood: "自治会等", nonProfit: "NPO等", business: "事業者", other: "他" },
  en: {
    neighbourhood: "neighbourhood association",
    nonProfit: "nonprofit",
    business: "business",
    other: "other",
  },
};
