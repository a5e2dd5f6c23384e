import { Cron } from "croner";
import { type DigestWork, runDigests } from "./run.ts";

/** Every five minutes by the city's clock: on the hour, and soon after a refusal, a crash or a start in mid-week. */
const TICK = "*/5 * * * *";

export interface RunningDigests {
  /** Resolves when nothing is being posted any more. */
  stop(): Promise<void>;
}

/** Posts digests from now on, at once where this week's are missing. `failed` gets what made a whole run impossible. */
export function startDigests(work: DigestWork, failed: (error: unknown) => void): RunningDigests {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const tick = (): void => {
    if (busy) return;
    busy = true;
    running = runDigests(work)
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  };
  const cron = new Cron(TICK, { timezone: "Asia/Tokyo" }, tick);
  tick();
  return {
    async stop() {
      cron.stop();
      await running;
    },
  };
}
