import { type RawBuilder, sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Step 2: people, partners, projects, evaluations, mutual reviews, and the audit trail of them all. */

const list = (words: readonly string[]): RawBuilder<unknown> => sql.join(words.map((word) => sql.lit(word)));

const FORMS = [
  ...[
    "委託",
    "指定管理者",
    "補助・助成",
    "共催",
    "後援",
    "実行委員会・協議会",
    "事業協力・協定",
    "アダプト制度",
  ],
  ...["政策提案・企画立案への参画", "研究会", "審議会・パブリックコメント", "使用許可", "支援"],
  "情報交換・情報提供",
];
const STAGES = [
  ...["planning", "running", "awaiting", "selfEvaluated", "mutual", "headConfirmation"],
  ...["settled", "published", "exempt"],
];
const DUE_TASKS = ["midterm", "citySelf", "partnerSelf", "mutual", "settle", "publish"];
const PARTNER_KINDS = ["neighbourhood", "nonProfit", "business", "other"];

/** 1 … 4, and 0 for 判断できない; 0, 1 and 2 need a reason. */
const rating = (column: string, needed: boolean): RawBuilder<unknown> => {
  const value = sql.ref(column);
  const reason = sql.ref(`${column}_reason`);
  return sql`${value} smallint ${needed ? sql`not null` : sql``} check (${value} between 0 and 4),
    ${reason} text check (${value} is null or ${value} > 2 or coalesce(trim(${reason}), '') <> '')`;
};

const check = (column: string): RawBuilder<unknown> => {
  const answer = sql.ref(column);
  const reason = sql.ref(`${column}_reason`);
  return sql`${answer} text not null check (${answer} in ('yes', 'partly', 'no')),
    ${reason} text check (${answer} = 'yes' or coalesce(trim(${reason}), '') <> '')`;
};

/** An indicator is there with name, target and unit, or not at all; the third only where there is a second. */
const indicator = (number: 1 | 2 | 3): RawBuilder<unknown> => {
  const [name, target, unit, actual] = ["name", "target", "unit", "actual"].map((part) =>
    sql.ref(`indicator${number}_${part}`),
  );
  const whole = sql`(${name} is null) = (${target} is null) and (${name} is null) = (${unit} is null)`;
  const after =
    number === 1
      ? sql`${name} is not null`
      : sql`(${name} is null or ${sql.ref(`indicator${number - 1}_name`)} is not null)`;
  return sql`${name} text check (${name} <> ''), ${target} double precision check (${target} >= 0),
    ${unit} text check (${whole} and ${after}), ${actual} double precision check (${actual} is null or ${name} is not null)`;
};

const DUE_COLUMNS = [
  "due_midterm",
  "due_city_self",
  "due_partner_self",
  "due_mutual",
  "due_settle",
  "due_publish",
];

const KEY = sql`tenant text not null, id text not null, primary key (tenant, id)`;

const people = [
  sql`create table sections (name text not null check (name <> ''), ${KEY})`,
  sql`create table people (name text not null check (name <> ''), section text,
    role text not null check (role in ('member', 'head', 'collaboration')), left_on text, ${KEY},
    foreign key (tenant, section) references sections (tenant, id))`,
  sql`create index people_of_section on people (tenant, section)`,
  sql`create table identities (tenant text not null, platform text not null, platform_user text not null,
    person text not null, primary key (tenant, platform, platform_user),
    foreign key (tenant, person) references people (tenant, id))`,
  sql`create table partners (name text not null check (name <> ''), kind text not null check (kind in (${list(PARTNER_KINDS)})),
    fields text not null, area text not null, contact text not null, search_text text not null, ${KEY},
    unique (tenant, name, area))`,
];

const projects = [
  sql`create table project_records (fiscal_year integer not null check (fiscal_year between 1900 and 2200),
    name text not null check (trim(name) <> ''), section text not null, owner text,
    partner_name text not null check (trim(partner_name) <> ''),
    partner_kind text not null check (partner_kind in (${list(PARTNER_KINDS)})), partner text,
    starts_on text not null, ends_on text not null, zone smallint check (zone between 1 and 5), zone_content text,
    main_form text not null check (main_form in (${list(FORMS)})), additional_forms text not null,
    amount_yen bigint check (amount_yen >= 0), agreed_on text, purpose text not null check (trim(purpose) <> ''),
    ${sql.join([1, 2, 3].map((number) => indicator(number === 1 ? 1 : number === 2 ? 2 : 3)))},
    previous text, stage text not null check (stage in (${list(STAGES)})), filed text not null,
    ${sql.join(DUE_COLUMNS.map((column) => sql`${sql.ref(column)} text`))}, is_open smallint not null check (is_open in (0, 1)),
    next_task text check (next_task in (${list(DUE_TASKS)})), next_on text not null, search_text text not null,
    version integer not null check (version > 0), updated_at text not null, ${KEY},
    unique (tenant, fiscal_year, section, name), check (starts_on <= ends_on), check (previous <> id),
    foreign key (tenant, section) references sections (tenant, id),
    foreign key (tenant, owner) references people (tenant, id),
    foreign key (tenant, partner) references partners (tenant, id),
    foreign key (tenant, previous) references project_records (tenant, id))`,
  sql`create index project_records_of_owner on project_records (tenant, owner, is_open, next_on)`,
  sql`create index project_records_of_section on project_records (tenant, section, is_open, next_on)`,
  sql`create index project_records_due on project_records (tenant, is_open, next_on)`,
  sql`create index project_records_of_year on project_records (tenant, fiscal_year, id)`,
  sql`create index project_records_of_form on project_records (tenant, main_form, fiscal_year)`,
  sql`create index project_records_of_partner on project_records (tenant, partner, section)`,
];

const RATED = [
  ...[
    "o_goal",
    "o_quality",
    "o_efficiency",
    "o_ripple",
    "p_purpose",
    "p_equality",
    "p_autonomy",
    "p_independence",
  ],
  ...["p_self_decision", "p_roles", "p_trust", "p_openness", "p_fairness", "p_review", "better_together"],
];
const NEEDED = ["o_goal", "o_quality", "better_together"];

const evaluations = [
  sql`create table evaluations (project text not null, time text not null check (time in ('before', 'midterm', 'after')),
    side text not null check (side in ('city', 'partner')), writer text not null check (trim(writer) <> ''),
    method text not null check (method in ('self', 'hearing')), entered_by text not null, written_on text not null,
    ${sql.join(RATED.map((column) => rating(column, NEEDED.includes(column))))},
    ${sql.join(["k_goal", "k_principles", "k_form", "k_partner"].map(check))},
    version integer not null check (version > 0), updated_at text not null, ${KEY},
    unique (tenant, project, time, side), check (side = 'partner' or method = 'self'),
    foreign key (tenant, project) references project_records (tenant, id),
    foreign key (tenant, entered_by) references people (tenant, id))`,
  sql`create table mutual_reviews (tenant text not null, project text not null,
    time text not null check (time in ('before', 'midterm', 'after')), held_on text not null, participants text not null,
    comments text not null, decision text not null check (decision in ('continue', 'revise', 'expand', 'shrink', 'end')),
    hand_ons text not null, publication text, publish_on text, version integer not null check (version > 0),
    updated_at text not null, primary key (tenant, project, time), check (publish_on is null or publication is not null),
    foreign key (tenant, project) references project_records (tenant, id))`,
];

export const records: Migration = ({ countingKey }) => [
  ...people,
  ...projects,
  ...evaluations,
  sql`create table record_changes (seq ${countingKey}, tenant text not null, project text, subject text not null,
    what text not null, by_person text not null, at text not null, reason text, before_change text, after_change text not null)`,
  sql`create index record_changes_of_project on record_changes (tenant, project, seq)`,
];
