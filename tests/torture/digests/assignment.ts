import { z } from "zod";
import type { IsoWeek } from "../../../src/domain/fiscal-calendar.ts";
import type { DigestSlot } from "../../../src/ports/digest-claims.ts";

/** What the harness tells the processes that it kills, and what they tell the platform. */

export const assignment = z.object({
  databaseUrl: z.string().optional(),
  file: z.string(),
  platformUrl: z.string(),
  places: z.array(z.string()),
  silentPlace: z.string(),
  leaseMs: z.number(),
  sendMs: z.number(),
});
export type Assignment = z.infer<typeof assignment>;

const isoWeek = z.custom<IsoWeek>((value) => typeof value === "string" && /^\d{4}-W\d{2}$/.test(value));
/** The week that it is now, the real time at which it began, and whether nothing is killed or lost any more. */
export const turn = z.object({ week: isoWeek, startedAt: z.number(), calm: z.boolean() });

export const TENANT = "numazu";
export const PLATFORM = "test";
export const slotName = ({ place, week }: DigestSlot): string => `${week} ${place.key}`;
