import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Step 7: who is signed in to the web page, and who is about to be. Both are found by hashes alone. */
export const sessions: Migration = () => [
  sql`create table web_sessions (tenant text not null, session_key text not null, account text not null,
    started_at text not null, seen_at text not null, primary key (tenant, session_key))`,
  sql`create index web_sessions_of_account on web_sessions (tenant, account)`,
  sql`create table web_sign_ins (tenant text not null, state text not null, browser text not null, nonce text not null,
    verifier text not null, back text not null, ends_at text not null, primary key (tenant, state))`,
];
