import { forgetDraft, keepDraft } from "../drafts.ts";
import { tell } from "../status.ts";

/** A dialog as one form: what is filled in outlives a lost connection, and errors get the focus. */

const form = document.querySelector<HTMLFormElement>("form[data-keep]");
if (form) {
  keepDraft(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form, event.submitter);
  });
  document.getElementById("problems")?.focus();
}

/** Asks first whether the server is there: a form that is posted to nobody would be lost. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === "string") body.append(name, value);
  try {
    const response = await fetch(form.action, { method: "POST", headers: { Accept: "text/html" }, body });
    if (response.redirected) {
      forgetDraft(form);
      location.assign(response.url);
      return;
    }
    show(await response.text());
  } catch {
    tell("notSent");
  }
}

function show(text: string): void {
  const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  if (!main) {
    tell("notSent");
    return;
  }
  document.querySelector("main")?.replaceWith(main);
  const renewed = document.querySelector<HTMLFormElement>("form[data-keep]");
  renewed?.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(renewed, event.submitter);
  });
  document.getElementById("problems")?.focus();
}
