/** Sends a form without leaving the page. A delivery keeps its id until it was taken: sent again, it counts once. */

export type Answered =
  | { readonly kind: "taken" }
  /** The server has something to say: a page, as a whole. */
  | { readonly kind: "page"; readonly text: string }
  | { readonly kind: "unreachable" };

/** How long a server may take before the form counts as not sent. */
const PATIENCE_MS = 15_000;

export async function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Answered> {
  const data = new FormData(form, submitter);
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === "string") body.append(name, value);
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json, text/html;q=0.5" },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 204) {
      renew(form);
      return { kind: "taken" };
    }
    if (response.status >= 502) return { kind: "unreachable" };
    return { kind: "page", text: await response.text() };
  } catch {
    // The server is gone, or too slow; the form stays as it is.
    return { kind: "unreachable" };
  }
}

/** The next time this form is sent it says something new. */
function renew(form: HTMLFormElement): void {
  const delivery = form.elements.namedItem("delivery");
  if (delivery instanceof HTMLInputElement) delivery.value = newId();
}

/** As crypto.randomUUID, which browsers only give to https and this machine. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
