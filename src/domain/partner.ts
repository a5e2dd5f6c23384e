import type { PartnerId } from "./record-ids.ts";

/** The register of groups (団体登録). */

/** 自治会等, NPO等, 事業者, 他. */
export const PARTNER_KINDS = ["neighbourhood", "nonProfit", "business", "other"] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** A group as everybody may see it: the contact is kept apart. */
export interface Partner {
  readonly id: PartnerId;
  readonly name: string;
  readonly kind: PartnerKind;
  /** 福祉, 子育て, 環境 … as the group names them. */
  readonly fields: readonly string[];
  /** Where the group is at work; "" where it is not known. */
  readonly area: string;
}
