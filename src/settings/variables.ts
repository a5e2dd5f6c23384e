import { z } from "zod";

/** What the variables of all settings have in common: a blank one counts as not set. */

export const blankIsUnset = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

export const optionalText = z.preprocess(blankIsUnset, z.string().trim().optional());

/** A whole number between two, both included; `error` says so in both languages. */
export const wholeNumber = (from: number, to: number, otherwise: number, error: string) =>
  z.preprocess(
    blankIsUnset,
    z.coerce.number({ error }).int(error).min(from, error).max(to, error).default(otherwise),
  );
