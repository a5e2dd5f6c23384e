/** Marks of replies that were sent: those of the same round of the program are one write. */
export class SentMarks {
  readonly #write: (ids: readonly string[], at: Date) => Promise<void>;
  #next: { readonly ids: string[]; readonly written: Promise<void>; latest: Date } | undefined;

  constructor(write: (ids: readonly string[], at: Date) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when the mark is made. */
  mark(id: string, at: Date): Promise<void> {
    this.#next ??= { ids: [], latest: at, written: this.#afterThisRound() };
    this.#next.ids.push(id);
    this.#next.latest = at;
    return this.#next.written;
  }

  async #afterThisRound(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const marks = this.#next;
    this.#next = undefined;
    if (marks) await this.#write(marks.ids, marks.latest);
  }
}
