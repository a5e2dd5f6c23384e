import type { EvalCase } from "./cases.ts";
import type { Judged } from "./judge.ts";

/** Figures over all cases of a run. */

export interface CaseResult extends Judged {
  readonly id: string;
  readonly ms: number;
}

/** So many of so many; `of` 0 where there were none. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Figures {
  readonly evidenceJa: Share;
  readonly evidenceEn: Share;
  readonly abstained: Share;
  readonly faithful: Share;
  /** Telling the answerable from the others: 2·tp / (2·tp + fp + fn); null without cases. */
  readonly f1: number | null;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export function figuresOf(cases: readonly EvalCase[], results: readonly CaseResult[]): Figures {
  const pairs = cases.flatMap((one, at) => {
    const result = results[at];
    return result ? [{ one, result }] : [];
  });
  const share = (among: typeof pairs): Share => ({
    count: among.filter(({ result }) => result.right).length,
    of: among.length,
  });
  const answerable = pairs.filter(({ one }) => one.kind === "answerable");
  const silent = pairs.filter(({ one }) => one.kind === "silent");
  const hits = answerable.filter(({ result }) => result.answered).length;
  const wrong = silent.filter(({ result }) => !result.right).length + answerable.length - hits;
  const times = results.map(({ ms }) => ms).sort((one, other) => one - other);
  const at = (part: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return {
    evidenceJa: share(answerable.filter(({ one }) => one.lang === "ja")),
    evidenceEn: share(answerable.filter(({ one }) => one.lang === "en")),
    abstained: share(silent),
    faithful: {
      count: results.reduce((sum, { faithful }) => sum + faithful, 0),
      of: results.reduce((sum, { quotes }) => sum + quotes, 0),
    },
    f1: pairs.length === 0 ? null : (2 * hits) / (2 * hits + wrong),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  };
}
