import type { Transaction } from "kysely";
import type { DigestChange } from "../../ports/digest-records.ts";
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
