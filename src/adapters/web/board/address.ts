import { BOARD_FILTERS, BOARD_LISTS, type BoardList, type BoardWish } from "../../../ports/board.ts";

/** What is shown stands in the address: it can be kept as a bookmark and passed on. */

export type Query = Readonly<Record<string, unknown>>;

const LONGEST = 200;
const PAGE = /^[1-9]\d{0,5}$/;

export const textIn = (query: Query, name: string): string | undefined => {
  const value = query[name];
  return typeof value === "string" && value !== "" && value.length <= LONGEST ? value : undefined;
};

export function wishIn(query: Query): BoardWish {
  const filters = Object.fromEntries(BOARD_FILTERS.map((name) => [name, textIn(query, name)]));
  const pages = Object.fromEntries(
    BOARD_LISTS.flatMap((name) => {
      const page = textIn(query, `${name}-page`);
      return page !== undefined && PAGE.test(page) ? [[name, Number(page)]] : [];
    }),
  );
  return { filters, pages };
}

/** The address's query with the same filters, and with another page of one list. */
export function queryOf({ filters, pages }: BoardWish, turned?: { list: BoardList; page: number }): string {
  const query = new URLSearchParams();
  for (const name of BOARD_FILTERS) {
    const value = filters[name];
    if (value !== undefined) query.set(name, value);
  }
  for (const name of BOARD_LISTS) {
    const page = turned?.list === name ? turned.page : pages[name];
    if (page !== undefined && page > 1) query.set(`${name}-page`, String(page));
  }
  return query.toString();
}
