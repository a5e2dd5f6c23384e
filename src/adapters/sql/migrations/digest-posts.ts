import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** One row for each place and week: who posts its digest, and what came of it. */
export const digestPosts: Migration = () => [
  sql`create table digest_posts (tenant text not null, platform text not null, place text not null,
    iso_week text not null,
    state text not null check (state in ('claimed', 'sending', 'sent', 'silent', 'unknown', 'failed')),
    token text, held_until text, reason text, attempts integer not null, updated_at text not null,
    primary key (tenant, platform, place, iso_week))`,
  sql`create index digest_posts_of_week on digest_posts (tenant, iso_week)`,
];
