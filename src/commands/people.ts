import { ROLE_WORDS } from "../evaluations/csv/import-people.ts";
import type { KnownPerson } from "../ports/records.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";

/** `people`: everybody with section, role and accounts, one a line, parted by tabs. */

const ja = {
  titles: ["氏名", "課", "役割", "異動日", "アカウント", "職員ID"],
  nobody: "職員が登録されていません。",
};
const en: typeof ja = {
  titles: ["Name", "Section", "Role", "Left on", "Accounts", "Person id"],
  nobody: "Nobody is registered.",
};

export async function peopleList({ records, language }: Office): Promise<string> {
  const words = language === "ja" ? ja : en;
  const sections = new Map((await records.people.sections()).map(({ id, name }) => [id, name]));
  const everybody = await records.people.everybody();
  if (everybody.length === 0) return words.nobody;
  const lines = everybody.map(({ person, identities }) => [
    person.name,
    (person.section && sections.get(person.section)) ?? "",
    language === "ja" ? ROLE_WORDS[person.role][0] : person.role,
    person.leftOn ?? "",
    identities.map(({ platform, user }) => `${platform}:${user}`).join(" "),
    person.id,
  ]);
  return [words.titles, ...lines].map((cells) => cells.join("\t")).join("\n");
}

/** The person meant: by id, by account (`slack:U1`), or by a name that only one has. Throws an InputError. */
export async function personMeant(text: string, { records }: Office): Promise<KnownPerson> {
  const everybody = await records.people.everybody();
  const byKey = everybody.find(
    ({ person, identities }) =>
      person.id === text || identities.some(({ platform, user }) => `${platform}:${user}` === text),
  );
  const named = everybody.filter(({ person }) => person.name === text);
  const [found = byKey, ...others] = byKey ? [byKey] : named;
  if (others.length > 0) {
    throw new InputError(
      `「${text}」という職員は何人もいます。people で職員IDを調べて指定してください。 / Several people are called “${text}”: take the id from people.`,
    );
  }
  if (!found) {
    throw new InputError(
      `職員「${text}」は登録されていません。people で確かめてください。 / “${text}” is not registered: see people.`,
    );
  }
  return found;
}
