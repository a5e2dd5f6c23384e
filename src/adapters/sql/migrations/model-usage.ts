import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What each person used of language models on each day: limits are kept by it, and costs are shown from it. */
export const modelUsage: Migration = () => [
  sql`create table model_usage (tenant text not null, day text not null, platform text not null, person text not null,
    answers integer not null, input_tokens bigint not null, cached_tokens bigint not null,
    output_tokens bigint not null, cost_micros bigint not null, unpriced integer not null,
    primary key (tenant, day, platform, person))`,
];
