import type { Citation } from "../../../domain/answer.ts";
import { oneLine } from "./plain-text.ts";
import { webAddress } from "./scene.ts";

/** What Teams is told about a message's text: its sources, which it shows at the marks, and that a model wrote it. */

export interface MessageEntity {
  readonly type: "https://schema.org/Message";
  readonly "@type": "Message";
  readonly "@context": "https://schema.org";
  readonly "@id": "";
  readonly additionalType?: readonly ["AIGeneratedContent"];
  readonly citation?: readonly Claim[];
}

interface Claim {
  readonly "@type": "Claim";
  readonly position: number;
  readonly appearance: {
    readonly "@type": "DigitalDocument";
    readonly name: string;
    readonly abstract: string;
    readonly url?: string;
  };
}

/** Teams takes no more; the marks of others stay as text, and the list of sources has them all. */
export const MOST_CITATIONS = 20;
const LONGEST_NAME = 80;
const LONGEST_ABSTRACT = 160;

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The beginning of a text, cut between letters. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = letters.segment(text).containing(longest - 1)?.index ?? longest - 1;
  return `${text.slice(0, end)}…`;
}

export interface Claims {
  readonly citations: readonly Citation[];
  readonly title: (guideline: string) => string;
  readonly link?: ((citation: Citation) => string | undefined) | undefined;
  readonly writtenByModel: boolean;
}

/** The entity of a text; only citations whose mark `[n]` stands in it, as Teams refuses others. */
export function messageEntities(
  text: string,
  { citations, title, link, writtenByModel }: Claims,
): readonly MessageEntity[] {
  const claims = citations.slice(0, MOST_CITATIONS).flatMap((citation, at): readonly Claim[] => {
    if (!text.includes(`[${at + 1}]`)) return [];
    const name = `${oneLine(title(citation.guideline))} ─ ${oneLine(citation.section)}`;
    const url = webAddress(link?.(citation));
    return [
      {
        "@type": "Claim",
        position: at + 1,
        appearance: {
          "@type": "DigitalDocument",
          name: cut(name, LONGEST_NAME),
          abstract: cut(oneLine(citation.quote), LONGEST_ABSTRACT),
          ...(url ? { url } : {}),
        },
      },
    ];
  });
  if (claims.length === 0 && !writtenByModel) return [];
  return [
    {
      type: "https://schema.org/Message",
      "@type": "Message",
      "@context": "https://schema.org",
      "@id": "",
      ...(writtenByModel ? { additionalType: ["AIGeneratedContent"] as const } : {}),
      ...(claims.length > 0 ? { citation: claims } : {}),
    },
  ];
}
