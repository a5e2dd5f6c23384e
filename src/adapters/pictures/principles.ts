import type { PrincipleAnswer, PrincipleRow, Principles } from "../../domain/picture.ts";
import { ANSWER_SIGNS, answerText, type PictureWords } from "../../domain/picture-words.ts";
import { measure } from "./lettering.ts";
import { PAGE } from "./page.ts";
import { type Box, type Drawn, type Look, lowered, polyline, rect, text } from "./svg.ts";

/** More rows than this make a picture that nobody reads; the text alternative has them all. */
const MOST_ROWS = 24;

/** One bar a principle: whole for yes, half for not yet, empty for no; the own principles first. */
export function drawPrinciples({ own, reference }: Principles, words: PictureWords): Drawn {
  const rows = [...own.rows, ...reference.rows];
  const shownOwn = own.rows.slice(0, MOST_ROWS);
  const shownReference = reference.rows.slice(0, MOST_ROWS - shownOwn.length);
  const hidden = rows.length - shownOwn.length - shownReference.length;
  const pieces: string[] = [];
  let y = 0;
  const add = ({ svg, height }: Drawn, space: number): void => {
    pieces.push(lowered(svg, y));
    y += height + space;
  };
  add(legend(rows, words), 16);
  if (shownOwn.length > 0) add(group(own.label, shownOwn, OWN, words), 14);
  if (shownReference.length > 0) add(group(reference.label, shownReference, REFERENCE, words), 8);
  const rest = rows.length === 0 ? words.nothing : hidden > 0 ? words.more(hidden) : "";
  add(text(rest, { x: PAGE.margin, y: 0, size: 15, width: PAGE.inner }), 0);
  return { svg: pieces.join(""), height: y };
}

/** The reference rows stand back: smaller, greyer, on a tinted ground. */
const OWN = { size: 16, bar: 18, colour: "ink", ground: "paper", weight: "bold" } as const;
const REFERENCE = { size: 13, bar: 10, colour: "muted", ground: "pale", weight: "regular" } as const;
type Rank = typeof OWN | typeof REFERENCE;

const COLUMNS = {
  label: { x: PAGE.margin + 12, width: 300 },
  sign: { x: 356, width: 24 },
  bar: { x: 380, width: 216 },
  answer: { x: 612, width: 252 },
} as const;

const ANSWERS: readonly PrincipleAnswer["is"][] = ["yes", "notYet", "no", "notApplicable", "unsure"];

/** Every answer with its sign, its word and how often it was given. */
function legend(rows: readonly PrincipleRow[], words: PictureWords): Drawn {
  const style = { size: 15 } as const;
  let x: number = PAGE.margin;
  const svg = ANSWERS.map((is) => {
    const count = rows.filter(({ answer }) => answer.is === is).length;
    const entry = `${ANSWER_SIGNS[is]} ${words.answers[is]} ${count}`;
    const drawn = text(entry, { x, y: 0, width: PAGE.inner, ...style });
    x += measure(entry, style) + 32;
    return drawn.svg;
  });
  return { svg: svg.join(""), height: 21 };
}

function group(label: string, rows: readonly PrincipleRow[], rank: Rank, words: PictureWords): Drawn {
  const heading = text(label, {
    x: PAGE.margin + 12,
    y: 6,
    size: 15,
    width: PAGE.inner - 24,
    limit: 2,
    weight: "bold",
    colour: rank.colour,
  });
  let y = heading.height + 12;
  const drawn = rows.map((each) => {
    const piece = row(each, rank, words);
    const svg = lowered(piece.svg, y);
    y += piece.height;
    return svg;
  });
  const ground = rect({ x: PAGE.margin, y: 0, width: PAGE.inner, height: y + 6 }, { fill: rank.ground }, 6);
  return { svg: ground + heading.svg + drawn.join(""), height: y + 6 };
}

function row({ label, answer }: PrincipleRow, rank: Rank, words: PictureWords): Drawn {
  const common = { y: 0, size: rank.size, limit: 2, colour: rank.colour } as const;
  const name = text(label, { ...common, ...COLUMNS.label });
  const said = text(answerText(answer, words), { ...common, ...COLUMNS.answer, weight: rank.weight });
  const sign = text(ANSWER_SIGNS[answer.is], {
    ...common,
    ...COLUMNS.sign,
    size: rank.size + 4,
    weight: "bold",
    anchor: "middle",
  });
  const height = Math.max(name.height, said.height, rank.bar) + 10;
  const box = { ...COLUMNS.bar, y: (height - rank.bar) / 2, height: rank.bar };
  const middle = (piece: Drawn): string => lowered(piece.svg, (height - piece.height) / 2);
  return { svg: middle(name) + middle(sign) + middle(said) + bar(answer.is, box), height };
}

function bar(is: PrincipleAnswer["is"], box: Box): string {
  const edge: Look = { line: "rule" };
  const half = box.width / 2;
  switch (is) {
    case "yes":
      return rect(box, { fill: "blue", line: "ink" });
    case "notYet":
      return (
        rect(box, { fill: "paper", ...edge }) + rect({ ...box, width: half }, { fill: "hatch", line: "ink" })
      );
    case "no":
      return rect(box, { fill: "paper", ...edge }) + rect({ ...box, width: 6 }, { fill: "ink" });
    case "notApplicable": {
      const y = box.y + box.height / 2;
      return polyline(
        [
          [box.x, y],
          [box.x + box.width, y],
        ],
        edge,
      );
    }
    case "unsure":
      return rect(box, { fill: "dots", ...edge, dash: "4 4" });
  }
}
