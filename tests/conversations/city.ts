import type { Person, Section, StaffRole } from "../../src/domain/person.ts";
import { personId, sectionId } from "../../src/domain/record-ids.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Speaker } from "./script.ts";

/** The people of a script's city, as its records know them. */

export const USERS: Readonly<Record<Speaker, string>> = {
  me: "U1",
  other: "U2",
  head: "U3",
  collaboration: "U4",
};
export const PARKS: Section = { id: sectionId("parks"), name: "環境課" };
export const WELFARE: Section = { id: sectionId("welfare"), name: "福祉課" };
const COLLABORATION: Section = { id: sectionId("collaboration"), name: "協働推進課" };

export const idOf = (speaker: Speaker) => personId(USERS[speaker]);
const by = { by: idOf("collaboration"), reason: null };

const person = (speaker: Speaker, name: string, section: Section | null, role: StaffRole): Person => ({
  id: idOf(speaker),
  name,
  section: section?.id ?? null,
  role,
  leftOn: null,
});

const registered = (
  platform: string,
  users: Readonly<Record<Speaker, string>>,
  speaker: Speaker,
  each: Person,
): readonly RecordChange[] => [
  { kind: "savePerson", person: each, ...by },
  { kind: "linkIdentity", identity: { platform, user: users[speaker] }, person: each.id, ...by },
];

/** Whoever talks looks after all records, as at the terminal. `users`: how the platform names the people. */
export const alone = (platform: string, users = USERS): readonly RecordChange[] =>
  registered(platform, users, "me", person("me", "山田", null, "collaboration"));

/** A small city: a member and the head of one section, a member of another, the collaboration section. */
export const staff = (platform: string, users = USERS): readonly RecordChange[] => [
  ...[PARKS, WELFARE, COLLABORATION].map(
    (section): RecordChange => ({ kind: "saveSection", section, ...by }),
  ),
  ...(
    [
      ["me", "山田", PARKS, "member"],
      ["other", "佐藤", WELFARE, "member"],
      ["head", "鈴木", PARKS, "head"],
      ["collaboration", "田中", COLLABORATION, "collaboration"],
    ] as const
  ).flatMap(([speaker, name, section, role]) =>
    registered(platform, users, speaker, person(speaker, name, section, role)),
  ),
];
