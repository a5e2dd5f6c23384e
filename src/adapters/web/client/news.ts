import { put, type SaidNews, sawChange, seenChange, showDraft } from "./log.ts";
import { tell } from "./status.ts";

/** Listens to what is said, as long as the page is looked at, and goes on where it left off. */

/** A browser opens few streams to one server: a page that nobody sees gives its own up. */
let stream: EventSource | undefined;

interface Heard {
  /** A new entry came in. */
  readonly onEntry: (item: HTMLElement, isBot: boolean) => void;
}

export function listenToNews({ onEntry }: Heard): void {
  const open = (): void => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/chat/stream?after=${seenChange()}`);
    stream.addEventListener("open", () => tell(undefined));
    stream.addEventListener("error", () => tell("offline"));
    stream.addEventListener("said", ({ data, lastEventId }: MessageEvent<string>) => {
      const news: SaidNews = JSON.parse(data);
      const item = put(news);
      sawChange(Number(lastEventId));
      if (!item) return;
      const isBot = item.classList.contains("bot");
      if (isBot) showDraft(undefined);
      onEntry(item, isBot);
    });
    stream.addEventListener("draft", ({ data }: MessageEvent<string>) => {
      const { text }: { readonly text: string } = JSON.parse(data);
      showDraft(text);
    });
  };
  const close = (): void => {
    stream?.close();
    stream = undefined;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  // A page that the browser keeps for the back button must not hold a connection.
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  window.addEventListener("online", () => {
    close();
    open();
  });
  open();
}
