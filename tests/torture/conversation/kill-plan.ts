import type { Chance } from "./chance.ts";
import { POINTS, type Point } from "./protocol.ts";

/** When a process is killed: at the n-th passing of a point, exactly there or a few milliseconds on. */
export interface KillPlan {
  readonly point: Point;
  readonly passing: number;
  /** "held": the process stands still at the point; a number: it runs on for so many milliseconds. */
  readonly when: "held" | number;
}

/** The points take turns, so that each gets its share; the rest is chance. */
export function planKill(nth: number, chance: Chance): KillPlan {
  return {
    point: POINTS[nth % POINTS.length] ?? "committed",
    passing: 1 + chance.below(5),
    when: chance.next() < 0.5 ? "held" : chance.below(5),
  };
}
