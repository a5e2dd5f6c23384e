import { sql, type Transaction } from "kysely";
import type { DigestChange } from "../../ports/digest-records.ts";
import type { Place } from "../../ports/store.ts";
import type { Database } from "./schema.ts";

/** Changes to where digests go and to what they tell, in this order. Each may be applied again without harm. */
export async function applyDigestChanges(
  transaction: Transaction<Database>,
  tenant: string,
  changes: readonly DigestChange[],
): Promise<void> {
  for (const change of changes) await apply(transaction, tenant, change);
}

/** The section of the collaboration section's own digest. */
export const COLLABORATION = "";

async function apply(
  transaction: Transaction<Database>,
  tenant: string,
  change: DigestChange,
): Promise<void> {
  switch (change.kind) {
    case "home": {
      const { person, place, language } = change;
      await moveTold(transaction, tenant, person, place);
      const home = { platform: place.platform, place: place.key, language };
      await transaction
        .insertInto("digest_people")
        .values({ tenant, person, ...home, opted_out: 0 })
        .onConflict((conflict) => conflict.columns(["tenant", "person"]).doUpdateSet(home))
        .execute();
      return;
    }
    case "wish": {
      const wish = { opted_out: change.optedOut ? 1 : 0 };
      await transaction
        .insertInto("digest_people")
        .values({ tenant, person: change.person, platform: null, place: null, language: "ja", ...wish })
        .onConflict((conflict) => conflict.columns(["tenant", "person"]).doUpdateSet(wish))
        .execute();
      return;
    }
    case "channel": {
      await apply(transaction, tenant, { kind: "closeChannel", place: change.place });
      const { section, place, language } = change;
      const channel = { platform: place.platform, place: place.key, language };
      await transaction
        .insertInto("digest_channels")
        .values({ tenant, section: section ?? COLLABORATION, ...channel })
        .onConflict((conflict) => conflict.columns(["tenant", "section"]).doUpdateSet(channel))
        .execute();
      return;
    }
    case "closeChannel":
      await transaction
        .deleteFrom("digest_channels")
        .where("tenant", "=", tenant)
        .where("platform", "=", change.place.platform)
        .where("place", "=", change.place.key)
        .execute();
      return;
    case "snooze": {
      const { project, timing, side, until } = change;
      await transaction
        .insertInto("digest_snoozes")
        .values({ tenant, project, timing, side, until_day: until })
        .onConflict((conflict) =>
          conflict.columns(["tenant", "project", "timing", "side"]).doUpdateSet({ until_day: until }),
        )
        .execute();
      return;
    }
  }
}

/** The weeks that a person was told of at the old place count at the new one: nobody hears one week twice by moving. */
async function moveTold(
  transaction: Transaction<Database>,
  tenant: string,
  person: string,
  to: Place,
): Promise<void> {
  await transaction
    .insertInto("digest_posts")
    .columns(["tenant", "platform", "place", "iso_week", "state", "attempts", "updated_at"])
    .expression((eb) =>
      eb
        .selectFrom("digest_posts")
        .innerJoin("digest_people", (join) =>
          join
            .onRef("digest_people.tenant", "=", "digest_posts.tenant")
            .onRef("digest_people.platform", "=", "digest_posts.platform")
            .onRef("digest_people.place", "=", "digest_posts.place"),
        )
        .select([
          "digest_posts.tenant",
          sql<string>`cast(${to.platform} as text)`.as("platform"),
          sql<string>`cast(${to.key} as text)`.as("place"),
          "digest_posts.iso_week",
          sql<"silent">`${sql.lit("silent")}`.as("state"),
          "digest_posts.attempts",
          "digest_posts.updated_at",
        ])
        .where("digest_people.tenant", "=", tenant)
        .where("digest_people.person", "=", person),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
