import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What was said on the web page, place by place. */
export const transcripts: Migration = () => [
  sql`create table transcripts (tenant text not null, platform text not null, place text not null,
    id text not null, number integer not null, change integer not null, said text not null, said_at text not null,
    primary key (tenant, platform, place, id))`,
  sql`create unique index transcripts_in_order on transcripts (tenant, platform, place, number)`,
  sql`create unique index transcripts_changes on transcripts (tenant, platform, place, change)`,
  sql`create index transcripts_by_age on transcripts (said_at)`,
];
