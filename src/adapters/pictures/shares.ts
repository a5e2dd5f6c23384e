import type { Share, Shares } from "../../domain/picture.ts";
import type { PictureWords } from "../../domain/picture-words.ts";
import { sharePercent, shareSum } from "../../domain/share-percent.ts";
import { PAGE } from "./page.ts";
import { type Drawn, lowered, polyline, rect, text } from "./svg.ts";

/** More rows than this make a picture that nobody reads; the text alternative has them all. */
const MOST_ROWS = 40;

/** One bar a section, the filled part being what is done; the sum of all rows stands on top. */
export function drawShares({ done, open, rows }: Shares, words: PictureWords): Drawn {
  const pieces: string[] = [];
  let y = 0;
  const add = ({ svg, height }: Drawn, space: number): void => {
    pieces.push(lowered(svg, y));
    y += height + space;
  };
  add(legend(done, open), 14);
  if (rows.length > 0) {
    add(row({ label: words.total, ...shareSum(rows) }, "bold", words), 4);
    add(rule(), 6);
  }
  for (const each of rows.slice(0, MOST_ROWS)) add(row(each, "regular", words), 0);
  const hidden = rows.length - MOST_ROWS;
  const rest = rows.length === 0 ? words.nothing : hidden > 0 ? words.more(hidden) : "";
  add(text(rest, { x: PAGE.margin, y: 0, size: 15, width: PAGE.inner }), 0);
  return { svg: pieces.join(""), height: y };
}

const COLUMNS = { label: 300, bar: { x: 340, width: 330 }, count: 796, percent: 876 } as const;

function legend(done: string, open: string): Drawn {
  const box = { y: 2, width: 28, height: 16 } as const;
  const place = { y: 0, size: 15, width: 360, limit: 2 } as const;
  const first = text(done, { ...place, x: PAGE.margin + 38 });
  const x = PAGE.margin + 38 + first.width + 32;
  const second = text(open, { ...place, x: x + 38 });
  return {
    svg:
      rect({ ...box, x: PAGE.margin }, { fill: "blue", line: "ink" }) +
      first.svg +
      rect({ ...box, x }, { fill: "paper", line: "rule" }) +
      second.svg,
    height: Math.max(21, first.height, second.height),
  };
}

const rule = (): Drawn => ({
  svg: polyline(
    [
      [PAGE.margin, 0],
      [PAGE.margin + PAGE.inner, 0],
    ],
    { line: "rule", thick: 1 },
  ),
  height: 1,
});

function row(share: Share, weight: "regular" | "bold", words: PictureWords): Drawn {
  const common = { y: 0, size: 15, weight } as const;
  const label = text(share.label, { ...common, x: PAGE.margin, width: COLUMNS.label, limit: 2 });
  const percent = sharePercent(share);
  const count = percent === undefined ? words.nothingDue : `${share.done} / ${share.total}`;
  const figures = [
    text(count, { ...common, x: COLUMNS.count, width: 120, anchor: "end" }),
    text(percent === undefined ? "－" : `${percent}%`, {
      ...common,
      x: COLUMNS.percent,
      width: 70,
      anchor: "end",
    }),
  ];
  const height = Math.max(label.height, 21) + 8;
  const middle = (piece: Drawn): string => lowered(piece.svg, (height - piece.height) / 2);
  return {
    svg: middle(label) + bar(percent, height) + figures.map(middle).join(""),
    height,
  };
}

function bar(percent: number | undefined, height: number): string {
  const box = { ...COLUMNS.bar, y: height / 2 - 8, height: 16 };
  if (percent === undefined) return "";
  const filled = { ...box, width: (box.width * percent) / 100 };
  return (
    rect(box, { fill: "paper", line: "rule" }) +
    (percent === 0 ? "" : rect(filled, { fill: "blue", line: "ink" }))
  );
}
