import { PRINCIPLE_HEADINGS, type PrincipleHeading } from "./guideline.ts";

/**
 * The principles check (原則の確認): one question for each heading that the five texts have in common. A city's own
 * principles come first; the headings that its text does not have are reference.
 */

export const PRINCIPLE_ANSWERS = ["yes", "notYet", "no", "notApplicable", "unsure"] as const;
export type PrincipleAnswer = (typeof PRINCIPLE_ANSWERS)[number];

/** The name of each heading's answer in the dialog. */
export const PRINCIPLE_KEYS: Readonly<Record<PrincipleHeading, string>> = {
  目的の共有: "sharedPurpose",
  対等: "equality",
  自主性の尊重: "autonomy",
  自立: "selfReliance",
  "自己決定・自己責任": "ownResponsibility",
  役割分担: "roles",
  "相互理解・信頼": "trust",
  "情報の共有・公開": "openness",
  "公平・公正": "fairness",
  評価と継続の判断: "evaluation",
};

export interface CheckedHeading {
  readonly heading: PrincipleHeading;
  /** Whether the city's own text has a principle under this heading. */
  readonly own: boolean;
}

/** The headings in the order of asking: those of the city's own principles, as its text numbers them, then the others. */
export function headingsInOrder(
  principles: readonly { readonly number: number; readonly headings: readonly PrincipleHeading[] }[],
): readonly CheckedHeading[] {
  const byNumber = [...principles].sort((one, other) => one.number - other.number);
  const own = [...new Set(byNumber.flatMap(({ headings }) => headings))];
  const others = PRINCIPLE_HEADINGS.filter((heading) => !own.includes(heading));
  return [
    ...own.map((heading) => ({ heading, own: true })),
    ...others.map((heading) => ({ heading, own: false })),
  ];
}
