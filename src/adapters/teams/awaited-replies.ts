/** What the person who pressed gets to see at once, in the answer to the press itself. */
export type Shown =
  | { readonly kind: "card"; readonly card: unknown }
  | { readonly kind: "told"; readonly text: string };

/** Presses whose sender still waits, by delivery. Only for speed: what nobody waits for any more goes out as ever. */
export class AwaitedReplies {
  readonly #waiting = new Map<string, (shown: Shown) => void>();

  /** Resolves with what the sender of the reply shows, or with undefined when the time is up. */
  expect(
    delivery: string,
    timeoutMs: number,
  ): { readonly shown: Promise<Shown | undefined>; cancel(): void } {
    let cancel = (): void => {};
    const shown = new Promise<Shown | undefined>((resolve) => {
      const end = (outcome: Shown | undefined): void => {
        clearTimeout(timer);
        this.#waiting.delete(delivery);
        resolve(outcome);
      };
      const timer = setTimeout(() => end(undefined), timeoutMs);
      cancel = () => end(undefined);
      this.#waiting.set(delivery, end);
    });
    return { shown, cancel: () => cancel() };
  }

  /** Shows it to the one who waits; false where nobody does. */
  show(delivery: string, shown: Shown): boolean {
    const waiting = this.#waiting.get(delivery);
    waiting?.(shown);
    return waiting !== undefined;
  }
}
