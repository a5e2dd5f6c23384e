import type { PartnerId } from "../../domain/record-ids.ts";
import type { RecordScene } from "./scene.ts";

/** How many groups of the register are looked through for one of the very name. */
const LOOKED_THROUGH = 50;

/** The group of the register that goes by this name; null where none or more than one does. */
export async function registeredAs(name: string, { records }: RecordScene): Promise<PartnerId | null> {
  if (name === "") return null;
  const found = await records.partners.search({ words: [name] }, { limit: LOOKED_THROUGH, offset: 0 });
  const [only, other] = found.filter((each) => each.name.normalize("NFKC") === name.normalize("NFKC"));
  return only && !other ? only.id : null;
}
