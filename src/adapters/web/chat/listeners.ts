/** Who waits for news of a place: open pages, and posts that wait for their reply. */

export type News =
  /** Something was kept in the transcript. */
  | { readonly kind: "kept" }
  /** A language model works on a reply; `text` is what has passed every check so far, sentence by sentence. */
  | { readonly kind: "draft"; readonly text: string };

type Listener = (news: News) => void;

export class Listeners {
  readonly #listeners = new Map<string, Set<Listener>>();
  /** What is being written, for pages that open meanwhile. */
  readonly #drafts = new Map<string, string>();

  /** Gives back how to stop listening. */
  listen(place: string, listener: Listener): () => void {
    const all = this.#listeners.get(place) ?? new Set();
    this.#listeners.set(place, all.add(listener));
    const draft = this.#drafts.get(place);
    if (draft !== undefined) listener({ kind: "draft", text: draft });
    return () => {
      all.delete(listener);
      if (all.size === 0 && this.#listeners.get(place) === all) this.#listeners.delete(place);
    };
  }

  kept(place: string): void {
    this.#drafts.delete(place);
    this.#tell(place, { kind: "kept" });
  }

  drafted(place: string, text: string): void {
    this.#drafts.set(place, text);
    this.#tell(place, { kind: "draft", text });
  }

  /** Resolves at the next news that something was kept, or when `signal` fires. */
  async next(place: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const stop = this.listen(place, ({ kind }) => kind === "kept" && done());
      const done = (): void => {
        stop();
        signal.removeEventListener("abort", done);
        resolve();
      };
      signal.addEventListener("abort", done);
    });
  }

  #tell(place: string, news: News): void {
    for (const listener of [...(this.#listeners.get(place) ?? [])]) listener(news);
  }
}
