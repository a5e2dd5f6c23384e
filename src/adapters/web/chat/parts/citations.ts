import type { Citation } from "../../../../domain/answer.ts";
import { type Html, html, lines } from "../../html.ts";
import { chatWording } from "../wording.ts";
import type { MessagePlace } from "./place.ts";

/** Passages word for word, with their place in the guideline and the way there. */

export interface NumberedCitation {
  readonly number: number;
  readonly citation: Citation;
}

export const sourceAnchor = ({ anchor }: MessagePlace, number: number): string =>
  `${anchor}-source-${number}`;

/** Folded in under its count; a mark [1] in the text leads to it and unfolds it. */
export const foldedSources = (cited: readonly NumberedCitation[], place: MessagePlace): Html =>
  html`<details class="sources"><summary>${chatWording(place.language).sources(cited.length)}</summary>${citationList(cited, place)}</details>`;

export function citationList(cited: readonly NumberedCitation[], place: MessagePlace): Html {
  const { surroundings } = place;
  const words = chatWording(place.language);
  return html`<div class="citations">${cited.map(({ number, citation }) => {
    const link = surroundings.link(citation);
    return html`<figure class="citation" id="${sourceAnchor(place, number)}" tabindex="-1">
<figcaption><span class="mark">[${number}]</span> ${surroundings.title(citation.guideline)} ─ ${citation.section}</figcaption>
<blockquote lang="ja">${lines(citation.quote)}</blockquote>
${link === undefined ? "" : html`<a class="read-on" href="${link}">${words.readOn}<span class="unseen"> [${number}]</span></a>`}
</figure>`;
  })}</div>`;
}
