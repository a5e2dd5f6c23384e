import { Chance } from "./chance.ts";
import { type Driven, drive } from "./drive.ts";
import type { DatabaseAt } from "./ledger.ts";
import { judge, type Verdict } from "./verdict.ts";

/**
 * Lets people talk with bots that are killed by SIGKILL over and over, and holds what is stored and what the platform
 * showed against a run without kills: no answer lost, no effect twice, every committed reply shown at the end.
 * A reply may be shown twice where the kill fell between the send and its mark: of a platform that cannot be asked,
 * "at least once" is the honest promise.
 */

export interface Torture {
  /** An empty database. */
  readonly database: DatabaseAt;
  readonly scratch: string;
  readonly processes: number;
  readonly kills: number;
  /** The same seed plans the same kills; what the machine does between them is its own. */
  readonly seed: number;
  readonly progress?: (line: string) => void;
}

export interface Outcome extends Verdict {
  readonly driven: Driven;
}

/** Every script once, by one bot that nobody kills. */
export const calmRun = (database: DatabaseAt, scratch: string): Promise<Driven> =>
  drive({ database, scratch, processes: 1, kills: 0, chance: new Chance(1), progress: () => {} });

export async function torture(
  calm: Driven,
  { seed, progress = () => {}, ...settings }: Torture,
): Promise<Outcome> {
  const driven = await drive({ ...settings, chance: new Chance(seed), progress });
  return { driven, ...judge(calm, driven) };
}
