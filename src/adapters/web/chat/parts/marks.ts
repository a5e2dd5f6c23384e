import { type Html, html, lines } from "../../html.ts";
import { sourceAnchor } from "./citations.ts";
import type { MessagePlace } from "./place.ts";

/** A text whose marks [1] lead to the passages of the same message; other brackets stay as they are. */
export const cited = (text: string, numbers: ReadonlySet<number>, place: MessagePlace): Html =>
  lines(text, (line) =>
    line.split(/(\[\d{1,2}\])/).map((piece) => {
      const number = Number(/^\[(\d+)\]$/.exec(piece)?.[1] ?? Number.NaN);
      return numbers.has(number)
        ? html`<a class="mark" href="#${sourceAnchor(place, number)}">${piece}</a>`
        : piece;
    }),
  );
