import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Party, TurnResult } from "../../ports/store.ts";
import { numbers, prepared, texts } from "./prepared.ts";
import { partyRow } from "./reader.ts";
import type { Database } from "./schema.ts";

/** What every turn writes: its delivery, the conversation, the dialogs, the replies. */

export interface Delivery {
  readonly id: string;
  readonly party: Party;
  readonly at: Date;
}

const delivery = prepared(texts("tenant", "id", "received_at"), (database, row) =>
  database
    .insertInto("deliveries")
    .values(row)
    .onConflict((conflict) => conflict.doNothing()),
);

/** False where it was claimed before. */
export async function claimDelivery(
  database: Kysely<Database>,
  { id, party, at }: Delivery,
): Promise<boolean> {
  const row = { tenant: party.tenant, id, received_at: at.toISOString() };
  return (await delivery(database, row)).numAffectedRows !== 0n;
}

const conversation = prepared(
  texts("tenant", "platform", "place", "person", "state", "updated_at"),
  (database, { state, updated_at, ...party }) =>
    database
      .insertInto("conversations")
      .values({ ...party, state, updated_at })
      .onConflict((conflict) =>
        conflict.columns(["tenant", "platform", "place", "person"]).doUpdateSet({ state, updated_at }),
      ),
);

const dialog = prepared(
  {
    ...texts("tenant", "platform", "place", "person", "id", "dialog", "status", "state", "updated_at"),
    ...numbers("version", "serial"),
  },
  // Its place changes with the person who goes on with it elsewhere.
  (database, { tenant, id, ...change }) =>
    database
      .insertInto("dialogs")
      .values({ ...change, tenant, id })
      .onConflict((conflict) => conflict.columns(["tenant", "id"]).doUpdateSet(change)),
);

export async function keepConversation(
  database: Kysely<Database>,
  party: Party,
  result: TurnResult,
  at: Date,
): Promise<void> {
  const updated_at = at.toISOString();
  await conversation(database, {
    ...partyRow(party),
    state: JSON.stringify(result.conversation),
    updated_at,
  });
  for (const { party: owner, state, ...rest } of result.dialogs) {
    const row = { ...partyRow(owner), ...rest, tenant: party.tenant };
    await dialog(database, { ...row, state: JSON.stringify(state), updated_at });
  }
}

const reply = prepared(
  texts("tenant", "platform", "place", "person", "id", "message", "created_at", "delivery"),
  (database, row) => database.insertInto("outbox").values({ ...row, attempts: 0 }),
);

/** Puts the replies into the outbox, in their order. */
export async function post(
  database: Kysely<Database>,
  { id, party, at }: Delivery,
  replies: TurnResult["replies"],
): Promise<void> {
  const common = { ...partyRow(party), created_at: at.toISOString(), delivery: id };
  for (const message of replies)
    await reply(database, { ...common, id: randomUUID(), message: JSON.stringify(message) });
}
