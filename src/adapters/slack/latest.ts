/** Remembers the latest few thousand of something, and forgets the oldest. */
export class Latest<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  constructor(most = 5000) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const oldest = this.#values.keys().next();
    if (this.#values.size > this.#most && !oldest.done) this.#values.delete(oldest.value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
