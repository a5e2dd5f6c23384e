import type { Language } from "../domain/guideline.ts";
import type { Person } from "../domain/person.ts";
import { personId } from "../domain/record-ids.ts";
import type { RecordChange } from "../ports/records.ts";
import type { Store } from "../ports/store.ts";

/** As whom the bot knows the person at this machine, on every platform that only this machine reaches. */
export const LOCAL_USER = "local";

/** Who sits at this machine looks after the records: there is nobody else to ask. */
export async function registerLocalPerson(
  store: Store,
  tenant: string,
  platform: string,
  language: Language,
): Promise<void> {
  const { people } = store.records(tenant);
  const identity = { platform, user: LOCAL_USER };
  if (await people.byIdentity(identity)) return;
  const id = personId(LOCAL_USER);
  const person: Person = {
    id,
    name: language === "ja" ? "この端末の利用者" : "User of this terminal",
    section: null,
    role: "collaboration",
    leftOn: null,
  };
  const by = { by: id, reason: null };
  const known = await people.find(id);
  const changes: readonly RecordChange[] = [
    ...(known ? [] : [{ kind: "savePerson", person, ...by } as const]),
    { kind: "linkIdentity", identity, person: id, ...by },
  ];
  await store.changeRecords(tenant, changes, new Date());
}
