import type { Message } from "../domain/message.ts";
import type { DigestMaterial, DigestReader } from "../ports/digest-source.ts";
import { collaborationDigest } from "./collaboration.ts";
import type { DigestDay, DigestRules } from "./digest-day.ts";
import { personDigest } from "./person.ts";
import { sectionDigest } from "./section.ts";
import { isAwake } from "./urgency.ts";

/**
 * Composes digests of one day for any number of readers; the rows are sorted by reader once, however many there are.
 * Undefined for a reader who has nothing pending, sleeps, or wants none.
 */
export function digestComposer(
  material: DigestMaterial,
  on: DigestDay,
  rules: DigestRules,
): (reader: DigestReader) => Message | undefined {
  const byOwner = grouped(material.pending, ({ owner }) => owner);
  const bySection = grouped(material.pending, ({ section }) => section);
  const orphans = grouped(material.withoutOwner, ({ section }) => section);
  const publications = grouped(material.toPublish, ({ section }) => section);
  return (reader) => {
    const { language } = reader;
    if (reader.optedOut || !isAwake(reader, on.day)) return undefined;
    switch (reader.kind) {
      case "person": {
        const inHand = material.inHand.get(reader.person) ?? 0;
        return personDigest({ pending: byOwner.get(reader.person) ?? [], inHand }, on, rules, language);
      }
      case "section": {
        const { section } = reader;
        const own = {
          section,
          pending: bySection.get(section) ?? [],
          withoutOwner: orphans.get(section) ?? [],
          toPublish: publications.get(section) ?? [],
        };
        return sectionDigest(own, on, rules, language);
      }
      case "collaboration":
        return collaborationDigest(material, on, rules, language);
    }
  };
}

function grouped<Row>(
  rows: readonly Row[],
  key: (row: Row) => string | null,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
