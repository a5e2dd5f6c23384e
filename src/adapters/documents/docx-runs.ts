import { type IRunOptions, type ParagraphChild, TextRun } from "docx";
import { BLANK } from "../../domain/message.ts";
import { plainLines } from "../../domain/plain-lines.ts";

type RunStyle = Pick<IRunOptions, "bold" | "size" | "font" | "color">;

/** A text as runs: its line ends are breaks, and what is still blank stands out. */
export function textRuns(text: string, style: RunStyle = {}): ParagraphChild[] {
  return plainLines(text).flatMap((line, at) => {
    const pieces = line.split(BLANK).flatMap((piece, index) => {
      const blank = new TextRun({ ...style, text: BLANK, highlight: "yellow" });
      const typed = piece === "" ? [] : [new TextRun({ ...style, text: piece })];
      return index === 0 ? typed : [blank, ...typed];
    });
    return at === 0 ? pieces : [new TextRun({ break: 1 }), ...pieces];
  });
}
