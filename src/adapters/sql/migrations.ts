import { sql, type Transaction } from "kysely";
import type { DialectFacts } from "./dialect.ts";
import { digestPosts } from "./migrations/digest-posts.ts";
import type { Migration } from "./migrations/migration.ts";
import type { Database } from "./schema.ts";

/** The numbered steps from an empty database to the present schema. */

const PARTY = sql`tenant text not null, platform text not null, place text not null, person text not null`;

const MIGRATIONS: readonly Migration[] = [
  ({ countingKey }) => [
    sql`create table deliveries (tenant text not null, id text not null, received_at text not null,
      primary key (tenant, id))`,
    sql`create table conversations (${PARTY}, state text not null, updated_at text not null,
      primary key (tenant, platform, place, person))`,
    sql`create table dialogs (${PARTY}, id text not null, dialog text not null, version integer not null,
      status text not null, serial integer not null, state text not null, updated_at text not null,
      primary key (tenant, id))`,
    sql`create index dialogs_of_party on dialogs (tenant, platform, place, person, updated_at)`,
    sql`create table projects (tenant text not null, id text not null, owner text not null, name text not null,
      content text not null, updated_at text not null, primary key (tenant, id))`,
    sql`create index projects_of_owner on projects (tenant, owner, updated_at)`,
    sql`create table outbox (seq ${countingKey}, id text not null unique, ${PARTY}, message text not null,
      created_at text not null, attempts integer not null, held_until text, settled_at text, last_error text)`,
    sql`create index outbox_waiting on outbox (tenant, platform, place, seq) where settled_at is null`,
  ],
  digestPosts,
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
