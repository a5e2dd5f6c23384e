import type { Kysely } from "kysely";
import type { Session, Sessions, WaitingSignIn } from "../../ports/sign-in.ts";
import type { Database } from "./schema.ts";

/** Sessions of one city as rows. */
export function sqlSessions(database: Kysely<Database>, tenant: string): Sessions {
  const ofKey = (key: string) => ({ tenant, session_key: key });
  return {
    async wait({ state, browser, nonce, verifier, back, endsAt }) {
      await database
        .insertInto("web_sign_ins")
        .values({ tenant, state, browser, nonce, verifier, back, ends_at: endsAt.toISOString() })
        .execute();
    },
    async take(state, browser, at): Promise<WaitingSignIn | undefined> {
      const row = await database
        .deleteFrom("web_sign_ins")
        .where("tenant", "=", tenant)
        .where("state", "=", state)
        .where("browser", "=", browser)
        .returningAll()
        .executeTakeFirst();
      if (!row || row.ends_at <= at.toISOString()) return undefined;
      const { nonce, verifier, back, ends_at } = row;
      return { state, browser, nonce, verifier, back, endsAt: new Date(ends_at) };
    },
    async begin(key, user, at) {
      const now = at.toISOString();
      await database
        .insertInto("web_sessions")
        .values({ ...ofKey(key), account: user, started_at: now, seen_at: now })
        .execute();
    },
    async find(key): Promise<Session | undefined> {
      const row = await database
        .selectFrom("web_sessions")
        .select(["account", "started_at", "seen_at"])
        .where((eb) => eb.and(ofKey(key)))
        .executeTakeFirst();
      return row && { user: row.account, startedAt: new Date(row.started_at), seenAt: new Date(row.seen_at) };
    },
    async seen(key, at) {
      await database
        .updateTable("web_sessions")
        .set({ seen_at: at.toISOString() })
        .where((eb) => eb.and(ofKey(key)))
        .execute();
    },
    async end(key) {
      await database
        .deleteFrom("web_sessions")
        .where((eb) => eb.and(ofKey(key)))
        .execute();
    },
    async endAllOf(user) {
      await database
        .deleteFrom("web_sessions")
        .where("tenant", "=", tenant)
        .where("account", "=", user)
        .execute();
    },
    async prune(before) {
      const past = before.toISOString();
      await database
        .deleteFrom("web_sessions")
        .where("tenant", "=", tenant)
        .where("started_at", "<", past)
        .execute();
      await database
        .deleteFrom("web_sign_ins")
        .where("tenant", "=", tenant)
        .where("ends_at", "<", past)
        .execute();
    },
  };
}
