import { z } from "zod";
import type { Person, Section } from "../../domain/person.ts";
import type { PersonId, SectionId } from "../../domain/record-ids.ts";
import { foldCase } from "../../domain/text.ts";
import type { Identity, KnownPerson, RecordChange } from "../../ports/records.ts";
import * as typed from "../input/typed.ts";
import { fieldIn, problem } from "../input/wording.ts";
import type { RefusedLine } from "./import-csv.ts";
import type { ReadyImport } from "./import-partners.ts";
import { readTable, type Titled } from "./table.ts";

/** The staff from a CSV file: all lines or none; sections that are new are made, accounts linked to their person. */

const KEYS = ["platform", "platformUser", "personName", "section", "role", "leftOn"] as const;
type Key = (typeof KEYS)[number];
const ALSO: Readonly<Record<Key, readonly string[]>> = {
  platform: ["サービス"],
  platformUser: ["id"],
  personName: ["name", "名前"],
  section: ["課", "所属"],
  role: [],
  leftOn: ["離任日"],
};
const TITLED: readonly Titled<Key>[] = KEYS.map((key) => ({
  key,
  names: [fieldIn([key], "ja"), fieldIn([key], "en"), ...ALSO[key]],
  needed: key !== "leftOn",
}));

const PLATFORMS = {
  slack: ["Slack"],
  teams: ["Teams", "Microsoft Teams"],
  terminal: ["端末"],
  // Who signs in to the web page by an account with this address is that person.
  email: ["メール", "メールアドレス", "Eメール", "E-mail", "mail"],
  web: ["ウェブ"],
} as const;
export const ROLE_WORDS = {
  member: ["担当", "担当者", "職員"],
  head: ["課長", "所属長"],
  collaboration: ["協働担当", "協働担当課"],
} as const;

const staff = (today: string) =>
  z.object({
    platform: typed.oneOf(PLATFORMS, "unknownPlatform"),
    platformUser: typed.text(200),
    personName: typed.text(200),
    section: typed.text(200),
    role: typed.oneOf(ROLE_WORDS, "unknownRole"),
    leftOn: typed.optionalDay(today),
  });

export interface StaffSettings {
  readonly by: PersonId;
  readonly sections: readonly Section[];
  readonly everybody: readonly KnownPerson[];
  newId(): string;
  personId(text: string): PersonId;
  sectionId(text: string): SectionId;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A line whose account is not known belongs to the namesake in its section who has no account on that platform yet. */
export function importPeople(file: Uint8Array, settings: StaffSettings): ReadyImport {
  const read = readTable(file, TITLED);
  if (read.kind === "broken")
    return { kind: "refused", lines: [{ line: read.line, problems: read.problems }] };
  const roll = new Roll(settings);
  const refused: RefusedLine[] = [];
  const schema = staff(settings.today);
  for (const { line, cell } of read.lines) {
    const values = schema.safeParse(Object.fromEntries(KEYS.map((key) => [key, cell(key)])));
    if (!values.success) {
      const fieldAt = ([field]: readonly PropertyKey[]): readonly [Key] => [
        KEYS.find((key) => key === field) ?? "personName",
      ];
      refused.push({ line, problems: typed.problemsOf(values.error, fieldAt) });
      continue;
    }
    const { platform, platformUser, ...person } = values.data;
    const user = platform === "email" ? platformUser.toLowerCase() : platformUser;
    if (!roll.enter({ platform, user }, person)) {
      refused.push({ line, problems: [problem(["platformUser"], "identityTwice")] });
    }
  }
  return refused.length > 0 ? { kind: "refused", lines: refused } : roll.result();
}

interface StaffValues {
  readonly personName: string;
  readonly section: string;
  readonly role: Person["role"];
  readonly leftOn: string | null;
}

/** Sections and people as they will stand when the file is in. */
class Roll {
  readonly #settings: StaffSettings;
  readonly #sections: Section[];
  readonly #people: { person: Person; readonly identities: Identity[] }[];
  readonly #seen = new Set<string>();
  readonly #changes: RecordChange[] = [];
  readonly #counts = { added: 0, changed: 0, same: 0 };

  constructor(settings: StaffSettings) {
    this.#settings = settings;
    this.#sections = [...settings.sections];
    this.#people = settings.everybody.map(({ person, identities }) => ({
      person,
      identities: [...identities],
    }));
  }

  /** False where the file has this account already. */
  enter(identity: Identity, { personName: name, section: sectionName, role, leftOn }: StaffValues): boolean {
    const key = JSON.stringify([identity.platform, identity.user]);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    const section = this.#section(sectionName);
    const linked = this.#people.find(({ identities }) =>
      identities.some(({ platform, user }) => platform === identity.platform && user === identity.user),
    );
    const known =
      linked ??
      this.#people.find(
        ({ person, identities }) =>
          person.name === name &&
          person.section === section &&
          identities.every(({ platform }) => platform !== identity.platform),
      );
    const { personId, newId } = this.#settings;
    const person: Person = { id: known?.person.id ?? personId(newId()), name, section, role, leftOn };
    const same = known !== undefined && content(known.person) === content(person);
    if (!same) this.#change({ kind: "savePerson", person });
    if (!linked) this.#change({ kind: "linkIdentity", identity, person: person.id });
    if (known) {
      known.person = person;
      if (!linked) known.identities.push(identity);
    } else this.#people.push({ person, identities: [identity] });
    this.#counts[known ? (same && linked ? "same" : "changed") : "added"] += 1;
    return true;
  }

  #section(name: string): SectionId {
    const found = this.#sections.find((section) => foldCase(section.name) === foldCase(name));
    if (found) return found.id;
    const section = { id: this.#settings.sectionId(this.#settings.newId()), name };
    this.#sections.push(section);
    this.#change({ kind: "saveSection", section });
    return section.id;
  }

  #change(change: Unsigned): void {
    this.#changes.push({ ...change, by: this.#settings.by, reason: null });
  }

  result(): ReadyImport {
    return { kind: "ready", changes: this.#changes, ...this.#counts };
  }
}

type Unsigned =
  | { readonly kind: "savePerson"; readonly person: Person }
  | { readonly kind: "saveSection"; readonly section: Section }
  | { readonly kind: "linkIdentity"; readonly identity: Identity; readonly person: PersonId };

const content = ({ id, name, section, role, leftOn }: Person): string =>
  JSON.stringify([id, name, section, role, leftOn]);
