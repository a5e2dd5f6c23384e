import { foldCase } from "../domain/text.ts";
import { mayInOffice } from "../evaluations/rights.ts";
import type { DigestChange } from "../ports/digest-records.ts";
import {
  type DigestActed,
  type DigestScene,
  type StaffScene,
  said,
  sectionName,
  staffScene,
} from "./digest-scene.ts";
import { digestActionWording } from "./digest-wording.ts";

/** 「お知らせ 停止」: whether and where digests come, typed; and the home place, which the bot learns by itself. */

type DigestCommand = "off" | "on" | "here" | "notHere";

const COMMANDS: readonly (readonly [DigestCommand, RegExp])[] = [
  ["off", /^(?:お知らせ\s*を?\s*(?:停止|止める|止めて|オフ)(?:する)?|digests? (?:off|stop))$/u],
  ["on", /^(?:お知らせ\s*を?\s*(?:再開|始める|オン)(?:する)?|digests? (?:on|resume))$/u],
  ["here", /^(?:お知らせ\s*を?\s*ここ(?:に|に出す|で)?|digests? here)$/u],
  [
    "notHere",
    /^(?:お知らせ\s*を?\s*ここ(?:では?|は|を)?\s*(?:停止|やめる|止める)(?:する)?|digests? not here)$/u,
  ],
];

/** The command that a whole text is; undefined for anything else. */
export const digestCommandIn = (text: string): DigestCommand | undefined => {
  const whole = foldCase(text)
    .replace(/[。．.!！]+$/u, "")
    .trim();
  return COMMANDS.find(([, words]) => words.test(whole))?.[0];
};

export async function setDigest(scene: DigestScene, command: DigestCommand): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const staff = await staffScene(scene);
  if (!staff) return said(words.unknownPerson);
  const { party, board, language, person, records } = staff;
  switch (command) {
    case "off":
      return { ...said(words.stopped), digests: [{ kind: "wish", person: person.id, optedOut: true }] };
    case "on": {
      const { home } = await records.digests.wishOf(person.id);
      return {
        ...said(home || scene.direct ? words.resumed : words.resumedNowhere),
        digests: [{ kind: "wish", person: person.id, optedOut: false }],
      };
    }
    case "here": {
      if (scene.direct) {
        const home: DigestChange = { kind: "home", person: person.id, place: party.place, language };
        return { ...said(words.here(words.yours)), digests: [home] };
      }
      const section = digestOf(staff);
      if (section === undefined) return said(words.refused);
      const what = section === null ? words.collaboration : await sectionName(staff, section);
      return {
        ...said(words.here(what)),
        digests: [{ kind: "channel", section, place: board, language }],
      };
    }
    case "notHere": {
      const mine = digestOf(staff);
      const stands = (await records.digests.channels()).find(
        ({ place }) => place.platform === board.platform && place.key === board.key,
      );
      if (!stands || mine === undefined || (mine !== null && mine !== stands.section))
        return said(words.refused);
      return { ...said(words.notHere), digests: [{ kind: "closeChannel", place: board }] };
    }
  }
}

/** Whose digest the person may put into a channel: null is the collaboration section's. */
function digestOf({ person }: StaffScene) {
  if (!mayInOffice(person, "placeDigest")) return undefined;
  return person.role === "collaboration" ? null : (person.section ?? undefined);
}

/** Remembers where the person talks to the bot alone, which is where the digest goes. */
export async function homeChanges(scene: DigestScene): Promise<readonly DigestChange[]> {
  if (!scene.direct) return [];
  const staff = await staffScene(scene);
  if (!staff) return [];
  const { person, party, language } = staff;
  const { home } = await staff.records.digests.wishOf(person.id);
  // The language stays that of the first word there: a stray word of another does not turn the digest.
  const same = home?.place.platform === party.place.platform && home.place.key === party.place.key;
  return same ? [] : [{ kind: "home", person: person.id, place: party.place, language }];
}
