import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { STAFF_ROLES } from "../../src/domain/person.ts";
import { STAGES } from "../../src/domain/project.ts";
import {
  mayDo,
  mayInOffice,
  maySeeContact,
  OFFICE_ACTIONS,
  RECORD_ACTIONS,
  RECORD_ROLES,
  RECORD_STATES,
  recordRoles,
  recordState,
  roleMay,
} from "../../src/evaluations/rights.ts";
import { collaboration, colleague, head, owner, PARKS, person, project, stranger } from "./samples.ts";

const LETTERS = { open: "o", compared: "c", confirming: "h", settled: "s", published: "p", exempt: "x" };

/** The table as people read it: a line an action, a column a role, a letter a state in which the role may. */
function written(): string {
  const cells = RECORD_ACTIONS.map((action) => [
    action,
    ...RECORD_ROLES.map((role) =>
      RECORD_STATES.map((state) => (roleMay(role, action, state) ? LETTERS[state] : "-")).join(""),
    ),
  ]);
  const office = OFFICE_ACTIONS.map((action) => [
    action,
    ...STAFF_ROLES.map((role) => (mayInOffice(person("x", { role }), action) ? "yes" : "no")),
  ]);
  const lines = (rows: readonly (readonly string[])[]) =>
    rows.map((row) =>
      row
        .map((cell) => cell.padEnd(20))
        .join("")
        .trimEnd(),
    );
  return [
    "# o 計画中・実施中・評価待ち  c 自己評価済み・相互確認済み  h 課長確認待ち  s 確定  p 公表  x 対象外  - may not",
    ...lines([["action", ...RECORD_ROLES], ...cells]),
    "",
    ...lines([["action", ...STAFF_ROLES], ...office]),
    "",
  ].join("\n");
}

describe("the rights to a record", () => {
  it("are, cell by cell, those of the table that people have read", () => {
    expect(written()).toBe(readFileSync("tests/evaluations/rights.txt", "utf8"));
  });

  it("come from what a person is to the record, in every stage", () => {
    const people = { owner, member: colleague, head, collaboration, other: stranger };
    for (const stage of STAGES) {
      const record = project({ stage });
      for (const action of RECORD_ACTIONS) {
        for (const [role, who] of Object.entries(people)) {
          const roles = RECORD_ROLES.filter(
            (each) => each === role || each === "other" || (each === "member" && role === "owner"),
          );
          const expected = roles.some((each) => roleMay(each, action, recordState(stage)));
          expect(mayDo(who, action, record), `${role} ${action} ${stage}`).toBe(expected);
        }
      }
    }
  });

  it("add up where a person is several things at once", () => {
    const both = { ...head, id: owner.id };
    expect(recordRoles(both, project())).toEqual(["other", "owner", "head"]);
    expect(mayDo(both, "confirm", project({ stage: "headConfirmation" }))).toBe(true);
    expect(mayDo(both, "edit", project())).toBe(true);
  });

  it("end when a person leaves, even for own records and even for the collaboration section", () => {
    for (const who of [owner, collaboration, head]) {
      const left = { ...who, leftOn: "2027-03-31" };
      expect(mayDo(left, "see", project())).toBe(false);
      expect(OFFICE_ACTIONS.some((action) => mayInOffice(left, action))).toBe(false);
      expect(maySeeContact(left, [PARKS.id])).toBe(false);
    }
  });

  it("do not reach a head of another section, nor a person without a section a record's section", () => {
    expect(mayDo({ ...stranger, role: "head" }, "confirm", project({ stage: "headConfirmation" }))).toBe(
      false,
    );
    expect(mayDo(person("n", { section: null }), "see", project())).toBe(false);
  });

  it("give a group's contact to the collaboration section and to sections that work with the group", () => {
    expect(maySeeContact(collaboration, [])).toBe(true);
    expect(maySeeContact(colleague, [PARKS.id])).toBe(true);
    expect(maySeeContact(stranger, [PARKS.id])).toBe(false);
    expect(maySeeContact(person("n", { section: null }), [PARKS.id])).toBe(false);
  });
});
