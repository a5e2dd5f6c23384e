/** The line above the text field: what went wrong, and what to do about it. Read out by screen readers. */

const line = (): HTMLElement | null => document.getElementById("status");

export function tell(what: "offline" | "notSent" | undefined): void {
  const status = line();
  if (!status) return;
  const text = what === undefined ? "" : (status.dataset[what] ?? "");
  if (status.textContent !== text) status.textContent = text;
}
