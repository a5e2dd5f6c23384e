import { z } from "zod";
import type { FromBot } from "./protocol.ts";

/** A platform that shows whatever comes, and cannot be asked what it has shown. */

export interface Arrival {
  readonly id: string;
  readonly place: string;
  readonly person: string;
  /** The number of the process that sent it. */
  readonly by: number;
  readonly atMs: number;
}

const choices = z.object({
  kind: z.literal("choices"),
  card: z.string(),
  options: z.tuple([z.object({ value: z.string() })], z.object({ value: z.string() })),
});
const message = z.object({ parts: z.array(z.unknown()) });

export interface Card {
  readonly card: string;
  readonly values: readonly string[];
}

export class Platform {
  readonly arrivals: Arrival[] = [];
  readonly #known = new Set<string>();
  readonly #seen = new Map<string, number>();
  readonly #cards = new Map<string, Card>();
  readonly #watchers = new Map<string, () => void>();

  show(by: number, { id, place, person, message: shown }: Extract<FromBot, { kind: "post" }>): void {
    this.arrivals.push({ id, place, person, by, atMs: performance.now() });
    if (this.#known.has(id)) return;
    this.#known.add(id);
    this.#seen.set(person, (this.#seen.get(person) ?? 0) + 1);
    for (const part of message.parse(shown).parts) {
      const buttons = choices.safeParse(part).data;
      if (buttons)
        this.#cards.set(person, { card: buttons.card, values: buttons.options.map(({ value }) => value) });
    }
    this.#watchers.get(person)?.();
  }

  /** Resolves when the person has seen so many different replies; gives the newest card among them. */
  async seen(person: string, replies: number): Promise<Card | undefined> {
    while ((this.#seen.get(person) ?? 0) < replies) {
      await new Promise<void>((resolve) => this.#watchers.set(person, resolve));
    }
    return this.#cards.get(person);
  }
}
