import { sql } from "kysely";
import type { Migration } from "./migration.ts";

const LANGUAGE = sql`language text not null check (language in ('ja', 'en'))`;

/** Step 4: where people and sections hear their digests, who wants none, and what sleeps. */
export const digestSettings: Migration = () => [
  sql`create table digest_people (tenant text not null, person text not null, platform text, place text, ${LANGUAGE},
    opted_out smallint not null check (opted_out in (0, 1)), check ((platform is null) = (place is null)),
    primary key (tenant, person), foreign key (tenant, person) references people (tenant, id))`,
  // '' stands for the collaboration section's own digest.
  sql`create table digest_channels (tenant text not null, section text not null, platform text not null,
    place text not null, ${LANGUAGE}, primary key (tenant, section), unique (tenant, platform, place))`,
  sql`create table digest_snoozes (tenant text not null, project text not null,
    timing text not null check (timing in ('initial', 'midTerm', 'final')),
    side text not null check (side in ('city', 'partner', 'both')), until_day text not null,
    primary key (tenant, project, timing, side),
    foreign key (tenant, project) references project_records (tenant, id))`,
  // What a section has handed in is counted over a year's records by these two days.
  sql`create index project_records_city_due on project_records (tenant, due_city_self)`,
  sql`create index project_records_partner_due on project_records (tenant, due_partner_self)`,
  // What is compared, settled or about to end is looked up among the records of a few stages.
  sql`create index project_records_of_stage on project_records (tenant, stage, ends_on)`,
];
