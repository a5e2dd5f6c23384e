import { z } from "zod";
import {
  FACETS,
  FORM_ATTRIBUTES,
  FORMS,
  type FormAttribute,
  PRINCIPLE_HEADINGS,
  type Profile,
} from "../domain/guideline.ts";

/** The shapes of a pack's YAML files, checked at load. Unknown keys are refused, because they are usually typing errors. */

const text = z.string().trim().min(1);
const quote = { quote: text, section: text };
const quoteOnly = z.strictObject(quote);
const zoneNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const topic = z.strictObject({ about: text, en: text, ...quote });

/** A requirement: one attribute, or a list of which any one will do. */
const anyAttribute = z.tuple([z.enum(FORM_ATTRIBUTES)], z.enum(FORM_ATTRIBUTES));
const oneAttribute = z.enum(FORM_ATTRIBUTES).transform((attribute): [FormAttribute] => [attribute]);

const profile = z.strictObject({
  definitions: z.tuple(
    [z.strictObject({ term: text, en: text, aliases: z.array(text).default([]), ...quote })],
    z.strictObject({ term: text, en: text, aliases: z.array(text).default([]), ...quote }),
  ),
  actors: z.array(
    z.strictObject({
      name: text,
      en: text,
      aliases: z.array(text).default([]),
      ...quote,
      effects: z.array(quoteOnly).default([]),
    }),
  ),
  zones: z.strictObject({
    model: z.enum(["five", "three", "none"]),
    introduction: z.array(quoteOnly).default([]),
    items: z.array(
      z.strictObject({
        zone: zoneNumber,
        mark: text.nullable(),
        name: text,
        en: text,
        ...quote,
        examples: z.array(quoteOnly).default([]),
      }),
    ),
    remarks: z.array(topic).default([]),
  }),
  forms: z.array(
    z.strictObject({
      form: z.enum(FORMS),
      term: text,
      en: text,
      definition: quoteOnly,
      effects: z.array(quoteOnly).default([]),
      cautions: z.array(quoteOnly).default([]),
      examples: z.array(quoteOnly).default([]),
      attributes: z.strictObject({
        requires: z.array(z.union([oneAttribute, anyAttribute])).min(1),
        prefers: z.array(z.enum(FORM_ATTRIBUTES)).default([]),
        avoids: z.array(z.enum(FORM_ATTRIBUTES)).default([]),
        excludes: z.array(z.enum(FORM_ATTRIBUTES)).default([]),
      }),
      zones: z.array(zoneNumber).default([]),
    }),
  ),
  principles: z.array(
    z.strictObject({
      number: z.int().positive(),
      name: text,
      en: text,
      headings: z.array(z.enum(PRINCIPLE_HEADINGS)),
      ...quote,
    }),
  ),
  evaluation: z.array(topic).default([]),
  roles: z.array(z.strictObject({ actor: text, en: text, ...quote })).default([]),
  measures: z.array(z.strictObject({ name: text, en: text, ...quote })).default([]),
  schedule: z.array(z.strictObject({ what: text, en: text, ...quote })).default([]),
  numbers: z
    .array(z.strictObject({ what: text, en: text, value: z.number(), unit: z.string(), ...quote }))
    .default([]),
  background: z.array(topic).default([]),
  absent: z
    .array(z.strictObject({ facet: z.enum(FACETS), term: text.optional(), ja: text, en: text }))
    .default([]),
});
export const profileSchema: z.ZodType<Profile> = profile;

const EXCEPTION_KINDS = ["furniture", "reordered", "repeated", "repaired"] as const;

export const manifestSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens"),
  title: text,
  municipality: z.strictObject({
    name: text,
    reading: text,
    romaji: text,
    aliases: z.array(text).default([]),
  }),
  edition: text.nullable(),
  source: z.strictObject({ file: text, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  rights: text,
  /** Where guideline.md differs from the source, and why. */
  exceptions: z
    .array(z.strictObject({ kind: z.enum(EXCEPTION_KINDS), from: text, to: z.string(), why: text }))
    .default([]),
});
export type Manifest = z.infer<typeof manifestSchema>;

const phrases = z.array(text);
export const indexWordsSchema = z.array(
  z.strictObject({
    anchor: text,
    section: text.optional(),
    ja: phrases.default([]),
    en: phrases.default([]),
  }),
);
export type IndexWords = z.infer<typeof indexWordsSchema>;

export const glossarySchema = z.array(
  z.strictObject({
    /** The texts' own words for one thing. */
    terms: z.tuple([text], text),
    /** Their readings in hiragana, where people type them so. */
    readings: phrases.default([]),
    /** Other words people use for it: synonyms and everyday speech. */
    cues: phrases.default([]),
    en: phrases.default([]),
  }),
);
export type GlossaryEntries = z.infer<typeof glossarySchema>;
