import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Step 5: what was answered and how it came about, what people thought of it, and what each person set. */
export const answers: Migration = () => [
  sql`create table answers (tenant text not null, id text not null, platform text not null, place text not null,
    person text not null, answered_at text not null, question text not null, language text not null,
    kind text not null, answer text not null, citations text not null, made text not null,
    primary key (tenant, id))`,
  sql`create index answers_of_person on answers (tenant, platform, person, answered_at)`,
  sql`create index answers_of_kind on answers (tenant, kind, answered_at)`,
  sql`create table answer_feedback (tenant text not null, answer text not null, person text not null,
    helpful smallint not null check (helpful in (0, 1)), reason text not null, given_at text not null,
    primary key (tenant, answer, person),
    foreign key (tenant, answer) references answers (tenant, id) on delete cascade)`,
  sql`create index answer_feedback_by_time on answer_feedback (tenant, given_at)`,
  sql`create table person_settings (tenant text not null, platform text not null, person text not null,
    language text check (language in ('ja', 'en')), home_guideline text,
    primary key (tenant, platform, person))`,
];
