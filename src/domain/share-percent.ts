import type { Share } from "./picture.ts";

/** How much is done, in whole percent, 0 … 100; 100 only when nothing is open. Undefined where nothing was due. */
export function sharePercent({ done, total }: Pick<Share, "done" | "total">): number | undefined {
  if (!(total > 0)) return undefined;
  if (done >= total) return 100;
  return done > 0 ? Math.min(99, Math.round((done / total) * 100)) : 0;
}

export const shareSum = (rows: readonly Share[]): Pick<Share, "done" | "total"> => ({
  done: rows.reduce((sum, { done }) => sum + done, 0),
  total: rows.reduce((sum, { total }) => sum + total, 0),
});
