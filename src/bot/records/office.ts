import { REASONED_ACTS } from "../../dialogs/act.ts";
import type { Answers, DialogName } from "../../dialogs/dialog.ts";
import { gapsAnswer } from "../../dialogs/review.ts";
import { ACT_WORDING } from "../../dialogs/wording/act.ts";
import { evaluationWording } from "../../dialogs/wording/evaluation.ts";
import { text, warning } from "../../domain/message.ts";
import { gapsBetween, wideGaps } from "../../domain/mutual-review.ts";
import { SIDES, type Side } from "../../domain/project.ts";
import { projectId } from "../../domain/record-ids.ts";
import { DUE_RULES } from "../../evaluations/due.ts";
import { withDue } from "../../evaluations/due-days.ts";
import { nextYear } from "../../evaluations/next-year.ts";
import { act } from "../../evaluations/record-acts.ts";
import { viewRecord } from "../../evaluations/record-view.ts";
import { mayDo, sightOf } from "../../evaluations/rights.ts";
import type { WholeRecord } from "../../ports/records.ts";
import { menuPart } from "../menu.ts";
import { isLocked } from "./file-edit.ts";
import { finalEvaluations } from "./file-review.ts";
import { lineChoice, similarRecords } from "./lists.ts";
import { recordPage } from "./page.ts";
import { actChoices, evaluateLabel, isIn, PLAIN_ACTS, sidesOpen, timeNow } from "./page-actions.ts";
import { asOfToday, type RecordReply, type RecordScene, said, wordsOf } from "./scene.ts";

/** What a person asks of the records, by a command or a pressed choice. */

/** A dialog that is to begin, with what no step of it asks. */
export interface RecordDialog {
  readonly kind: "dialog";
  readonly dialog: Extract<DialogName, "evaluation" | "review" | "act" | "edit">;
  readonly given: Answers;
  /** Which record it is about, and what of it. */
  readonly about: string;
}
export type OfficeReply = ({ readonly kind: "reply" } & RecordReply) | RecordDialog;

const reply = (answer: RecordReply): OfficeReply => ({ kind: "reply", ...answer });
/** How many records are looked through for those that can be evaluated now. */
const LOOKED_THROUGH = 20;

/** A pressed or picked choice; undefined where it is none of the records'. */
export async function chosen(value: string, scene: RecordScene): Promise<OfficeReply | undefined> {
  const [verb = "", id = ""] = value.split(/:(.*)/s);
  const [kind, detail = ""] = verb.split(".");
  if (
    !["record", "evaluate", "review", "plain", "reasoned", "nextYear", "edit", "similar"].includes(kind ?? "")
  ) {
    return undefined;
  }
  const stored = await scene.records.projects.find(projectId(id));
  if (!stored || viewRecord(scene.person, stored).kind === "refused") {
    return reply(said(warning(wordsOf(scene).notSeen)));
  }
  const record = asOfToday(stored, scene.guide.today);
  switch (kind) {
    case "record":
      return reply(await recordPage(stored, scene));
    case "similar":
      return reply(await similarRecords(stored, "", scene));
    case "evaluate":
      return evaluate(record, SIDES.find((side) => side === detail) ?? "city", scene);
    case "review":
      return review(record, scene);
    case "plain":
      return reply(plainAct(record, detail, scene));
    case "edit":
      return edit(record, scene);
    case "nextYear":
      return reply(await openNextYear(record, scene));
    default:
      return reasoned(record, detail, scene);
  }
}

const refused = (scene: RecordScene): OfficeReply => reply(said(warning(wordsOf(scene).refused)));

function evaluate(record: WholeRecord, side: Side, scene: RecordScene): OfficeReply {
  if (!sidesOpen(record, scene).includes(side)) return refused(scene);
  const { project } = record;
  const words = evaluationWording(scene.language);
  const time = timeNow(record, scene.guide.today);
  return {
    kind: "dialog",
    dialog: "evaluation",
    about: words.about(project.name, words.sides[side], words.times[time]),
    given: {
      project: project.id,
      projectName: project.name,
      side,
      time,
      writtenOn: scene.guide.today,
      ...(side === "city" ? { writer: scene.person.name } : {}),
    },
  };
}

function review(record: WholeRecord, scene: RecordScene): OfficeReply {
  const sides = finalEvaluations(record);
  const { project } = record;
  if (!sides || !mayDo(scene.person, "review", project)) return refused(scene);
  const gaps = gapsAnswer(wideGaps(gapsBetween(sides.city, sides.partner)));
  return {
    kind: "dialog",
    dialog: "review",
    about: evaluationWording(scene.language).reviewed(project.name),
    given: { project: project.id, projectName: project.name, gaps },
  };
}

function reasoned(record: WholeRecord, detail: string, scene: RecordScene): OfficeReply {
  const wanted = REASONED_ACTS.find((each) => each === detail);
  const { project } = record;
  if (!wanted || !mayDo(scene.person, wanted, project)) return refused(scene);
  const given = {
    project: project.id,
    projectName: project.name,
    act: wanted,
    tasks: Object.keys(project.due).join(","),
  };
  const about = `${ACT_WORDING[wanted][scene.language]}: ${project.name}`;
  return { kind: "dialog", dialog: "act", given, about };
}

function edit({ project }: WholeRecord, scene: RecordScene): OfficeReply {
  const locked = isLocked(project);
  if (!mayDo(scene.person, locked ? "correct" : "edit", project)) return refused(scene);
  const given = { project: project.id, projectName: project.name, locked: locked ? "yes" : "no" };
  const about = `${wordsOf(scene).actions.edit}: ${project.name}`;
  return { kind: "dialog", dialog: "edit", given, about };
}

function plainAct(record: WholeRecord, detail: string, scene: RecordScene): RecordReply {
  const words = wordsOf(scene);
  const wanted = PLAIN_ACTS.find((each) => each === detail);
  if (!wanted) return said(warning(words.refused));
  const acted = act(scene.person, record, { act: wanted });
  if (acted.kind === "refused") return said(warning(words.refusals[acted.because]));
  const changed = acted.changes.find((change) => change.kind === "saveProject");
  const project = changed?.kind === "saveProject" ? changed.project : record.project;
  const menu = actChoices({ ...record, project }, scene);
  return {
    parts: [text(words.acted(project.name, words.stages[project.stage])), menuPart(menu)],
    changes: acted.changes,
    menu,
  };
}

async function openNextYear(record: WholeRecord, scene: RecordScene): Promise<RecordReply> {
  const words = wordsOf(scene);
  if (!mayDo(scene.person, "openNextYear", record.project)) return said(warning(words.refused));
  const last = record.reviews.find(({ time }) => time === "after");
  // The id follows from the record's own: opening next year's twice makes one.
  const id = projectId(`${record.project.id}+1`);
  const opened = nextYear(record.project, last, id);
  if (opened.kind === "ends") return said(warning(words.ends(record.project.name)));
  const { fiscalYear, section, name } = opened.project;
  // One that was changed since, or was planned anew, is next year's record all the same.
  const there = await scene.records.projects.findByKey({ fiscalYear, section, name });
  if (there !== undefined || (await scene.records.projects.find(id))) {
    return said(text(words.nextYearOpen(record.project.name)));
  }
  const project = withDue({ ...opened.project, version: 0 }, DUE_RULES, scene.isHoliday);
  const handOns = opened.handOns.map(({ what, who, when }) => words.page.handOn(what, who, when));
  return {
    parts: [
      text(words.nextYear(project.name)),
      ...(handOns.length > 0 ? [{ kind: "list", items: handOns } as const] : []),
    ],
    changes: [{ kind: "saveProject", project, by: scene.person.id, reason: null }],
    menu: [],
  };
}

/** 「評価」: the record to evaluate, or the choice of those that can be evaluated now. */
export async function toEvaluate(scene: RecordScene): Promise<OfficeReply> {
  const words = wordsOf(scene);
  const { records, person } = scene;
  const lines = await records.projects.list(
    { seenBy: sightOf(person), owner: person.id, open: true },
    "due",
    { limit: LOOKED_THROUGH, offset: 0 },
  );
  const open: { readonly record: WholeRecord; readonly side: Side; readonly line: (typeof lines)[number] }[] =
    [];
  for (const line of lines) {
    const stored = await records.projects.find(line.id);
    const record = stored && asOfToday(stored, scene.guide.today);
    if (!record) continue;
    const sides = sidesOpen(record, scene);
    const missing = sides.filter((each) => !isIn(record, each, scene.guide.today));
    // Sent back: both are in, and to be made anew.
    const again = record.project.stage === "awaiting" ? sides : [];
    const wanted = missing.length > 0 ? missing.slice(0, 1) : again;
    open.push(...wanted.map((side) => ({ record, side, line })));
  }
  const [only] = open;
  if (!only) return reply(said(text(words.nothingToEvaluate)));
  if (open.length === 1) return evaluate(only.record, only.side, scene);
  const menu = open.map(({ record, line, side }) => ({
    value: `evaluate.${side}:${line.id}`,
    label: `${lineChoice(line, scene).label} ─ ${evaluateLabel(record, side, scene)}`,
  }));
  return reply({
    parts: [{ kind: "text", text: words.whichToEvaluate, tone: "heading" }, menuPart(menu)],
    changes: [],
    menu,
  });
}
