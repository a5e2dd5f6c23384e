import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { DigestClaim, DigestClaims, DigestEnd, DigestSlot } from "../../ports/digest-claims.ts";
import type { Place } from "../../ports/store.ts";
import type { Database } from "./schema.ts";

/** Claims of digests as rows. Every change is one statement with its condition in it, so two never both succeed. */

const row = ({ tenant, place, week }: DigestSlot) => ({
  tenant,
  platform: place.platform,
  place: place.key,
  iso_week: week,
});

const isoWeek = z.templateLiteral([z.number(), "-W", z.string()]);
const OPEN = ["claimed", "sending"] as const;

export class SqlDigestClaims implements DigestClaims {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async claim(slot: DigestSlot, at: Date, leaseMs: number): Promise<DigestClaim> {
    const token = randomUUID();
    const now = at.toISOString();
    const held = { token, held_until: new Date(at.getTime() + leaseMs).toISOString(), updated_at: now };
    const first = await this.#database
      .insertInto("digest_posts")
      .values({ ...row(slot), ...held, state: "claimed", attempts: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows === 1n) return { kind: "won", token };
    const left = await this.#ofSlot(slot)
      .set(({ eb }) => ({ ...held, attempts: eb("attempts", "+", 1) }))
      .where("state", "in", OPEN)
      .where("held_until", "<=", now)
      .returning("state")
      .executeTakeFirst();
    if (!left) return { kind: "taken" };
    return { kind: left.state === "sending" ? "interrupted" : "won", token };
  }

  async begin(slot: DigestSlot, token: string, at: Date, leaseMs: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#ofSlot(slot)
      .set({
        state: "sending",
        held_until: new Date(at.getTime() + leaseMs).toISOString(),
        updated_at: at.toISOString(),
      })
      .where("token", "=", token)
      .where("state", "in", OPEN)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async end(slot: DigestSlot, token: string, end: DigestEnd, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#ofSlot(slot)
      .set({
        state: end.kind === "later" ? "claimed" : end.kind,
        token: null,
        held_until: end.kind === "later" ? end.at.toISOString() : null,
        reason: "reason" in end ? end.reason : null,
        updated_at: at.toISOString(),
      })
      .where("token", "=", token)
      .where("state", "in", OPEN)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async covered(tenant: string, week: string, until: string): Promise<readonly Place[]> {
    const rows = await this.#database
      .selectFrom("digest_posts")
      .select(["platform", "place"])
      .distinct()
      .where("tenant", "=", tenant)
      .where(({ eb, and, or }) =>
        or([
          and([eb("iso_week", "=", week), eb("state", "not in", OPEN)]),
          and([eb("iso_week", ">", week), eb("iso_week", "<=", until)]),
        ]),
      )
      .execute();
    return rows.map(({ platform, place }) => ({ platform, key: place }));
  }

  async leftOver(tenant: string, week: string, at: Date): Promise<readonly DigestSlot[]> {
    const rows = await this.#database
      .selectFrom("digest_posts")
      .select(["platform", "place", "iso_week"])
      .where("tenant", "=", tenant)
      .where("iso_week", "<", week)
      .where("state", "in", OPEN)
      .where("held_until", "<=", at.toISOString())
      .orderBy("iso_week")
      .orderBy("place")
      .execute();
    return rows.map((left) => ({
      tenant,
      place: { platform: left.platform, key: left.place },
      week: isoWeek.parse(left.iso_week),
    }));
  }

  #ofSlot(slot: DigestSlot) {
    const { tenant, platform, place, iso_week } = row(slot);
    return this.#database
      .updateTable("digest_posts")
      .where("tenant", "=", tenant)
      .where("platform", "=", platform)
      .where("place", "=", place)
      .where("iso_week", "=", iso_week);
  }
}
