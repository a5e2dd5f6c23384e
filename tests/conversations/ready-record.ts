import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { FORMS } from "../../src/domain/guideline.ts";
import { DECISIONS } from "../../src/domain/mutual-review.ts";
import { PARTNER_KINDS } from "../../src/domain/partner.ts";
import { type Filing, type Project, STAGES, type Stage, sidesNeeded } from "../../src/domain/project.ts";
import { evaluationId, type PartnerId, partnerId, projectId } from "../../src/domain/record-ids.ts";
import { DUE_RULES } from "../../src/evaluations/due.ts";
import { withDue } from "../../src/evaluations/due-days.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import { evaluation, partnerEvaluation, project, rating, review } from "../evaluations/samples.ts";
import { idOf, PARKS, WELFARE } from "./city.ts";

/**
 * Records and groups that stand in the store before a script begins.
 *
 *   記録: <stage> 名前=… 形態=… 担当=佐藤 提出=市 判断=end     all but the stage may be left out
 *   団体: name|kind|fields, by commas|area|contact
 */

const BEFORE_EVALUATION: readonly Stage[] = ["planning", "running", "awaiting", "exempt"];
const BEFORE_REVIEW: readonly Stage[] = [...BEFORE_EVALUATION, "selfEvaluated"];

const oneOf = <T extends string>(known: readonly T[], word: string): T => {
  const found = known.find((each) => each === word);
  if (found === undefined) throw new Error(`${word} is none of ${known.join(", ")}`);
  return found;
};

const ALL_WELL = {
  goal: { answer: "yes", reason: null },
  principles: { answer: "yes", reason: null },
  form: { answer: "yes", reason: null },
  partner: { answer: "yes", reason: null },
} as const;

/** The partner of every ready record: registered where a group of the script has this name. */
export const PARTNER = "NPO法人みずべ";

/** The changes that put one record into the store, with the evaluations and the review that its stage needs. */
export function readyRecord(line: string, id: string, registered: PartnerId | null): readonly RecordChange[] {
  const [stageWord = "", ...pairs] = line.split(/\s+/u);
  const stage = oneOf(STAGES, stageWord);
  const given = new Map(pairs.map((pair) => pair.split("=")).map(([key = "", value = ""]) => [key, value]));
  const mine = given.get("担当") !== "佐藤";
  const owner = idOf(mine ? "me" : "other");
  const mainForm = oneOf(FORMS, given.get("形態") ?? "補助・助成");
  const sides = BEFORE_EVALUATION.includes(stage)
    ? (given.get("提出") ?? "") === "市"
      ? (["city"] as const)
      : []
    : sidesNeeded({ mainForm });
  const bare: Project = project({
    id: projectId(id),
    name: given.get("名前") ?? "湖畔の清掃",
    section: mine ? PARKS.id : WELFARE.id,
    owner,
    partner: { name: PARTNER, kind: "nonProfit", registered },
    zone: { zones: [2], answers: {}, guideline: "kasumigaura", edition: null },
    startsOn: "2026-04-01",
    endsOn: "2026-10-31",
    mainForm,
    additionalForms: [],
    purpose: "岸のごみを減らす",
    stage: BEFORE_EVALUATION.includes(stage) ? stage : "awaiting",
    filed: [],
    version: 0,
  });
  const first = withDue(bare, DUE_RULES, isHoliday);
  const by = { by: owner, reason: null };
  const filed = sides.map((side): Filing => `after.${side}`);
  const last: Project = { ...first, stage, filed, version: 1 };
  const common = { project: first.id, enteredBy: owner, check: ALL_WELL, version: 0 };
  const evaluations = sides.map((side) =>
    side === "city"
      ? evaluation({ ...common, id: evaluationId(`${id}-city`), writer: "山田", writtenOn: "2026-11-10" })
      : partnerEvaluation({
          ...common,
          id: evaluationId(`${id}-partner`),
          writer: "みずべ 会長",
          writtenOn: "2026-11-12",
          principles: { 目的の共有: rating(3), 対等: rating(3) },
        }),
  );
  const reviews = BEFORE_REVIEW.includes(stage)
    ? []
    : [
        review({
          project: first.id,
          heldOn: "2026-11-20",
          participants: ["山田", "みずべ 会長"],
          comments: { "outcome.goal": "雨天の代替日を決めておく" },
          decision: oneOf(DECISIONS, given.get("判断") ?? "continue"),
          handOns: [{ what: "雨天の代替日を決める", who: "環境課", when: "4月の打合せまで" }],
          version: 0,
        }),
      ];
  return [
    { kind: "saveProject", project: first, ...by },
    ...evaluations.map((each): RecordChange => ({ kind: "saveEvaluation", evaluation: each, ...by })),
    ...reviews.map((each): RecordChange => ({ kind: "saveReview", review: each, ...by })),
    ...(filed.length > 0 ? [{ kind: "saveProject", project: last, ...by } as const] : []),
  ];
}

/** The change that registers one group. */
export function readyGroup(line: string, id: string): RecordChange {
  const [name = "", kind = "", fields = "", area = "", contact = ""] = line.split("|");
  const partner = {
    id: partnerId(id),
    name,
    kind: oneOf(PARTNER_KINDS, kind),
    fields: fields.split("、"),
    area,
  };
  return { kind: "savePartner", partner, contact, by: idOf("collaboration"), reason: null };
}
