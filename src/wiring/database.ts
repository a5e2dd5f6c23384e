import { join } from "node:path";
import { openStores, type Stores } from "../adapters/sql/open.ts";
import type { Finding } from "../commands/doctor.ts";
import type { Config } from "../config.ts";

/** The database that the settings name: PostgreSQL by DATABASE_URL, else a SQLite file in DATA_DIR. */
export const openDatabase = ({ databaseUrl, dataDirectory }: Config): Promise<Stores> =>
  openStores({ databaseUrl, file: join(dataDirectory, "kyodo-navi.db") });

/** Opens the database once, as `start` would, and says how to mend what is wrong. No password is ever shown. */
export async function checkDatabase(config: Config): Promise<Finding> {
  const name = config.databaseUrl === undefined ? "SQLite" : "PostgreSQL";
  try {
    const { store } = await openDatabase(config);
    await store.close();
    return { level: "ok", text: `データベース / database: ${name}` };
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    const mend =
      config.databaseUrl === undefined
        ? "DATA_DIR の場所と権限を確かめてください。 / Check the place and rights of DATA_DIR."
        : "DATABASE_URL の宛先・利用者・パスワードを確かめてください。 / Check host, user and password in DATABASE_URL.";
    return {
      level: "error",
      text: `データベースを開けません。 / The database cannot be opened (${name}): ${reason}\n    ${mend}`,
    };
  }
}
