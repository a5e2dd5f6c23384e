import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { AnswerReader, Feedback, KeptAnswer, PersonSettings } from "../../ports/answer-log.ts";
import type { Party } from "../../ports/store.ts";
import { parseJson } from "./json-text.ts";
import { prepared, texts } from "./prepared.ts";
import type { Database } from "./schema.ts";

/** Kept answers, feedback on them, and each person's settings. */

const language = z.enum(["ja", "en"]);
const kind = z.enum(["answered", "notFound", "clarify"]);
const citations = z.array(z.object({ guideline: z.string(), section: z.string(), quote: z.string() }));

export function answerReader(database: Kysely<Database>, tenant: string): AnswerReader {
  const ofTenant = database.selectFrom("answers").selectAll().where("tenant", "=", tenant);
  return {
    async find(id) {
      const row = await ofTenant.where("id", "=", id).executeTakeFirst();
      return row && keptAnswer(row);
    },
    async latestOf(platform, person, limit) {
      const rows = await ofTenant
        .where("platform", "=", platform)
        .where("person", "=", person)
        .orderBy("answered_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(keptAnswer);
    },
    async unanswered(since, { limit, offset }) {
      const rows = await ofTenant
        .where("kind", "=", "notFound")
        .where("answered_at", ">=", since)
        .orderBy("answered_at", "desc")
        .orderBy("id")
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(keptAnswer);
    },
    async feedback(since, { limit, offset }) {
      const rows = await database
        .selectFrom("answer_feedback as f")
        .innerJoin("answers as a", (join) =>
          join.onRef("a.tenant", "=", "f.tenant").onRef("a.id", "=", "f.answer"),
        )
        .selectAll("a")
        .select(["f.person as said_by", "f.helpful", "f.reason", "f.given_at"])
        .where("f.tenant", "=", tenant)
        .where("f.given_at", ">=", since)
        .orderBy("f.given_at", "desc")
        .orderBy("a.id")
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => ({
        feedback: {
          answer: row.id,
          person: row.said_by,
          helpful: row.helpful === 1,
          reason: row.reason,
          at: row.given_at,
        },
        answer: keptAnswer(row),
      }));
    },
  };
}

const keptAnswer = (row: Selectable<Database["answers"]>): KeptAnswer => ({
  id: row.id,
  party: {
    tenant: row.tenant,
    place: { platform: row.platform, key: row.place },
    person: row.person,
  },
  at: row.answered_at,
  question: row.question,
  language: language.parse(row.language),
  kind: kind.parse(row.kind),
  text: row.answer,
  citations: citations.parse(JSON.parse(row.citations)),
  made: parseJson(row.made),
});

/** An answer of the same id is replaced. */
export async function keepAnswer(database: Kysely<Database>, answer: KeptAnswer): Promise<void> {
  const { tenant, place, person } = answer.party;
  const made = {
    answered_at: answer.at,
    question: answer.question,
    language: answer.language,
    kind: answer.kind,
    answer: answer.text,
    citations: JSON.stringify(answer.citations),
    made: JSON.stringify(answer.made),
  };
  await database
    .insertInto("answers")
    .values({ tenant, id: answer.id, platform: place.platform, place: place.key, person, ...made })
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(made))
    .execute();
}

/** A second word of the same person on the same answer replaces the first. The answer must be there. */
export async function keepFeedback(
  database: Kysely<Database>,
  tenant: string,
  { answer, person, helpful, reason, at }: Feedback,
): Promise<void> {
  const word = { helpful: helpful ? 1 : 0, reason, given_at: at };
  await database
    .insertInto("answer_feedback")
    .values({ tenant, answer, person, ...word })
    .onConflict((conflict) => conflict.columns(["tenant", "answer", "person"]).doUpdateSet(word))
    .execute();
}

const settingsRow = prepared(
  texts("tenant", "platform", "person"),
  (database, { tenant, platform, person }) =>
    database
      .selectFrom("person_settings")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("platform", "=", platform)
      .where("person", "=", person),
);

export async function settingsOf(
  database: Kysely<Database>,
  { tenant, place, person }: Party,
): Promise<PersonSettings> {
  const [row] = (await settingsRow(database, { tenant, platform: place.platform, person })).rows;
  return {
    language: language.safeParse(row?.language).data,
    homeGuideline: row?.home_guideline ?? undefined,
  };
}

export async function keepSettings(
  database: Kysely<Database>,
  { tenant, place, person }: Party,
  { language: spoken, homeGuideline }: PersonSettings,
): Promise<void> {
  const set = { language: spoken ?? null, home_guideline: homeGuideline ?? null };
  await database
    .insertInto("person_settings")
    .values({ tenant, platform: place.platform, person, ...set })
    .onConflict((conflict) => conflict.columns(["tenant", "platform", "person"]).doUpdateSet(set))
    .execute();
}
