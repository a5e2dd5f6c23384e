/** The reading page with a script: hits while somebody types, and the passage in sight. */

const WAIT_MS = 150;

function searchAsYouType(form: HTMLFormElement, hits: HTMLElement): void {
  let timer: number | undefined;
  let asked: AbortController | undefined;
  const look = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ part: "hits" });
    for (const [name, value] of new FormData(form)) if (typeof value === "string") query.set(name, value);
    if ((query.get("q") ?? "").trim() === "") return hits.replaceChildren();
    try {
      const response = await fetch(`${form.action}?${query}`, { signal: asked.signal });
      // Whoever is not signed in any more sends the form, and is led to the sign-in.
      if (!response.ok) return;
      const found = new DOMParser().parseFromString(await response.text(), "text/html");
      hits.replaceChildren(...found.body.childNodes);
    } catch (error) {
      // A newer look took over, or nothing answers: the form can still be sent.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    }
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), WAIT_MS);
  };
  form.addEventListener("input", (event) => {
    // Half a word of an input method is no word yet.
    if (!(event instanceof InputEvent && event.isComposing)) later();
  });
  form.addEventListener("compositionend", later);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hits.replaceChildren();
  });
}

const form = document.querySelector<HTMLFormElement>("form[data-search]");
const hits = document.getElementById("hits");
if (form && hits) searchAsYouType(form, hits);

// On a narrow page the contents would push the text out of sight.
const contents = document.querySelector<HTMLDetailsElement>("details[data-contents]");
if (contents && window.matchMedia("(width < 60rem)").matches) contents.open = false;

// A sign-in on the way here loses what stands behind the #.
if (window.location.hash === "") document.querySelector("mark")?.scrollIntoView({ block: "center" });
