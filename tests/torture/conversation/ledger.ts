import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { z } from "zod";

/** What stands in the database, read past the store. */

export interface DatabaseAt {
  readonly databaseUrl?: string | undefined;
  readonly file: string;
}

const party = { place: z.string(), person: z.string() };
const TABLES = {
  deliveries: {
    sql: "select id from deliveries",
    row: z.object({ id: z.string() }),
  },
  conversations: {
    sql: "select place, person, state from conversations",
    row: z.object({ ...party, state: z.string() }),
  },
  dialogs: {
    sql: "select place, person, id, dialog, version, status, serial, state from dialogs order by id",
    row: z.object({
      ...party,
      id: z.string(),
      dialog: z.string(),
      version: z.number(),
      status: z.string(),
      serial: z.number(),
      state: z.string(),
    }),
  },
  outbox: {
    sql: "select id, place, person, message, settled_at, last_error from outbox order by seq",
    row: z.object({
      ...party,
      id: z.string(),
      message: z.string(),
      settled_at: z.string().nullable(),
      last_error: z.string().nullable(),
    }),
  },
} as const;

export interface Ledger {
  readonly deliveries: readonly z.infer<typeof TABLES.deliveries.row>[];
  readonly conversations: readonly z.infer<typeof TABLES.conversations.row>[];
  readonly dialogs: readonly z.infer<typeof TABLES.dialogs.row>[];
  /** In the order in which the replies are to reach their places. */
  readonly outbox: readonly z.infer<typeof TABLES.outbox.row>[];
}

export function readLedger(at: DatabaseAt): Promise<Ledger> {
  return reading(at, async (query) => ({
    deliveries: z.array(TABLES.deliveries.row).parse(await query(TABLES.deliveries.sql)),
    conversations: z.array(TABLES.conversations.row).parse(await query(TABLES.conversations.sql)),
    dialogs: z.array(TABLES.dialogs.row).parse(await query(TABLES.dialogs.sql)),
    outbox: z.array(TABLES.outbox.row).parse(await query(TABLES.outbox.sql)),
  }));
}

/** How many replies still wait to be sent. */
export function waitingReplies(at: DatabaseAt): Promise<number> {
  return reading(at, async (query) => (await query("select 1 from outbox where settled_at is null")).length);
}

type Query = (sql: string) => Promise<readonly unknown[]>;

async function reading<T>({ databaseUrl, file }: DatabaseAt, read: (query: Query) => Promise<T>): Promise<T> {
  if (databaseUrl === undefined) {
    const database = new Sqlite(file, { readonly: true, timeout: 20_000 });
    try {
      return await read(async (sql) => database.prepare(sql).all());
    } finally {
      database.close();
    }
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await read(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}
