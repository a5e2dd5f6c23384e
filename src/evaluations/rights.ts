import type { Person } from "../domain/person.ts";
import type { Project, Stage } from "../domain/project.ts";
import type { Sight } from "../ports/records.ts";

/**
 * Who may do what with a record: the one table. The person in charge edits, the section head confirms, the
 * collaboration section sees, corrects and publishes all, others see what is settled.
 */

/** What a person is to a record. "writer" is who entered the one evaluation that is asked about. */
export const RECORD_ROLES = ["owner", "member", "head", "collaboration", "other", "writer"] as const;
export type RecordRole = (typeof RECORD_ROLES)[number];

/** The stages as far as rights go. */
export const RECORD_STATES = ["open", "compared", "confirming", "settled", "published", "exempt"] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export const RECORD_ACTIONS = [
  "see",
  "seeScores",
  "seeScoresOfOneSide",
  "seeHistory",
  "edit",
  "reassign",
  "begin",
  "finish",
  "evaluate",
  "review",
  "askConfirmation",
  "confirm",
  "sendBack",
  "extend",
  "exempt",
  "include",
  "correct",
  "publish",
  "openNextYear",
] as const;
export type RecordAction = (typeof RECORD_ACTIONS)[number];

const ALL = RECORD_STATES;
const OPEN: readonly RecordState[] = ["open", "compared", "confirming"];
const IN_WORK: readonly RecordState[] = ["open", "compared"];
const DONE: readonly RecordState[] = ["settled", "published"];

type Row = { readonly [R in RecordRole]?: readonly RecordState[] };

/** In which states which role may; what is not named is not allowed. */
const TABLE: { readonly [A in RecordAction]: Row } = {
  see: { owner: ALL, member: ALL, head: ALL, collaboration: ALL, other: DONE },
  // Both sides are in.
  seeScores: { owner: ALL, member: ALL, head: ALL, collaboration: ALL, other: DONE },
  // One side is in: it stays hidden from everybody but who entered it, so that the other judges by itself.
  seeScoresOfOneSide: { writer: ALL },
  seeHistory: { owner: ALL, head: ALL, collaboration: ALL },
  edit: { owner: IN_WORK, collaboration: OPEN },
  reassign: { owner: OPEN, head: OPEN, collaboration: OPEN },
  begin: { owner: ["open"], collaboration: ["open"] },
  finish: { owner: ["open"], collaboration: ["open"] },
  evaluate: { owner: ["open"], collaboration: ["open"] },
  review: { owner: ["compared"], collaboration: ["compared"] },
  askConfirmation: { owner: ["compared"], collaboration: ["compared"] },
  confirm: { head: ["confirming"] },
  sendBack: { head: ["confirming"], collaboration: ["compared", "confirming"] },
  extend: { owner: IN_WORK, head: OPEN, collaboration: OPEN },
  exempt: { head: OPEN, collaboration: OPEN },
  include: { collaboration: ["exempt"] },
  correct: { collaboration: DONE },
  publish: { collaboration: ["settled"] },
  openNextYear: { owner: DONE, head: DONE, collaboration: DONE },
};

export const recordState = (stage: Stage): RecordState => {
  switch (stage) {
    case "planning":
    case "running":
    case "awaiting":
      return "open";
    case "selfEvaluated":
    case "mutual":
      return "compared";
    case "headConfirmation":
      return "confirming";
    case "settled":
    case "published":
    case "exempt":
      return stage;
  }
};

type Owned = Pick<Project, "owner" | "section">;

/** All that the person is to the record. Who has left is nothing to any. */
export function recordRoles(person: Person, record: Owned): readonly RecordRole[] {
  if (person.leftOn !== null) return ["other"];
  const roles: RecordRole[] = ["other"];
  if (person.id === record.owner) roles.push("owner");
  if (person.section === record.section) roles.push(person.role === "head" ? "head" : "member");
  if (person.role === "collaboration") roles.push("collaboration");
  return roles;
}

/** One cell of the table. */
export const roleMay = (role: RecordRole, action: RecordAction, state: RecordState): boolean =>
  TABLE[action][role]?.includes(state) ?? false;

/** Whether the person may do this with the record as it stands: any of the person's roles is enough. */
export const mayDo = (
  person: Person,
  action: RecordAction,
  record: Owned & Pick<Project, "stage">,
): boolean => recordRoles(person, record).some((role) => roleMay(role, action, recordState(record.stage)));

/** The records that may stand in this person's lists: the row "see" of the table, as a condition. */
export const sightOf = (person: Person): Sight => {
  if (person.leftOn !== null) return { kind: "settledOnly" };
  if (person.role === "collaboration") return { kind: "all" };
  return { kind: "section", person: person.id, section: person.section };
};

/** What concerns no single record of a project. */
export const OFFICE_ACTIONS = [
  "addProject",
  "editPeople",
  "editPartners",
  "import",
  "exportAll",
  // To name the channel that gets a digest: a head the own section's, the collaboration section its own.
  "placeDigest",
  "surveyAll",
] as const;
export type OfficeAction = (typeof OFFICE_ACTIONS)[number];

const OFFICE: { readonly [A in OfficeAction]: readonly Person["role"][] } = {
  addProject: ["member", "head", "collaboration"],
  editPeople: ["collaboration"],
  editPartners: ["collaboration"],
  import: ["collaboration"],
  exportAll: ["collaboration"],
  placeDigest: ["head", "collaboration"],
  surveyAll: ["collaboration"],
};

export const mayInOffice = (person: Person, action: OfficeAction): boolean =>
  person.leftOn === null && OFFICE[action].includes(person.role);

/** A group's contact is for the collaboration section and for sections that have a project with the group. */
export const maySeeContact = (person: Person, sectionsWithProjects: readonly string[]): boolean =>
  person.leftOn === null &&
  (person.role === "collaboration" ||
    (person.section !== null && sectionsWithProjects.includes(person.section)));
