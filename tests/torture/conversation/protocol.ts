import { z } from "zod";

/** What the driver (the platform and its people) and a bot process tell each other. */

/** Where a process can be stopped: the moments at which a turn or a reply could be lost or done twice. */
export const POINTS = ["beforeClaim", "inTransaction", "committed", "claimed", "sent"] as const;
export type Point = (typeof POINTS)[number];
const point = z.enum(POINTS);

const place = z.object({ platform: z.string(), key: z.string() });
const party = z.object({ tenant: z.string(), place, person: z.string() });
const incoming = z.intersection(
  z.object({ delivery: z.string(), party }),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("open") }),
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("press"), card: z.string(), value: z.string() }),
  ]),
);

export const toBot = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("start"),
    database: z.object({ databaseUrl: z.string().optional(), file: z.string() }),
    platform: z.string(),
    leaseMs: z.number(),
    /** How far its clock runs ahead: the lease of a dead process is over without waiting for it. */
    clockAheadMs: z.number(),
    /** Stand still at the n-th passing of this point, so that the kill falls exactly there. */
    hold: z.object({ point, passing: z.number() }).optional(),
  }),
  z.object({ kind: z.literal("input"), incoming }),
  /** The platform's answer to a post. */
  z.object({ kind: z.literal("shown"), id: z.string() }),
]);
export type ToBot = z.infer<typeof toBot>;

export const fromBot = z.discriminatedUnion("kind", [
  /** The guidelines are read: it can start at once. */
  z.object({ kind: z.literal("ready") }),
  /** The store is open. */
  z.object({ kind: z.literal("open") }),
  z.object({ kind: z.literal("at"), point, held: z.boolean() }),
  /** The delivery is taken; `effect` is false where it had been taken before. */
  z.object({ kind: z.literal("taken"), delivery: z.string(), effect: z.boolean() }),
  z.object({
    kind: z.literal("post"),
    id: z.string(),
    place: z.string(),
    person: z.string(),
    message: z.json(),
  }),
  z.object({ kind: z.literal("marked"), id: z.string() }),
  z.object({ kind: z.literal("broke"), reason: z.string() }),
]);
export type FromBot = z.infer<typeof fromBot>;
