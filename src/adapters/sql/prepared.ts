import type { Compilable, CompiledQuery, Kysely, QueryResult } from "kysely";
import type { Database } from "./schema.ts";

type Values = Readonly<Record<string, string | number>>;

/** Names of values that are texts. */
export const texts = <Name extends string>(...names: readonly Name[]): Record<Name, string> =>
  marks(names, (at) => `\u0000${at}`);

/** Names of values that are numbers. */
export const numbers = <Name extends string>(...names: readonly Name[]): Record<Name, number> =>
  marks(names, (at) => Number.MIN_SAFE_INTEGER + at);

/**
 * A query that every turn makes, put together once for each database and run with other values each time. `build` gets
 * marks in the place of values, and puts every one of them into the query as it is.
 */
export function prepared<V extends Values, Row>(
  named: V,
  build: (database: Kysely<Database>, values: V) => Compilable<Row>,
): (database: Kysely<Database>, values: V) => Promise<QueryResult<Row>> {
  const names = new Map<unknown, keyof V>(Object.entries(named).map(([name, mark]) => [mark, name]));
  const known = new WeakMap<object, CompiledQuery<Row>>();
  return (database, values) => {
    const { adapter } = database.getExecutor();
    const query = known.get(adapter) ?? build(database, named).compile();
    if (!known.has(adapter)) {
      for (const [mark, name] of names)
        if (!query.parameters.includes(mark)) throw new Error(`the query does not ask for ${String(name)}`);
      known.set(adapter, query);
    }
    const parameters = query.parameters.map((fixed) => {
      const name = names.get(fixed);
      return name === undefined ? fixed : values[name];
    });
    return database.executeQuery({ ...query, parameters });
  };
}

function marks<Name extends string, T>(names: readonly Name[], mark: (at: number) => T): Record<Name, T> {
  const marked: Partial<Record<Name, T>> = {};
  names.forEach((name, at) => {
    marked[name] = mark(at);
  });
  const whole = (all: Partial<Record<Name, T>>): all is Record<Name, T> => names.every((name) => name in all);
  if (!whole(marked)) throw new Error("a name has no mark");
  return marked;
}
