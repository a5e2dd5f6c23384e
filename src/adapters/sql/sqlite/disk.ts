/** The disk takes nothing more: what was written last may not be on it. */
export class DiskError extends Error {
  constructor(cause: unknown) {
    super(
      "the disk refused what was written; nothing more is taken until the program is started anew",
      cause === undefined ? {} : { cause },
    );
    this.name = "DiskError";
  }
}

/** Waits for the disk, in the background. All who wait at the same moment share one sync. */
export class Disk {
  readonly #sync: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #refused: DiskError | undefined;

  /** `sync` resolves when everything written before the call lies on the disk. */
  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /** Throws a DiskError after a sync has failed: a second try would report as written what was thrown away. */
  check(): void {
    if (this.#refused) throw this.#refused;
  }

  /** Resolves when everything written before the call lies on the disk. Rejects with a DiskError. */
  settled(): Promise<void> {
    this.#next ??= this.#afterwards(this.#running);
    return this.#next;
  }

  async #afterwards(running: Promise<void>): Promise<void> {
    // One that has begun may have missed the latest write.
    await running.catch(() => {});
    // Whoever is about to write in this round of the program comes along.
    await new Promise((resolve) => setImmediate(resolve));
    this.#next = undefined;
    this.#running = this.#once();
    return this.#running;
  }

  async #once(): Promise<void> {
    this.check();
    try {
      await this.#sync();
    } catch (cause) {
      this.#refused = new DiskError(cause);
      throw this.#refused;
    }
  }
}
