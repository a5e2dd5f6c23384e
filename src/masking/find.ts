/** Where personal data stands in a text. */

export const MASKED_KINDS = ["name", "phone", "mail", "myNumber", "address"] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

export interface Find {
  readonly kind: MaskedKind;
  /** From this UTF-16 unit to before that one. */
  readonly from: number;
  readonly to: number;
}
