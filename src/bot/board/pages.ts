import type { Paged } from "../../ports/board.ts";
import type { Page } from "../../ports/records.ts";

/** Lists a page at a time. A page that is not there shows the last one. */

export async function pageOf<T>(
  wanted: number | undefined,
  total: number,
  size: number,
  list: (page: Page) => Promise<readonly T[]>,
): Promise<Paged<T>> {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(wanted ?? 1, pages);
  const rows = total === 0 ? [] : await list({ limit: size, offset: (page - 1) * size });
  return { rows, page, total: pages, more: page < pages };
}

/** Where nobody counts: one row more than is shown tells whether there is another page. */
export async function uncountedPage<T>(
  wanted: number | undefined,
  size: number,
  list: (page: Page) => Promise<readonly T[]>,
): Promise<Paged<T>> {
  const page = wanted ?? 1;
  const rows = await list({ limit: size + 1, offset: (page - 1) * size });
  return { rows: rows.slice(0, size), page, total: undefined, more: rows.length > size };
}
