import { sql, type Transaction } from "kysely";
import type { DialectFacts } from "./dialect.ts";
import { answers } from "./migrations/answers.ts";
import { digestPosts } from "./migrations/digest-posts.ts";
import { digestSettings } from "./migrations/digest-settings.ts";
import type { Migration } from "./migrations/migration.ts";
import { modelUsage } from "./migrations/model-usage.ts";
import { places } from "./migrations/places.ts";
import { records } from "./migrations/records.ts";
import { sessions } from "./migrations/sessions.ts";
import { transcripts } from "./migrations/transcripts.ts";
import { turns } from "./migrations/turns.ts";
import type { Database } from "./schema.ts";

/** The numbered steps from an empty database to the present schema. */
const MIGRATIONS: readonly Migration[] = [
  turns,
  records,
  digestPosts,
  digestSettings,
  answers,
  transcripts,
  sessions,
  modelUsage,
  places,
];

/** The database was made by a newer version of the program. */
export class NewerSchemaError extends Error {
  constructor(found: number) {
    super(
      `データベースは新しい版の協働ナビのものです（版${found}、この版は${MIGRATIONS.length}まで）。プログラムを更新してください。 / The database belongs to a newer version of Kyodo Navi (${found}; this one knows ${MIGRATIONS.length}): please update the program.`,
    );
    this.name = "NewerSchemaError";
  }
}

/**
 * Brings the schema up to date; call it inside a transaction that holds the schema lock. Each step is claimed by
 * its row before it runs, so that of two starters one does it and the other finds it done.
 */
export async function migrate(
  transaction: Transaction<Database>,
  facts: DialectFacts,
  at: Date,
): Promise<void> {
  await facts.lockSchema(transaction);
  await sql`create table if not exists migrations (number integer primary key, applied_at text not null)`.execute(
    transaction,
  );
  for (const [index, migration] of MIGRATIONS.entries()) {
    const claim = await transaction
      .insertInto("migrations")
      .values({ number: index + 1, applied_at: at.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (claim.numInsertedOrUpdatedRows === 0n) continue;
    for (const statement of migration(facts)) await statement.execute(transaction);
  }
  const { newest } = await transaction
    .selectFrom("migrations")
    .select(({ fn }) => fn.max("number").as("newest"))
    .executeTakeFirstOrThrow();
  if (Number(newest) > MIGRATIONS.length) throw new NewerSchemaError(Number(newest));
}
