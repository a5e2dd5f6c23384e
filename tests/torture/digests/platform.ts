import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Dice } from "./dice.ts";

/** A chat platform that keeps posts with their metadata, loses requests and answers, and kills whoever posts. */

const posted = z.object({ process: z.number(), slot: z.string() });

type Fate =
  | "fine"
  | "killed before it is kept"
  | "killed once it is kept"
  | "killed after the answer"
  | "request lost"
  | "answer lost"
  | "refused";
const FATES: readonly Fate[] = [
  "fine",
  "fine",
  "killed before it is kept",
  "killed once it is kept",
  "killed after the answer",
  "request lost",
  "answer lost",
  "refused",
];

export class TorturePlatform {
  readonly posts: string[] = [];
  readonly fates = new Map<string, number>();
  calm = false;
  turn: () => unknown = () => ({});
  readonly #dice: Dice;
  readonly #kill: (pid: number) => void;
  readonly #slowestMs: number;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  constructor(dice: Dice, kill: (pid: number) => void, slowestMs: number) {
    this.#dice = dice;
    this.#kill = kill;
    this.#slowestMs = slowestMs;
  }

  /** Gives its address. */
  start(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, "127.0.0.1", () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
      });
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", "http://platform");
    const asking = Number(url.searchParams.get("process"));
    if (url.pathname === "/turn") {
      response.end(JSON.stringify(this.turn()));
      // Anywhere between the claim and the end of a run.
      if (!this.calm && this.#dice.under(4) === 0) setTimeout(() => this.#kill(asking), this.#dice.under(60));
      return;
    }
    if (request.method === "GET") {
      if (!this.calm && this.#dice.under(20) === 0) this.#kill(asking);
      if (!this.calm && this.#dice.under(10) === 0) response.statusCode = 503;
      response.end(this.posts.includes(url.searchParams.get("slot") ?? "") ? "yes" : "no");
      return;
    }
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { process, slot } = posted.parse(JSON.parse(body));
    const fate = this.calm ? "fine" : this.#dice.of(FATES);
    this.fates.set(fate, (this.fates.get(fate) ?? 0) + 1);
    await sleep(this.#dice.under(this.#slowestMs));
    switch (fate) {
      case "refused":
        response.statusCode = 429;
        response.end();
        return;
      case "request lost":
        response.destroy();
        return;
      case "killed before it is kept":
        this.#kill(process);
        response.destroy();
        return;
      case "killed once it is kept":
        this.posts.push(slot);
        this.#kill(process);
        response.destroy();
        return;
      case "answer lost":
        this.posts.push(slot);
        response.destroy();
        return;
      case "killed after the answer":
        this.posts.push(slot);
        response.end(() => setTimeout(() => this.#kill(process), this.#dice.under(8)));
        return;
      case "fine":
        this.posts.push(slot);
        response.end();
    }
  }
}
