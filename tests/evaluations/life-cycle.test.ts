import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDue, type Project, STAGES, type Stage } from "../../src/domain/project.ts";
import { projectId } from "../../src/domain/record-ids.ts";
import { type LifeCycleAct, move, stageOn, TRANSITIONS } from "../../src/evaluations/life-cycle.ts";
import { nextYear } from "../../src/evaluations/next-year.ts";
import { mayDo } from "../../src/evaluations/rights.ts";
import { collaboration, colleague, head, owner, project, review, stranger } from "./samples.ts";

const done = (record: Project, act: LifeCycleAct, who = owner): Project => {
  const moved = move(record, act, who);
  if (moved.kind === "refused") throw new Error(`${act.act}: ${moved.because}`);
  return moved.project;
};
const because = (record: Project, act: LifeCycleAct, who = owner) => {
  const moved = move(record, act, who);
  return moved.kind === "refused" ? moved.because : "done";
};
const city: LifeCycleAct = { act: "evaluate", time: "after", side: "city" };
const partner: LifeCycleAct = { act: "evaluate", time: "after", side: "partner" };

describe("a record's life", () => {
  it("goes from planning to publication", () => {
    let record = done(project(), { act: "begin" });
    const stages: Stage[] = [record.stage];
    const steps: readonly (readonly [LifeCycleAct, typeof owner])[] = [
      [{ act: "finish" }, owner],
      [partner, owner],
      [city, owner],
      [{ act: "review" }, owner],
      [{ act: "askConfirmation" }, owner],
      [{ act: "confirm" }, head],
      [{ act: "publish" }, collaboration],
    ];
    for (const [act, who] of steps) {
      record = done(record, act, who);
      stages.push(record.stage);
    }
    expect(stages).toEqual([
      "running",
      "awaiting",
      "awaiting",
      "selfEvaluated",
      "mutual",
      "headConfirmation",
      "settled",
      "published",
    ]);
    expect(record.filed).toEqual(["after.partner", "after.city"]);
  });

  it("needs the city's side alone for sponsorship by name, and no mutual review", () => {
    const short = project({ mainForm: "後援", stage: "awaiting" });
    expect(because(short, partner)).toBe("sideNotNeeded");
    const filed = done(short, city);
    expect(filed.stage).toBe("selfEvaluated");
    expect(because(filed, { act: "review" })).toBe("stage");
    expect(done(filed, { act: "askConfirmation" }).stage).toBe("headConfirmation");
  });

  it("keeps midterm evaluations apart from the stages", () => {
    const midterm: LifeCycleAct = { act: "evaluate", time: "midterm", side: "city" };
    const running = project({ stage: "running" });
    expect(because(project(), midterm)).toBe("notYetBegun");
    expect(because(running, city)).toBe("stage");
    const filed = done(done(running, midterm), midterm);
    expect(filed).toEqual({ ...running, filed: ["midterm.city"] });
    expect(nextDue(running)).toEqual({ task: "midterm", on: "2026-09-30" });
    expect(nextDue(filed)).toEqual({ task: "citySelf", on: "2027-03-25" });
  });

  it("waits for the side that is missing, then for the review, then for nobody", () => {
    const awaiting = done(project({ stage: "awaiting" }), city);
    expect(nextDue(awaiting)).toEqual({ task: "partnerSelf", on: "2027-04-30" });
    expect(nextDue(done(awaiting, partner))).toEqual({ task: "mutual", on: "2027-05-31" });
    expect(nextDue(project({ stage: "published" }))).toBeUndefined();
    expect(nextDue(project({ stage: "exempt" }))).toBeUndefined();
  });

  it("goes back with a reason, as far as the head says", () => {
    const record = project({ stage: "headConfirmation", filed: ["after.city", "after.partner"] });
    for (const to of ["mutual", "selfEvaluated", "awaiting"] as const) {
      expect(done(record, { act: "sendBack", to, reason: "数値の確認" }, head).stage).toBe(to);
    }
    expect(because(record, { act: "sendBack", to: "mutual", reason: "　" }, head)).toBe("reasonMissing");
    const back = done(record, { act: "sendBack", to: "awaiting", reason: "数値" }, head);
    expect(done(back, city).stage).toBe("selfEvaluated");
    const short = { ...record, mainForm: "後援" } as const;
    expect(because(short, { act: "sendBack", to: "mutual", reason: "数値" }, head)).toBe("stage");
    expect(done(short, { act: "sendBack", to: "awaiting", reason: "数値" }, head).stage).toBe("awaiting");
  });

  it("is extended with a reason to a later day, and what follows is never due earlier", () => {
    const record = project({ stage: "awaiting" });
    const extend = (until: string, reason = "台風で延期"): LifeCycleAct => ({
      act: "extend",
      task: "citySelf",
      until,
      reason,
    });
    expect(done(record, extend("2027-06-15")).due).toEqual({
      ...record.due,
      citySelf: "2027-06-15",
      mutual: "2027-06-15",
    });
    expect(done(record, extend("2027-04-10")).due).toEqual({ ...record.due, citySelf: "2027-04-10" });
    expect(because(record, extend("2027-03-25"))).toBe("notLater");
    expect(because(record, extend("2027-06-15", ""))).toBe("reasonMissing");
    expect(because(record, { act: "extend", task: "publish", until: "2028-01-01", reason: "x" })).toBe(
      "noDueDate",
    );
  });

  it("is exempted by the head with a reason, and taken up again where it stood", () => {
    const exempt: LifeCycleAct = { act: "exempt", reason: "中止" };
    expect(because(project(), exempt)).toBe("right");
    const out = done(project({ stage: "awaiting", filed: ["after.city"] }), exempt, head);
    expect(out.stage).toBe("exempt");
    const include: LifeCycleAct = { act: "include", reason: "再開" };
    expect(done(out, include, collaboration).stage).toBe("awaiting");
    const both = { ...out, filed: ["after.city", "after.partner"] } as const;
    expect(done(both, include, collaboration).stage).toBe("selfEvaluated");
  });

  it("tells who has no right nothing but that", () => {
    for (const stage of STAGES) {
      for (const act of ["begin", "confirm", "publish"] as const) {
        expect(move(project({ stage }), { act }, stranger)).toEqual({ kind: "refused", because: "right" });
      }
    }
  });

  it("is locked when it is settled: no act but publication moves it", () => {
    const everyone = [owner, colleague, head, collaboration, stranger];
    const acts: readonly LifeCycleAct[] = [
      ...(["begin", "finish", "review", "askConfirmation", "confirm", "publish"] as const).map((act) => ({
        act,
      })),
      city,
      partner,
      { act: "sendBack", to: "awaiting", reason: "x" },
      { act: "extend", task: "mutual", until: "2030-01-01", reason: "x" },
      { act: "exempt", reason: "x" },
      { act: "include", reason: "x" },
    ];
    const moved = (stage: Stage) =>
      acts.filter((act) => everyone.some((who) => move(project({ stage }), act, who).kind === "done"));
    expect(moved("settled")).toEqual([{ act: "publish" }]);
    expect(moved("published")).toEqual([]);
  });

  it("never leaves the table, whatever is done in whatever order", () => {
    const people = [owner, colleague, head, collaboration, stranger];
    const act = fc.oneof(
      fc.constantFrom<LifeCycleAct["act"][]>(
        "begin",
        "finish",
        "review",
        "askConfirmation",
        "confirm",
        "publish",
      ),
      fc.constantFrom("evaluate", "sendBack", "exempt", "include"),
    );
    const steps = fc.array(
      fc.tuple(act, fc.constantFrom(...people), fc.constantFrom("city", "partner"), fc.boolean()),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, fc.constantFrom("委託", "後援"), (chosen, mainForm) => {
        let record = project({ mainForm: mainForm === "委託" ? "委託" : "後援" });
        for (const [name, who, side] of chosen) {
          const asked = actOf(name, side === "city" ? "city" : "partner");
          const moved = move(record, asked, who);
          if (moved.kind === "refused") continue;
          expect(mayDo(who, asked.act, record)).toBe(true);
          const { stage } = moved.project;
          const listed = TRANSITIONS.some(
            (row) => row.act === name && row.from.includes(record.stage) && row.to === stage,
          );
          const resumed = name === "include" && record.stage === "exempt" && stage === "selfEvaluated";
          expect(listed || resumed || (name === "evaluate" && stage === record.stage)).toBe(true);
          record = moved.project;
        }
      }),
      { numRuns: 300 },
    );
  });
});

function actOf(name: string, side: "city" | "partner"): LifeCycleAct {
  switch (name) {
    case "evaluate":
      return { act: "evaluate", time: "after", side };
    case "sendBack":
      return { act: "sendBack", to: "awaiting", reason: "x" };
    case "exempt":
    case "include":
      return { act: name, reason: "x" };
    case "begin":
    case "finish":
    case "review":
    case "askConfirmation":
    case "confirm":
    case "publish":
      return { act: name };
    default:
      throw new Error(name);
  }
}

describe("the calendar", () => {
  it("starts and ends a project by itself, and touches nothing later", () => {
    const dates = { startsOn: "2026-05-01", endsOn: "2027-03-31" };
    expect(stageOn({ stage: "planning", ...dates }, "2026-04-30")).toBe("planning");
    expect(stageOn({ stage: "planning", ...dates }, "2026-05-01")).toBe("running");
    expect(stageOn({ stage: "running", ...dates }, "2027-03-31")).toBe("running");
    expect(stageOn({ stage: "planning", ...dates }, "2027-04-01")).toBe("awaiting");
    expect(stageOn({ stage: "settled", ...dates }, "2030-01-01")).toBe("settled");
  });
});

describe("next year's record", () => {
  const id = projectId("p2");

  it("opens with what was handed on, without results, money or dates of the old year", () => {
    const old = project({
      stage: "settled",
      indicators: [{ name: "参加者", target: 1, unit: "人", actual: 3 }],
    });
    const next = nextYear(old, review(), id);
    expect(next).toMatchObject({
      kind: "opened",
      handOns: review().handOns,
      project: {
        id: "p2",
        fiscalYear: 2027,
        startsOn: "2027-04-01",
        endsOn: "2028-03-31",
        previous: "p1",
        stage: "planning",
        amountYen: null,
        agreedOn: null,
        indicators: [{ name: "参加者", target: 1, unit: "人", actual: null }],
        filed: [],
        due: {},
      },
    });
  });

  it("is not opened where the sides decided to end it", () => {
    expect(nextYear(project(), review({ decision: "end" }), id)).toEqual({ kind: "ends" });
  });

  it("keeps the end of February the end of February", () => {
    const ending = (endsOn: string) => {
      const next = nextYear(project({ endsOn }), undefined, id);
      return next.kind === "opened" ? next.project.endsOn : "";
    };
    expect(ending("2028-02-29")).toBe("2029-02-28");
    expect(ending("2027-02-28")).toBe("2028-02-29");
    expect(ending("2028-02-28")).toBe("2029-02-28");
    expect(ending("2026-02-28")).toBe("2027-02-28");
  });
});
