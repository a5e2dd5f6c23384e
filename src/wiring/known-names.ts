import type { Store } from "../ports/store.ts";

/** The names of a city's staff as its records have them, looked up anew now and then. */

const KEPT_MS = 300_000;

export function namesIn(
  store: Pick<Store, "records">,
  choose: (names: readonly string[]) => readonly string[],
): (tenant: string) => Promise<readonly string[]> {
  const known = new Map<string, { readonly names: readonly string[]; readonly until: number }>();
  return async (tenant) => {
    const kept = known.get(tenant);
    if (kept && kept.until > Date.now()) return kept.names;
    const everybody = await store.records(tenant).people.everybody();
    const names = choose(everybody.map(({ person }) => person.name));
    known.set(tenant, { names, until: Date.now() + KEPT_MS });
    return names;
  };
}
