import { setUpComposer, takeSent } from "../composer.ts";
import { forgetDraft, keepDraft } from "../drafts.ts";
import { showsLatest } from "../log.ts";
import { listenToNews } from "../news.ts";
import { sendForm } from "../send.ts";
import { tell } from "../status.ts";

/** The chat page comes alive: forms are sent without leaving it, replies come in by themselves. */

const composer = document.querySelector<HTMLFormElement>("#composer");
/** Whether the last thing was said with a message's own controls: its reply then gets the focus. */
let answersByControl = false;

if (showsLatest()) {
  if (composer) {
    setUpComposer(composer);
    keepDraft(composer);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("#log form[data-keep]")) keepDraft(form);
  document.addEventListener("submit", (event) => void onSubmit(event));
  listenToNews({ onEntry });
  foldHome();
  toTheEnd("instant");
}

async function onSubmit(event: SubmitEvent): Promise<void> {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset["turn"] === undefined) return;
  event.preventDefault();
  const field = form === composer ? form.querySelector("textarea") : null;
  const sent = field?.value ?? "";
  if (field && sent.trim() === "") {
    field.focus();
    return;
  }
  if (form.dataset["sending"] === "true") return;
  form.dataset["sending"] = "true";
  answersByControl = form !== composer;
  const answered = await sendForm(form, event.submitter);
  delete form.dataset["sending"];
  if (answered.kind !== "taken") {
    if (answered.kind === "unreachable") tell("notSent");
    else showReason(answered.text);
    return;
  }
  tell(undefined);
  forgetDraft(form);
  if (field) takeSent(form, sent);
}

/** Why the server did not take it: the first sentence of the page it answers with. */
function showReason(text: string): void {
  const page = new DOMParser().parseFromString(text, "text/html");
  const reason = page.querySelector("#status, main p") ?? page.body;
  const status = document.getElementById("status");
  if (status) status.textContent = (reason.textContent ?? "").trim();
}

function onEntry(item: HTMLElement, isBot: boolean): void {
  for (const form of item.querySelectorAll<HTMLFormElement>("form[data-keep]")) keepDraft(form);
  if (isBot) void renewHome();
  item.scrollIntoView({ block: isBot ? "start" : "nearest", behavior: motion() });
  if (isBot && answersByControl) {
    answersByControl = false;
    item.focus({ preventScroll: true });
  }
}

/** What waits for the person may have changed with the reply. */
async function renewHome(): Promise<void> {
  const home = document.getElementById("home");
  if (!home) return;
  try {
    const response = await fetch("/chat/home");
    if (!response.ok) return;
    home.innerHTML = await response.text();
    // Another language was chosen in the conversation: the whole page follows.
    const language = home.querySelector<HTMLElement>("[lang]")?.lang ?? "";
    if (language !== document.documentElement.lang) location.reload();
  } catch {
    // It stays as it was until the next reply.
  }
}

/** On a narrow screen it would stand between the person and the conversation. */
function foldHome(): void {
  const fold = document.getElementById("home-fold");
  if (fold instanceof HTMLDetailsElement && matchMedia("(width < 64rem)").matches) fold.open = false;
}

function toTheEnd(behavior: ScrollBehavior): void {
  if (location.hash === "")
    document.querySelector("#log > :last-child")?.scrollIntoView({ block: "start", behavior });
}

const motion = (): ScrollBehavior =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
