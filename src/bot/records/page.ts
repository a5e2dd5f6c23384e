import { formLabel } from "../../dialogs/form-parts.ts";
import { ratingLabel } from "../../dialogs/review.ts";
import { TASK_WORDING } from "../../dialogs/wording/act.ts";
import {
  CHECK_OPTIONS,
  CHECK_WORDING,
  DECISION_OPTIONS,
  evaluationWording,
  itemLabel,
} from "../../dialogs/wording/evaluation.ts";
import { zoneMark } from "../../dialogs/zone-result.ts";
import { CHECK_ITEMS, type Evaluation, ratingsOf } from "../../domain/evaluation.ts";
import { showDate } from "../../domain/japanese-date.ts";
import { type Part, text, warning } from "../../domain/message.ts";
import { gapsBetween } from "../../domain/mutual-review.ts";
import type { Picture } from "../../domain/picture.ts";
import { altText } from "../../domain/picture-alt.ts";
import { DUE_TASKS, type Project, SIDES, sidesNeeded } from "../../domain/project.ts";
import { positionOf } from "../../domain/quadrant.ts";
import { type RecordView, viewRecord } from "../../evaluations/record-view.ts";
import type { WholeRecord } from "../../ports/records.ts";
import { menuPart } from "../menu.ts";
import { actChoices } from "./page-actions.ts";
import { asOfToday, type RecordReply, type RecordScene, said, wordsOf } from "./scene.ts";

/** A record's page as a message: what this person may see of it, and what this person may do with it now. */

type Seen = Extract<RecordView, { kind: "seen" }>;

export async function recordPage(stored: WholeRecord | undefined, scene: RecordScene): Promise<RecordReply> {
  const record = stored && asOfToday(stored, scene.guide.today);
  const view = viewRecord(scene.person, record);
  if (view.kind === "refused" || !record) return said(warning(wordsOf(scene).notSeen));
  const menu = actChoices(record, scene);
  const parts = [
    ...(await fieldParts(view.project, scene)),
    ...EVALUATED.flatMap((time) => evaluationParts(view, time, scene)),
    ...reviewParts(view, scene),
    ...(menu.length > 0 ? [menuPart(menu)] : []),
  ];
  return { parts, changes: [], menu };
}

async function fieldParts(project: Project, scene: RecordScene): Promise<readonly Part[]> {
  const words = wordsOf(scene);
  const { page } = words;
  const { language, records } = scene;
  const sections = await records.people.sections();
  const owner = project.owner === null ? undefined : await records.people.find(project.owner);
  const day = (iso: string): string => showDate(iso, language);
  const number = (value: number): string => value.toLocaleString("ja-JP");
  const due = DUE_TASKS.flatMap((task) => {
    const on = project.due[task];
    return on === undefined ? [] : [`${TASK_WORDING[task][language]} ${day(on)}`];
  });
  const rows: readonly (readonly [string, string])[] = [
    [page.stage, words.stages[project.stage]],
    [page.fiscalYear, String(project.fiscalYear)],
    [page.section, sections.find(({ id }) => id === project.section)?.name ?? page.unknown],
    [page.owner, owner?.name ?? page.nobody],
    [page.partner, page.withKind(project.partner.name, words.kinds[project.partner.kind])],
    [page.term, `${day(project.startsOn)} ― ${day(project.endsOn)}`],
    [page.zone, project.zone?.zones.map(zoneMark).join("・") ?? page.unknown],
    [
      page.form,
      [project.mainForm, ...project.additionalForms]
        .map((form) => formLabel(form, scene.guide, language))
        .join(page.separator),
    ],
    [page.amount, project.amountYen === null ? page.unknown : page.yen(number(project.amountYen))],
    [page.purpose, project.purpose],
    ...project.indicators.map(({ name, target, unit, actual }): [string, string] => [
      page.indicator,
      page.target(
        name,
        `${number(target)}${unit}`,
        actual === null ? page.unknown : `${number(actual)}${unit}`,
      ),
    ]),
    [page.due, due.length > 0 ? due.join(page.separator) : page.unknown],
  ];
  return [
    { kind: "text", text: project.name, tone: "heading" },
    { kind: "table", columns: page.columns, rows },
  ];
}

const EVALUATED = ["midterm", "after"] as const;

/** Both sides' evaluations beside one another, as far as they may be seen; with the two-axis plot where they are final. */
function evaluationParts(
  { project, evaluations }: Seen,
  time: (typeof EVALUATED)[number],
  scene: RecordScene,
): readonly Part[] {
  const words = wordsOf(scene);
  const { page } = words;
  const { language } = scene;
  const made = evaluations.filter((each) => timeOf(each) === time);
  if (made.length === 0) return [];
  const open = SIDES.map((side) =>
    made
      .flatMap((each) => (each.kind === "open" && each.evaluation.side === side ? [each.evaluation] : []))
      .at(0),
  );
  const [city, partner] = open;
  const status = SIDES.map((side, at) => {
    if (open[at]) return "";
    const hidden = made.some((each) => each.kind === "hidden" && each.side === side);
    return hidden ? page.hidden : sidesNeeded(project).includes(side) ? page.missing : page.unknown;
  });
  const cell = (evaluation: Evaluation | undefined, at: number, item: string): string => {
    if (!evaluation) return status[at] ?? "";
    const rating = [...ratingsOf(evaluation)].find(([key]) => key === item)?.[1];
    return rating ? ratingLabel(rating.value, language) : page.unknown;
  };
  const items = [...new Set([city, partner].flatMap((each) => (each ? [...ratingsOf(each).keys()] : [])))];
  const checks = CHECK_ITEMS.map((item) => [
    CHECK_WORDING[item].label[language],
    ...[city, partner].map((each, at) => {
      const answer = each?.check[item].answer;
      const label = CHECK_OPTIONS.find(({ value }) => value === answer)?.label[language];
      return label ?? status[at] ?? "";
    }),
  ]);
  return [
    { kind: "text", text: page.evaluations[time], tone: "heading" },
    {
      kind: "table",
      columns: page.evaluationColumns,
      rows:
        items.length === 0
          ? [[project.name, ...status]]
          : [
              ...items.map((item) => [
                itemLabel(item, language),
                cell(city, 0, item),
                cell(partner, 1, item),
              ]),
              ...checks,
            ],
    },
    ...(city && partner ? gapParts(city, partner, scene) : []),
    ...(time === "after" && (city || partner) ? [plot(project.name, city, partner, scene)] : []),
  ];
}

const timeOf = (each: Seen["evaluations"][number]) =>
  each.kind === "open" ? each.evaluation.time : each.time;

function gapParts(city: Evaluation, partner: Evaluation, scene: RecordScene): readonly Part[] {
  const { page } = wordsOf(scene);
  const { language } = scene;
  const items = gapsBetween(city, partner).map((gap) =>
    page.gap(
      itemLabel(gap.item, language),
      ratingLabel(gap.city, language),
      ratingLabel(gap.partner, language),
    ),
  );
  return items.length === 0
    ? []
    : [
        { kind: "text", text: page.gaps, tone: "heading" },
        { kind: "list", items },
      ];
}

function plot(
  label: string,
  city: Evaluation | undefined,
  partner: Evaluation | undefined,
  scene: RecordScene,
): Part {
  const { page } = wordsOf(scene);
  const words = evaluationWording(scene.language);
  const place = (evaluation: Evaluation | undefined) => {
    const position = evaluation && positionOf(evaluation);
    return position?.outcome == null || position.process == null
      ? undefined
      : { outcome: position.outcome, process: position.process };
  };
  const picture: Picture = {
    kind: "quadrants",
    title: page.plot,
    axes: { outcome: words.outcomeAxis, process: words.processAxis },
    sides: words.sides,
    quarters: page.quarters,
    projects: [{ label, city: place(city), partner: place(partner) }],
  };
  return { kind: "picture", picture, alt: altText(picture, scene.language) };
}

function reviewParts({ reviews }: Seen, scene: RecordScene): readonly Part[] {
  const { page } = wordsOf(scene);
  const { language } = scene;
  return reviews.flatMap((review): readonly Part[] => {
    const decision = DECISION_OPTIONS.find(({ value }) => value === review.decision)?.label[language] ?? "";
    const items = review.handOns.map(({ what, who, when }) => page.handOn(what, who, when));
    return [
      text(page.review(showDate(review.heldOn, language), decision)),
      ...(items.length > 0 ? [{ kind: "list", items } as const] : []),
    ];
  });
}
