import { describe, expect, it } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import type { Project } from "../../src/domain/project.ts";
import { projectId } from "../../src/domain/record-ids.ts";
import { DUE_RULES } from "../../src/evaluations/due.ts";
import { withDue } from "../../src/evaluations/due-days.ts";
import { project } from "./samples.ts";

const dated = (change: Partial<Project>, before?: Project): Project["due"] =>
  withDue(project({ due: {}, ...change }), DUE_RULES, isHoliday, before).due;

describe("the days of a record", () => {
  it("are those of the year's end for a project that ends with it: settled by 31 May, published by 30 June", () => {
    expect(dated({})).toEqual({
      citySelf: "2027-03-25",
      partnerSelf: "2027-04-30",
      mutual: "2027-05-31",
      settle: "2027-05-31",
      publish: "2027-06-30",
    });
  });

  it("are counted from the end of a project that ends in between, past closed days", () => {
    expect(dated({ startsOn: "2026-06-01", endsOn: "2026-10-31" })).toEqual({
      citySelf: "2026-11-30",
      partnerSelf: "2026-11-30",
      mutual: "2027-01-04",
      settle: "2027-01-04",
      publish: "2027-06-30",
    });
  });

  it("include a mid-term day for what follows an earlier record or runs over several fiscal years", () => {
    expect(dated({ previous: projectId("p0") }).midterm).toBe("2026-09-30");
    expect(dated({ endsOn: "2028-03-31" }).midterm).toBe("2026-09-30");
    expect(dated({ startsOn: "2025-04-01" }).midterm).toBe("2026-09-30");
    expect(dated({ startsOn: "2025-04-01", endsOn: "2026-08-31" }).midterm).toBeUndefined();
  });

  it("lie in the record's own year, though the project goes on for years", () => {
    expect(dated({ startsOn: "2025-04-01", endsOn: "2030-12-31" })).toMatchObject({
      citySelf: "2027-03-25",
      settle: "2027-05-31",
    });
  });

  it("are the city's alone for the short form, with no mutual review before it is settled", () => {
    expect(Object.keys(dated({ mainForm: "後援" }))).toEqual(["citySelf", "settle", "publish"]);
  });

  it("follow a new end, and keep a day that was put off unless the new one is later", () => {
    const agreed = withDue(project({ endsOn: "2026-08-31" }), DUE_RULES, isHoliday);
    expect(dated({ endsOn: "2026-09-30" }, agreed).citySelf).toBe("2026-10-30");
    expect(dated({ endsOn: "2026-07-31" }, agreed).citySelf).toBe("2026-08-31");
    const putOff: Project = { ...agreed, due: { ...agreed.due, citySelf: "2026-12-01" } };
    expect(dated({ endsOn: "2026-09-30" }, putOff).citySelf).toBe("2026-12-01");
    expect(dated({ endsOn: "2026-12-31" }, putOff).citySelf).toBe("2027-02-01");
    expect(dated({ endsOn: "2026-09-30" }, putOff).partnerSelf).toBe("2026-10-30");
  });

  it("are gone where the rules no longer ask for them", () => {
    expect(dated({ mainForm: "後援" }, withDue(project(), DUE_RULES, isHoliday)).mutual).toBeUndefined();
  });
});
