import type { Generated } from "kysely";
import type { RecordTables } from "./records-schema.ts";

/** The tables as the queries see them. Every row belongs to a tenant; times are ISO 8601 in UTC, JSON is text. */
export interface Database extends RecordTables {
  migrations: { number: number; applied_at: string };
  deliveries: { tenant: string; id: string; received_at: string };
  conversations: ConversationTable;
  dialogs: DialogTable;
  outbox: OutboxTable;
  places: { tenant: string; platform: string; place: string; entry: string; updated_at: string };
  digest_posts: DigestPostTable;
  transcripts: {
    tenant: string;
    platform: string;
    place: string;
    id: string;
    number: number;
    change: number;
    said: string;
    said_at: string;
  };
  model_usage: ModelUsageTable;
  digest_people: {
    tenant: string;
    person: string;
    platform: string | null;
    place: string | null;
    language: string;
    opted_out: number;
  };
  digest_channels: { tenant: string; section: string; platform: string; place: string; language: string };
  web_sessions: WebSessionTable;
  web_sign_ins: WebSignInTable;
  digest_snoozes: { tenant: string; project: string; timing: string; side: string; until_day: string };
  answers: AnswerTable;
  answer_feedback: {
    tenant: string;
    answer: string;
    person: string;
    helpful: number;
    reason: string;
    given_at: string;
  };
  person_settings: {
    tenant: string;
    platform: string;
    person: string;
    language: string | null;
    home_guideline: string | null;
  };
}

interface WebSessionTable {
  tenant: string;
  session_key: string;
  account: string;
  started_at: string;
  seen_at: string;
}

interface WebSignInTable {
  tenant: string;
  state: string;
  browser: string;
  nonce: string;
  verifier: string;
  back: string;
  ends_at: string;
}

interface PartyColumns {
  tenant: string;
  platform: string;
  place: string;
  person: string;
}

interface AnswerTable extends PartyColumns {
  id: string;
  answered_at: string;
  question: string;
  language: string;
  kind: string;
  answer: string;
  citations: string;
  made: string;
}

interface ConversationTable extends PartyColumns {
  state: string;
  updated_at: string;
}

interface DialogTable extends PartyColumns {
  id: string;
  dialog: string;
  version: number;
  status: string;
  serial: number;
  state: string;
  updated_at: string;
}

interface OutboxTable extends PartyColumns {
  /** Goes up with every posting: the order in which a place gets them. */
  seq: Generated<number>;
  id: string;
  message: string;
  created_at: string;
  attempts: number;
  /** Nobody else may take it before this moment. */
  held_until: string | null;
  /** Sent or given up: no longer waited for. */
  settled_at: string | null;
  last_error: string | null;
  /** The delivery that it answers. */
  delivery: string;
}

interface DigestPostTable {
  tenant: string;
  platform: string;
  place: string;
  iso_week: string;
  state: "claimed" | "sending" | "sent" | "silent" | "unknown" | "failed";
  /** Whose claim it is. */
  token: string | null;
  /** Nobody else may take it before this moment. */
  held_until: string | null;
  reason: string | null;
  attempts: number;
  updated_at: string;
}

interface ModelUsageTable {
  tenant: string;
  /** YYYY-MM-DD. */
  day: string;
  platform: string;
  person: string;
  answers: number;
  input_tokens: number;
  cached_tokens: number;
  output_tokens: number;
  cost_micros: number;
  /** Answers whose cost is not known. */
  unpriced: number;
}
