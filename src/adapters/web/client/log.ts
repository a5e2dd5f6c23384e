/** The conversation on the page: entries come in as the server drew them, and stand in the order of their numbers. */

const log = document.getElementById("log");
const draft = document.getElementById("draft");
const draftText = document.getElementById("draft-text");

export interface SaidNews {
  readonly number: number;
  readonly html: string;
}

/** Up to which change this page has seen everything. */
export const seenChange = (): number => Number(log?.dataset["change"] ?? 0);

export function sawChange(change: number): void {
  if (log) log.dataset["change"] = String(Math.max(change, seenChange()));
}

export const showsLatest = (): boolean => log !== null && log.dataset["older"] !== "true";

/** Puts an entry in its place; gives it back where it is new. */
export function put({ number, html }: SaidNews): HTMLElement | undefined {
  if (!log) return undefined;
  const template = document.createElement("template");
  template.innerHTML = html;
  const item = template.content.firstElementChild;
  if (!(item instanceof HTMLElement)) return undefined;
  document.getElementById("welcome")?.remove();
  const old = document.getElementById(item.id);
  if (old) {
    // What is unfolded or half filled in stays so, unless the words have changed.
    if (old.textContent !== item.textContent) old.replaceWith(item);
    return undefined;
  }
  const after = [...log.children].find(
    (each) => each instanceof HTMLElement && Number(each.dataset["number"]) > number,
  );
  log.insertBefore(item, after ?? null);
  return item;
}

/** What a language model has written so far; undefined when it is done. */
export function showDraft(text: string | undefined): void {
  if (!draft || !draftText || !log) return;
  draft.hidden = text === undefined;
  log.parentElement?.setAttribute("aria-busy", String(text !== undefined));
  if (text !== undefined && draftText.textContent !== text) draftText.textContent = text;
}
