import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { bundled } from "../bundle.ts";
import { type FromBot, fromBot, type ToBot } from "./protocol.ts";

/** One life of a bot, seen from outside: orders go in, what it tells comes out, SIGKILL ends it. */
export class BotProcess {
  static #made = 0;

  readonly number = ++BotProcess.#made;
  /** The guidelines are read. */
  readonly ready: Promise<void>;
  /** The store is open. */
  readonly open: Promise<void>;
  /** It is gone, and everything that it told before has been heard. */
  readonly dead: Promise<unknown>;
  readonly #child: ChildProcess;
  #errors = "";
  #killed = false;

  constructor(scratch: string, hear: (from: BotProcess, message: FromBot) => void) {
    this.#child = fork(bundled("conversation/bot.ts"), [join(scratch, "index")], {
      execArgv: ["--max-semi-space-size=32"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.on("data", (text) => {
      this.#errors = `${this.#errors}${text}`.slice(-2000);
    });
    this.dead = Promise.all([once(this.#child, "exit"), once(this.#child, "disconnect")]);
    const told = (kind: FromBot["kind"]): Promise<void> =>
      new Promise((resolve, reject) => {
        this.#child.on("message", (raw) => {
          if (fromBot.parse(raw).kind === kind) resolve();
        });
        this.#child.once("exit", (code) => {
          if (this.#killed) resolve();
          else reject(new Error(`A bot ended by itself (${code}): ${this.#errors}`));
        });
      });
    this.ready = told("ready");
    this.open = told("open");
    // Whoever waits for them hears of a failure; nobody may wait for them any more when it comes.
    this.ready.catch(() => {});
    this.open.catch(() => {});
    this.#child.on("message", (raw) => hear(this, fromBot.parse(raw)));
  }

  /** Whether it ended without being killed. */
  get failed(): string | undefined {
    return this.#killed ? undefined : this.#errors || "no reason given";
  }

  order(order: ToBot): void {
    // What is sent to a dead process is lost, as on any wire.
    if (this.#child.connected) this.#child.send(order, () => {});
  }

  kill(): void {
    this.#killed = true;
    this.#child.kill("SIGKILL");
  }
}
