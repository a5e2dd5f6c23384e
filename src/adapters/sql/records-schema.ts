import type { ColumnType, Generated } from "kysely";

/** The tables of the records. A big whole number comes back from PostgreSQL as text. */

type Big = ColumnType<number | string | null, number | null, number | null>;

export interface RecordTables {
  sections: Keyed & { name: string };
  people: Keyed & { name: string; section: string | null; role: string; left_on: string | null };
  identities: { tenant: string; platform: string; platform_user: string; person: string };
  partners: Keyed & {
    name: string;
    kind: string;
    fields: string;
    area: string;
    contact: string;
    search_text: string;
  };
  project_records: ProjectRecordTable;
  evaluations: EvaluationTable;
  mutual_reviews: ReviewTable;
  record_changes: {
    seq: Generated<number>;
    tenant: string;
    project: string | null;
    subject: string;
    what: string;
    by_person: string;
    at: string;
    reason: string | null;
    before_change: string | null;
    after_change: string;
  };
}

interface Keyed {
  tenant: string;
  id: string;
}

interface Versioned {
  version: number;
  updated_at: string;
}

type IndicatorColumns<N extends number> = {
  [C in `indicator${N}_name` | `indicator${N}_unit`]: string | null;
} & { [C in `indicator${N}_target` | `indicator${N}_actual`]: number | null };

interface ProjectRecordTable
  extends Keyed,
    Versioned,
    IndicatorColumns<1>,
    IndicatorColumns<2>,
    IndicatorColumns<3> {
  fiscal_year: number;
  name: string;
  section: string;
  owner: string | null;
  partner_name: string;
  partner_kind: string;
  partner: string | null;
  starts_on: string;
  ends_on: string;
  /** The one zone, where it is settled. */
  zone: number | null;
  /** The zones still possible, the answers and the guideline, as JSON. */
  zone_content: string | null;
  main_form: string;
  additional_forms: string;
  amount_yen: Big;
  agreed_on: string | null;
  purpose: string;
  previous: string | null;
  stage: string;
  filed: string;
  due_midterm: string | null;
  due_city_self: string | null;
  due_partner_self: string | null;
  due_mutual: string | null;
  due_settle: string | null;
  due_publish: string | null;
  /** What follows is worked out from the rest at every change, for lists. */
  is_open: number;
  next_task: string | null;
  next_on: string;
  search_text: string;
}

export const RATED_COLUMNS = [
  "o_goal",
  "o_quality",
  "o_efficiency",
  "o_ripple",
  "p_purpose",
  "p_equality",
  "p_autonomy",
  "p_independence",
  "p_self_decision",
  "p_roles",
  "p_trust",
  "p_openness",
  "p_fairness",
  "p_review",
  "better_together",
] as const;
export type RatedColumn = (typeof RATED_COLUMNS)[number];

export const CHECK_COLUMNS = ["k_goal", "k_principles", "k_form", "k_partner"] as const;
type CheckColumn = (typeof CHECK_COLUMNS)[number];

type Reasons<C extends string> = { [R in `${C}_reason`]: string | null };

interface EvaluationColumns extends Keyed, Versioned {
  project: string;
  time: string;
  side: string;
  writer: string;
  method: string;
  entered_by: string;
  written_on: string;
}

export type EvaluationTable = EvaluationColumns & { [C in RatedColumn]: number | null } & {
  [C in CheckColumn]: string;
} & Reasons<RatedColumn> &
  Reasons<CheckColumn>;

interface ReviewTable extends Versioned {
  tenant: string;
  project: string;
  time: string;
  held_on: string;
  participants: string;
  comments: string;
  decision: string;
  hand_ons: string;
  publication: string | null;
  publish_on: string | null;
}
