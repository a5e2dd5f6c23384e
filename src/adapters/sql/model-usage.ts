import type { Kysely } from "kysely";
import type { Asker, DayUse, ModelUsage, ModelUse, UsageLimits } from "../../ports/model-usage.ts";
import type { DialectFacts } from "./dialect.ts";
import type { Database } from "./schema.ts";

const KEY = ["tenant", "day", "platform", "person"] as const;
const NOTHING = {
  answers: 0,
  input_tokens: 0,
  cached_tokens: 0,
  output_tokens: 0,
  cost_micros: 0,
  unpriced: 0,
};

/** Counters of language models, one row for each person and day. */
export class SqlModelUsage implements ModelUsage {
  readonly #database: Kysely<Database>;
  readonly #facts: DialectFacts;

  constructor(database: Kysely<Database>, facts: DialectFacts) {
    this.#database = database;
    this.#facts = facts;
  }

  take(asker: Asker, day: string, limits: UsageLimits): ReturnType<ModelUsage["take"]> {
    const { tenant, platform, person } = asker;
    return this.#database.transaction().execute(async (transaction) => {
      // One counter at a time: two who ask at once would both see room for one more.
      await this.#facts.lockParty(transaction, JSON.stringify([tenant, "model usage"]));
      const { mine, all } = await transaction
        .selectFrom("model_usage")
        .select(({ fn, eb }) => [
          fn.coalesce(fn.sum<string | number>("answers"), eb.lit(0)).as("all"),
          fn
            .coalesce(
              fn.sum<string | number>("answers").filterWhere(({ and }) => and({ platform, person })),
              eb.lit(0),
            )
            .as("mine"),
        ])
        .where("tenant", "=", tenant)
        .where("day", "=", day)
        .executeTakeFirstOrThrow();
      if (Number(mine) >= (limits.perPerson ?? Infinity)) return "personLimit";
      if (Number(all) >= (limits.perCity ?? Infinity)) return "cityLimit";
      await transaction
        .insertInto("model_usage")
        .values({ tenant, day, platform, person, ...NOTHING, answers: 1 })
        .onConflict((conflict) =>
          conflict.columns(KEY).doUpdateSet(({ eb }) => ({ answers: eb("model_usage.answers", "+", 1) })),
        )
        .execute();
      return "taken";
    });
  }

  async add({ tenant, platform, person }: Asker, day: string, use: ModelUse): Promise<void> {
    const more = {
      input_tokens: use.input,
      cached_tokens: use.cached,
      output_tokens: use.output,
      cost_micros: use.costMicros ?? 0,
      unpriced: use.costMicros === undefined ? 1 : 0,
    };
    await this.#database
      .insertInto("model_usage")
      .values({ tenant, day, platform, person, ...NOTHING, ...more })
      .onConflict((conflict) =>
        conflict.columns(KEY).doUpdateSet(({ eb }) => ({
          input_tokens: eb("model_usage.input_tokens", "+", more.input_tokens),
          cached_tokens: eb("model_usage.cached_tokens", "+", more.cached_tokens),
          output_tokens: eb("model_usage.output_tokens", "+", more.output_tokens),
          cost_micros: eb("model_usage.cost_micros", "+", more.cost_micros),
          unpriced: eb("model_usage.unpriced", "+", more.unpriced),
        })),
      )
      .execute();
  }

  async days(tenant: string, from: string, until: string): Promise<readonly DayUse[]> {
    const rows = await this.#database
      .selectFrom("model_usage")
      .select(({ fn }) => [
        "day",
        fn.sum<string | number>("answers").as("answers"),
        fn.countAll<string | number>().as("people"),
        fn.sum<string | number>("input_tokens").as("input"),
        fn.sum<string | number>("cached_tokens").as("cached"),
        fn.sum<string | number>("output_tokens").as("output"),
        fn.sum<string | number>("cost_micros").as("cost"),
        fn.sum<string | number>("unpriced").as("unpriced"),
      ])
      .where("tenant", "=", tenant)
      .where("day", ">=", from)
      .where("day", "<=", until)
      .groupBy("day")
      .orderBy("day")
      .execute();
    return rows.map(({ day, answers, people, input, cached, output, cost, unpriced }) => ({
      day,
      answers: Number(answers),
      people: Number(people),
      input: Number(input),
      cached: Number(cached),
      output: Number(output),
      costMicros: Number(cost),
      unpriced: Number(unpriced),
    }));
  }
}
