import { z } from "zod";
import type { PartnerId, PersonId } from "../../domain/record-ids.ts";
import type { FoundPartner, PartnerReader, RecordChange } from "../../ports/records.ts";
import { partnerKind } from "../input/project-input.ts";
import * as typed from "../input/typed.ts";
import { fieldIn, problem } from "../input/wording.ts";
import type { RefusedLine } from "./import-csv.ts";
import { readTable, type Titled } from "./table.ts";

/** The register of groups (団体登録) from a CSV file: all lines or none; a group is known by its name and area. */

const KEYS = ["groupName", "groupKind", "activities", "area", "contact"] as const;
type Key = (typeof KEYS)[number];
/** What registers call the same. */
const ALSO: Readonly<Partial<Record<Key, readonly string[]>>> = {
  groupName: ["名称", "name"],
  groupKind: ["種別", "kind"],
  activities: ["分野", "fields"],
  area: ["地域"],
};
const TITLED: readonly Titled<Key>[] = KEYS.map((key) => ({
  key,
  names: [fieldIn([key], "ja"), fieldIn([key], "en"), ...(ALSO[key] ?? [])],
  needed: key === "groupName" || key === "groupKind",
}));

const group = z.object({
  groupName: typed.text(200),
  groupKind: partnerKind,
  activities: typed.optionalText(400).transform(typed.listed),
  area: typed.optionalText(200),
  contact: typed.optionalText(400),
});

/** An import that made changes out of its file, or tells every line that it refuses. */
export type ReadyImport =
  | {
      readonly kind: "ready";
      readonly changes: readonly RecordChange[];
      readonly added: number;
      readonly changed: number;
      readonly same: number;
    }
  | { readonly kind: "refused"; readonly lines: readonly RefusedLine[] };

export async function importPartners(
  file: Uint8Array,
  settings: { readonly by: PersonId; readonly partners: PartnerReader; newId(): PartnerId },
): Promise<ReadyImport> {
  const read = readTable(file, TITLED);
  if (read.kind === "broken")
    return { kind: "refused", lines: [{ line: read.line, problems: read.problems }] };
  const refused: RefusedLine[] = [];
  const changes: RecordChange[] = [];
  const seen = new Set<string>();
  let [added, changed, same] = [0, 0, 0];
  for (const { line, cell } of read.lines) {
    const values = group.safeParse(Object.fromEntries(KEYS.map((key) => [key, cell(key)])));
    if (!values.success) {
      const fieldAt = ([field]: readonly PropertyKey[]): readonly [Key] => [
        KEYS.find((key) => key === field) ?? "groupName",
      ];
      refused.push({ line, problems: typed.problemsOf(values.error, fieldAt) });
      continue;
    }
    const { groupName: name, groupKind: kind, activities: fields, area, contact } = values.data;
    const key = JSON.stringify([name, area]);
    if (seen.has(key)) refused.push({ line, problems: [problem(["groupName"], "groupTwice")] });
    seen.add(key);
    const id = await settings.partners.findByName(name, area);
    const before = id === undefined ? undefined : await settings.partners.find(id);
    const partner = { id: id ?? settings.newId(), name, kind, fields, area };
    if (before && content(before) === content({ partner, contact })) {
      same += 1;
      continue;
    }
    if (before) changed += 1;
    else added += 1;
    changes.push({ kind: "savePartner", partner, contact, by: settings.by, reason: null });
  }
  return refused.length > 0
    ? { kind: "refused", lines: refused }
    : { kind: "ready", changes, added, changed, same };
}

const content = ({ partner, contact }: Pick<FoundPartner, "partner" | "contact">): string =>
  JSON.stringify([partner.id, partner.name, partner.kind, partner.fields, partner.area, contact]);
