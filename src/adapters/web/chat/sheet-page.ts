import type { Sheet, SheetField } from "../../../ports/chat.ts";
import { type Page, tokenInput } from "../frame/page.ts";
import { type Html, html, lines } from "../html.ts";
import type { Visitor } from "../http/visitor.ts";
import { fieldInput } from "./parts/inputs.ts";
import { chatWording } from "./wording.ts";

/** A whole dialog as one form, with what is wrong at its field. */

export interface SheetView {
  readonly visitor: Visitor;
  readonly sheet: Sheet;
  /** What was filled in and refused, by the keys of the fields. */
  readonly filled?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Record<string, string>>;
  readonly newDelivery: () => string;
}

export function sheetPage({ visitor, sheet, filled = {}, problems = {}, newDelivery }: SheetView): Page {
  const words = chatWording(visitor.language).sheet;
  const wrong = sheet.fields.filter(({ key }) => problems[key] !== undefined);
  const input = (field: SheetField): Html =>
    fieldInput(field, "sheet", sheet.language, {
      value: filled[field.key] ?? field.value,
      problem: problems[field.key],
      ask: field.ask,
    });
  const summary =
    wrong.length === 0
      ? ""
      : html`<div class="warning" role="alert" id="problems" tabindex="-1"><p>${words.problems(wrong.length)}</p>
<ul>${wrong.map(({ key, label }) => html`<li><a href="#sheet-${key}">${label}</a>: ${problems[key]}</li>`)}</ul></div>`;
  return {
    title: words.title(sheet.title),
    here: "chat",
    layout: "sheet",
    scripts: ["sheet"],
    content: html`<div class="column"><h1>${words.title(sheet.title)}</h1>
<p>${words.lead}</p>
<p id="status" class="status" role="status" data-offline="${chatWording(visitor.language).status.offline}" data-not-sent="${chatWording(visitor.language).status.notSent}"></p>
${summary}
<form method="post" action="/chat" class="fields" data-keep="sheet-${sheet.card.split(".")[0]}" lang="${sheet.language}" novalidate>
${tokenInput(visitor)}<input type="hidden" name="delivery" value="${newDelivery()}"><input type="hidden" name="kind" value="sheet"><input type="hidden" name="card" value="${sheet.card}"><input type="hidden" name="title" value="${sheet.title}">
${byPart(sheet.fields).map(({ part, fields }) =>
  part === undefined
    ? fields.map(input)
    : html`<section aria-label="${part}"><h2>${part}</h2>${fields.map(input)}</section>`,
)}
<p class="buttons"><button class="primary">${words.send}</button> <a class="button" href="/">${words.back}</a></p>
</form></div>`,
  };
}

/** The dialog has moved on meanwhile: nothing was taken, and what was written is shown to be copied. */
export function goneSheetPage(visitor: Visitor, filled: Readonly<Record<string, string>>): Page {
  const words = chatWording(visitor.language).sheet;
  return {
    title: words.link,
    content: html`<div class="column prose"><p class="warning">${words.gone}</p>
${Object.values(filled)
  .filter((text) => text.trim() !== "")
  .map((text) => html`<blockquote class="typed">${lines(text)}</blockquote>`)}
<p><a class="button" href="/">${words.back}</a></p></div>`,
  };
}

function byPart(
  fields: readonly SheetField[],
): readonly { readonly part: string | undefined; readonly fields: readonly SheetField[] }[] {
  const groups: { part: string | undefined; fields: SheetField[] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.part === field.part) last.fields.push(field);
    else groups.push({ part: field.part, fields: [field] });
  }
  return groups;
}
