import type { Language } from "../../domain/guideline.ts";
import type { Field, Message, Part } from "../../domain/message.ts";
import { type CitationStyle, renderCitation } from "./citation.ts";
import { draftLines } from "./draft.ts";
import { type Colour, paint } from "./paint.ts";
import { safe } from "./safe.ts";
import { inputWording } from "./wording.ts";

/** A message as plain text for a terminal: what it cannot show is told in words, nothing is dropped. */

const TONES = { heading: "bold", note: "dim", warning: "yellow" } as const;

export function renderMessage({ parts, language, writtenBy }: Message, style: CitationStyle): string {
  const label: readonly Part[] =
    writtenBy === undefined
      ? []
      : [{ kind: "text", text: inputWording(language).writtenBy(writtenBy), tone: "note" }];
  return numbered([...parts, ...label])
    .map(({ part, number }) => renderPart(part, number, language, style))
    .filter((text) => text !== "")
    .join("\n");
}

/** The citations of a message are numbered from 1, as answers refer to them. */
function numbered(parts: readonly Part[]): readonly { readonly part: Part; readonly number: number }[] {
  let number = 0;
  return parts.map((part) => ({ part, number: part.kind === "citation" ? ++number : 0 }));
}

function renderPart(part: Part, number: number, language: Language, style: CitationStyle): string {
  const toned = (tone: Colour, text: string): string => paint(style, tone, text);
  switch (part.kind) {
    case "text":
      return part.tone ? toned(TONES[part.tone], safe(part.text)) : safe(part.text);
    case "list":
      return part.items.map((item) => `  ・${safe(item)}`).join("\n");
    case "citation":
      return renderCitation(part.citation, number, style);
    case "choices":
      return [
        ...part.options.map(({ label }, at) => `  ${at + 1}. ${safe(label)}`),
        toned("dim", inputWording(language).pick),
      ].join("\n");
    case "actions":
      return toned(
        "dim",
        part.actions.map(({ label }) => inputWording(language).action(safe(label))).join(" "),
      );
    case "form":
      return part.fields.map((field) => toned("dim", renderField(field, language))).join("\n");
    case "table":
      return part.rows
        .map((cells) => `  ${safe(cells[0] ?? "")}\n    ${safe(cells.slice(1).join("  "))}`)
        .join("\n");
    case "progress":
      return toned("bold", inputWording(language).progress(safe(part.title), part.step, part.of));
    case "picture":
      return safe(part.alt);
    case "sources":
      return toned("dim", inputWording(language).sources(part.citations.length));
    case "feedback":
      return toned("dim", inputWording(language).feedback);
    case "document":
      return draftLines(part.draft).map(safe).join("\n");
  }
}

/** An input is typed here: what it takes. */
function renderField({ label, input, optional }: Field, language: Language): string {
  const words = inputWording(language);
  const options =
    input.kind === "single" || input.kind === "multiple"
      ? input.options.map((option, at) => `\n  ${at + 1}. ${safe(option.label)}`).join("")
      : "";
  const takes = input.kind === "text" ? words.text(input.longest) : words[input.kind];
  return `[${safe(label)}] ${takes}${optional ? words.optional : ""}${options}`;
}
