import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Step 8: how places are reached, and which delivery a reply answers. */
export const places: Migration = () => [
  sql`create table places (tenant text not null, platform text not null, place text not null, entry text not null,
    updated_at text not null, primary key (tenant, platform, place))`,
  sql`alter table outbox add column delivery text not null default ''`,
];
