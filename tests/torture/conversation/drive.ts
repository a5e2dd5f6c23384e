import { BotProcess } from "./bot-process.ts";
import type { Chance } from "./chance.ts";
import { type KillPlan, planKill } from "./kill-plan.ts";
import { type DatabaseAt, type Ledger, readLedger, waitingReplies } from "./ledger.ts";
import { type Arrival, Platform } from "./platform.ts";
import type { FromBot, ToBot } from "./protocol.ts";
import { type Act, SCRIPTS } from "./script.ts";

/** Drives people's conversations through bots that are killed and started again, until all have been heard. */

export interface Drive {
  readonly database: DatabaseAt;
  /** A folder for what the bots keep beside the database. */
  readonly scratch: string;
  /** How many bots work at the same time on the one database. */
  readonly processes: number;
  readonly kills: number;
  readonly chance: Chance;
  readonly progress: (line: string) => void;
}

export interface Inhabitant {
  readonly place: string;
  readonly person: string;
  /** Which of the scripts. */
  readonly script: number;
}

export interface Driven {
  readonly people: readonly Inhabitant[];
  readonly inputs: readonly string[];
  readonly kills: readonly KillPlan[];
  /** Inputs that were sent again because their process died, and those that came more than once for no reason. */
  readonly resent: number;
  readonly doubled: number;
  /** How often a bot said of a delivery that it took effect. */
  readonly effects: ReadonlyMap<string, number>;
  readonly arrivals: readonly Arrival[];
  /** Which process marked which reply as sent, by `id process`. */
  readonly marked: ReadonlySet<string>;
  readonly killed: ReadonlySet<number>;
  readonly breaks: readonly string[];
  readonly ledger: Ledger;
}

/** Long enough for a busy machine: a send that takes half of it counts as failed. */
export const LEASE_MS = 6000;
const AT_ONCE = 4;
const STILL_MS = 60_000;
const PLATFORM = "torture";

type Incoming = Extract<ToBot, { kind: "input" }>["incoming"];
interface Pending {
  readonly incoming: Incoming;
  readonly with: Set<BotProcess>;
  readonly done: () => void;
}

export async function drive(settings: Drive): Promise<Driven> {
  const driver = new Driver(settings);
  return driver.run();
}

class Driver {
  readonly #settings: Drive;
  readonly #platform = new Platform();
  readonly #people: Inhabitant[] = [];
  readonly #inputs: string[] = [];
  readonly #pending = new Map<string, Pending>();
  readonly #plans = new Map<BotProcess, { readonly plan: KillPlan; passed: number }>();
  /** The bots that take inputs. */
  readonly #living = new Set<BotProcess>();
  readonly #effects = new Map<string, number>();
  readonly #marked = new Set<string>();
  readonly #killed = new Set<number>();
  readonly #kills: KillPlan[] = [];
  readonly #breaks: string[] = [];
  #planned = 0;
  #starts = 0;
  #resent = 0;
  #doubled = 0;
  #over = false;
  #heardAtMs = performance.now();

  constructor(settings: Drive) {
    this.#settings = settings;
  }

  async run(): Promise<Driven> {
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const { promise: stuck, watch } = this.#watchdog();
    const lives = Array.from({ length: this.#settings.processes }, () => this.#keepAlive(stopped));
    try {
      await Promise.race([stuck, Promise.all(lives), this.#everybody()]);
      await Promise.race([stuck, this.#settled()]);
    } finally {
      clearInterval(watch);
      this.#over = true;
      stop();
      await Promise.all(lives);
    }
    return {
      people: this.#people,
      inputs: this.#inputs,
      kills: this.#kills,
      resent: this.#resent,
      doubled: this.#doubled,
      effects: this.#effects,
      arrivals: this.#platform.arrivals,
      marked: this.#marked,
      killed: this.#killed,
      breaks: this.#breaks,
      ledger: await readLedger(this.#settings.database),
    };
  }

  /** Rejects where nobody got anywhere for a minute: then something was lost. */
  #watchdog() {
    let watch: NodeJS.Timeout | undefined;
    const promise = new Promise<never>((_, reject) => {
      watch = setInterval(() => {
        if (performance.now() - this.#heardAtMs < STILL_MS) return;
        const waiting = [...this.#pending.keys()].join(" ");
        reject(new Error(`Nothing moved for ${STILL_MS / 1000} s. Waiting: ${waiting || "for replies"}`));
      }, 1000);
    });
    promise.catch(() => {});
    return { promise, watch };
  }

  async #settled(): Promise<void> {
    while ((await waitingReplies(this.#settings.database)) > 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** One bot after another, each from its start to its kill; the next one is warmed up meanwhile. */
  async #keepAlive(stopped: Promise<void>): Promise<void> {
    const hear = (from: BotProcess, message: FromBot): void => this.#hear(from, message);
    const start = (): BotProcess => new BotProcess(this.#settings.scratch, hear);
    let next = start();
    while (!this.#over) {
      const bot = next;
      await bot.ready;
      const { processes, kills, chance, database } = this.#settings;
      const plan = this.#planned < kills ? planKill(this.#planned++, chance) : undefined;
      if (plan) this.#plans.set(bot, { plan, passed: 0 });
      bot.order({
        kind: "start",
        database,
        platform: PLATFORM,
        leaseMs: LEASE_MS,
        // Alone, it need not wait for the lease of the dead; beside another, a clock ahead would rob the living.
        clockAheadMs: processes === 1 ? this.#starts++ * LEASE_MS : 0,
        ...(plan?.when === "held" ? { hold: { point: plan.point, passing: plan.passing } } : {}),
      });
      await bot.open;
      this.#living.add(bot);
      this.#dispatchWaiting();
      if (plan) next = start();
      await Promise.race([bot.dead, stopped]);
      if (this.#over) bot.kill();
      await bot.dead;
      this.#living.delete(bot);
      if (bot.failed !== undefined) throw new Error(`A bot ended by itself: ${bot.failed}`);
      this.#dispatchWaiting();
    }
    next.kill();
    await next.dead;
  }

  #hear(from: BotProcess, message: FromBot): void {
    if (message.kind === "at") {
      this.#perhapsKill(from, message);
      return;
    }
    this.#heardAtMs = performance.now();
    if (message.kind === "post") {
      this.#platform.show(from.number, message);
      from.order({ kind: "shown", id: message.id });
    } else if (message.kind === "marked") this.#marked.add(`${message.id} ${from.number}`);
    else if (message.kind === "broke") this.#breaks.push(message.reason);
    else if (message.kind === "taken") this.#taken(message);
  }

  #perhapsKill(bot: BotProcess, { point, held }: Extract<FromBot, { kind: "at" }>): void {
    const life = this.#plans.get(bot);
    if (life?.plan.point !== point) return;
    life.passed += 1;
    const { plan } = life;
    if (plan.when === "held" ? !held : life.passed !== plan.passing) return;
    if (plan.when === "held" || plan.when === 0) this.#kill(bot, plan);
    else setTimeout(() => this.#kill(bot, plan), plan.when);
  }

  #kill(bot: BotProcess, plan: KillPlan): void {
    if (this.#over) return;
    bot.kill();
    this.#killed.add(bot.number);
    this.#kills.push(plan);
    if (this.#kills.length % 10 === 0) {
      const { kills, progress } = this.#settings;
      progress(`${this.#kills.length} of ${kills} kills, ${this.#inputs.length} inputs`);
    }
  }

  #taken({ delivery, effect }: Extract<FromBot, { kind: "taken" }>): void {
    if (effect) this.#effects.set(delivery, (this.#effects.get(delivery) ?? 0) + 1);
    const pending = this.#pending.get(delivery);
    if (!pending) return;
    this.#pending.delete(delivery);
    // A platform may send again what was taken long ago.
    if (this.#settings.chance.next() < 0.15) this.#send(pending, "doubled");
    pending.done();
  }

  #dispatchWaiting(): void {
    for (const pending of this.#pending.values()) {
      if ([...pending.with].some((bot) => this.#living.has(bot))) continue;
      if (pending.with.size > 0 && this.#living.size > 0) this.#resent += 1;
      this.#send(pending);
    }
  }

  #send(pending: Pending, kind: "first" | "doubled" = "first"): void {
    const [one, ...others] = [...this.#living];
    if (!one) return;
    const bot = this.#settings.chance.of([one, ...others]);
    if (kind === "doubled") this.#doubled += 1;
    pending.with.add(bot);
    bot.order({ kind: "input", incoming: pending.incoming });
  }

  /** Gives in an input until a bot has taken it; now and then to two bots, or twice to one, at the same time. */
  #input(incoming: Incoming): Promise<void> {
    this.#inputs.push(incoming.delivery);
    return new Promise((done) => {
      const pending: Pending = { incoming, with: new Set(), done };
      this.#pending.set(incoming.delivery, pending);
      this.#send(pending);
      if (this.#settings.chance.next() < 0.25) this.#send(pending, "doubled");
    });
  }

  /** People come, two to a place, until the kills are done and every script was played. */
  async #everybody(): Promise<void> {
    const wanted = (): boolean =>
      this.#people.length < SCRIPTS.length || this.#kills.length < this.#settings.kills;
    const oneAfterAnother = async (): Promise<void> => {
      while (wanted()) {
        const number = this.#people.length;
        const inhabitant = {
          place: `room${Math.floor(number / 2)}`,
          person: `person${number}`,
          script: number % SCRIPTS.length,
        };
        this.#people.push(inhabitant);
        await this.#play(inhabitant, SCRIPTS[inhabitant.script] ?? []);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother));
  }

  async #play({ place, person }: Inhabitant, script: readonly Act[]): Promise<void> {
    const party = { tenant: "kasumigaura", place: { platform: PLATFORM, key: place }, person };
    for (const [at, act] of script.entries()) {
      const delivery = `${person}-${at}`;
      if (act.kind === "press") {
        const shown = await this.#platform.seen(person, at);
        const value = shown?.values[act.button % shown.values.length];
        if (!shown || value === undefined) throw new Error(`${person} has no card at act ${at}`);
        await this.#input({ kind: "press", delivery, party, card: shown.card, value });
      } else if (act.kind === "open") await this.#input({ kind: "open", delivery, party });
      else await this.#input({ kind: "text", delivery, party, text: act.text });
    }
  }
}
