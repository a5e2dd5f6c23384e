import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Started } from "../ports/chat.ts";

/** Starts a platform, and starts it again whenever it could not be started or no longer listens. */

export interface Waits {
  /** After a platform that was not reached; doubled each time, up to `latestMs`. */
  readonly soonestMs: number;
  readonly latestMs: number;
  /** After one that refused: it may be mended on its own side. */
  readonly refusedMs: number;
}

export const WAITS: Waits = { soonestMs: 5000, latestMs: 300_000, refusedMs: 600_000 };
/** A connection that stood for so long was a good one: where it is lost, it is opened anew at once. */
const STEADY_MS = 60_000;

export interface Listener {
  readonly name: string;
  readonly start: () => Promise<Started>;
  /** After every start, whatever became of it. */
  readonly tried: (started: Started) => void;
  /** Takes one line for each thing that a person should look at. */
  readonly tell: (line: string) => void;
  readonly waits: Waits;
}

/** Resolves when `signal` fires. What is wrong is told once, again only where it changes, and that it is over. */
export async function keepListening(listener: Listener, signal: AbortSignal): Promise<void> {
  const { name, tried, tell, waits } = listener;
  const stopped = signal.aborted ? Promise.resolve() : once(signal, "abort");
  let failures = 0;
  let trouble: string | undefined;
  while (!signal.aborted) {
    const started = await attempt(listener);
    if (signal.aborted) return;
    const before = trouble;
    trouble = started.kind === "listening" ? undefined : troubleLine(listener, started);
    if (trouble !== before) tell(trouble ?? `${name}: つながりました。 / Connected.`);
    tried(started);
    const since = performance.now();
    if (started.kind === "listening") await (started.lost ? Promise.race([started.lost, stopped]) : stopped);
    failures = performance.now() - since < STEADY_MS ? failures + 1 : 0;
    const growingMs = failures === 0 ? 0 : Math.min(waits.soonestMs * 2 ** (failures - 1), waits.latestMs);
    const waitMs = started.kind === "refused" ? waits.refusedMs : growingMs;
    // Rejects where the signal fires, which the loop sees.
    await wait(waitMs, undefined, { signal }).catch(() => {});
  }
}

/** Whatever goes wrong with one platform, the others go on. */
async function attempt({ start }: Listener): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = { ja: `始められませんでした（${reason}）。`, en: `It could not be started (${reason}).` };
    return { kind: "unreachable", problem };
  }
}

type Trouble = Exclude<Started, { readonly kind: "listening" }>;

function troubleLine({ name, waits }: Listener, { kind, problem }: Trouble): string {
  const { ja, en } = NEXT[kind](Math.round(waits.refusedMs / 60_000));
  return `${name}: ${problem.ja}${ja} / ${problem.en} ${en}`;
}

const NEXT = {
  unreachable: () => ({
    ja: "つながるまで試し続けます。返事は取っておき、ほかは動いています。",
    en: "It is tried until it works; replies are kept, and everything else runs.",
  }),
  refused: (minutes: number) => ({
    ja: `設定を直したら起動し直してください（設定を変えずに直ったときは、${minutes}分以内につながります）。返事は取っておき、ほかは動いています。`,
    en: `Once the settings are mended, start anew (where they need no change, it connects within ${minutes} minutes). Replies are kept, and everything else runs.`,
  }),
} as const;
