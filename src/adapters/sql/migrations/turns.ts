import { sql } from "kysely";
import type { Migration } from "./migration.ts";

const PARTY = sql`tenant text not null, platform text not null, place text not null, person text not null`;

/** Step 1: deliveries, conversations, dialogs, projects, outbox. */
export const turns: Migration = ({ countingKey }) => [
  sql`create table deliveries (tenant text not null, id text not null, received_at text not null,
    primary key (tenant, id))`,
  sql`create table conversations (${PARTY}, state text not null, updated_at text not null,
    primary key (tenant, platform, place, person))`,
  sql`create table dialogs (${PARTY}, id text not null, dialog text not null, version integer not null,
    status text not null, serial integer not null, state text not null, updated_at text not null,
    primary key (tenant, id))`,
  sql`create index dialogs_of_party on dialogs (tenant, platform, place, person, updated_at)`,
  sql`create table outbox (seq ${countingKey}, id text not null unique, ${PARTY}, message text not null,
    created_at text not null, attempts integer not null, held_until text, settled_at text, last_error text)`,
  sql`create index outbox_waiting on outbox (tenant, platform, place, seq) where settled_at is null`,
  // Who claims looks through a platform's waiting replies, oldest first, and never through those that were sent.
  sql`create index outbox_oldest on outbox (platform, seq) where settled_at is null`,
];
