import type { Figures, Share } from "./figures.ts";
import type { EvalRun } from "./run.ts";

/** A run as people read it: without a model and with one side by side, and what changed since the last run. */

const share = ({ count, of }: Share): string =>
  of === 0 ? "–" : `${(count / of).toFixed(3)} (${count}/${of})`;
const ratio = ({ count, of }: Share): number | null => (of === 0 ? null : count / of);

interface Line {
  readonly name: string;
  readonly show: (figures: Figures) => string;
  readonly value: (figures: Figures) => number | null;
}
const ofShare = (name: string, pick: (figures: Figures) => Share): Line => ({
  name,
  show: (figures) => share(pick(figures)),
  value: (figures) => ratio(pick(figures)),
});
const LINES: readonly Line[] = [
  ofShare("根拠・日本語 / evidence, Japanese", ({ evidenceJa }) => evidenceJa),
  ofShare("根拠・英語 / evidence, English", ({ evidenceEn }) => evidenceEn),
  ofShare("答えない判断 / abstention", ({ abstained }) => abstained),
  ofShare("引用の忠実さ / quotes word for word", ({ faithful }) => faithful),
  {
    name: "答える・答えないの見分け / answerable, F1",
    show: ({ f1 }) => (f1 === null ? "–" : f1.toFixed(3)),
    value: ({ f1 }) => f1,
  },
  { name: "時間 中央値 / time, median", show: ({ p50Ms }) => `${p50Ms} ms`, value: ({ p50Ms }) => p50Ms },
  { name: "時間 95% / time, 95 %", show: ({ p95Ms }) => `${p95Ms} ms`, value: ({ p95Ms }) => p95Ms },
];

export function renderRun(run: EvalRun, last: EvalRun | undefined): string {
  const { model } = run;
  const same = last !== undefined && last.cases.hash === run.cases.hash ? last : undefined;
  const sameModel = model && same?.model?.name === model.name ? same.model : undefined;
  const header = ["", "モデルなし / without", ...(model ? [`${model.name}`] : [])];
  const rows = LINES.map(({ name, show, value }) => [
    name,
    withChange(show(run.plain.figures), value(run.plain.figures), same && value(same.plain.figures)),
    ...(model
      ? [withChange(show(model.figures), value(model.figures), sameModel && value(sameModel.figures))]
      : []),
  ]);
  return [
    `${run.cases.count}件 / ${run.cases.count} cases, ${run.at}${run.embeddings === null ? "" : `, ${run.embeddings}`}`,
    ...aligned([header, ...rows]),
    ...(model ? modelLines(model) : []),
    ...changes(run, last, same),
  ].join("\n");
}

function modelLines(model: NonNullable<EvalRun["model"]>): string[] {
  const { input, cached, output, costMicros } = model.spent;
  const cost =
    costMicros === null
      ? "単価が設定されていないため不明（MODEL_PRICES） / not known: no price is set (MODEL_PRICES)"
      : `${(costMicros / 1_000_000).toFixed(4)}（MODEL_PRICES の通貨 / in the currency of MODEL_PRICES）`;
  const reasons = new Map<string, number>();
  for (const { because } of model.results) {
    if (because !== "") reasons.set(because, (reasons.get(because) ?? 0) + 1);
  }
  const kept = [...reasons].sort(([, one], [, other]) => other - one);
  return [
    `モデルの文章になった答え / answers written by the model: ${model.written}/${model.results.length}`,
    ...kept.map(([because, count]) => `    ${count} × ${because}`),
    `トークン / tokens: in ${input} (cached ${cached}), out ${output}`,
    `費用 / cost: ${cost}`,
  ];
}

function changes(run: EvalRun, last: EvalRun | undefined, same: EvalRun | undefined): string[] {
  if (!last) return ["前回の記録はありません。 / There is no run to compare with."];
  if (!same) {
    return [`前回（${last.at}）は別の問題集です。 / The last run (${last.at}) was over other cases.`];
  }
  const model = run.model && same.model?.name === run.model.name ? same.model : undefined;
  const told = [
    ...changed("モデルなし / without", run.plain.results, same.plain.results),
    ...(run.model && model ? changed(run.model.name, run.model.results, model.results) : []),
  ];
  return [
    `前回 / last run: ${same.at}`,
    ...(told.length > 0
      ? told
      : ["前回と正誤の変わった問題はありません。 / No case went right or wrong since."]),
  ];
}

type Right = readonly { readonly id: string; readonly right: boolean }[];
function changed(name: string, now: Right, before: Right): string[] {
  const was = new Map(before.map(({ id, right }) => [id, right]));
  const ids = (wanted: boolean): string[] =>
    now.filter(({ id, right }) => right === wanted && was.get(id) === !wanted).map(({ id }) => id);
  const line = (what: string, list: readonly string[]): string[] =>
    list.length > 0 ? [`    ${name}: ${what} ${list.join(", ")}`] : [];
  return [...line("正→誤 / now wrong:", ids(false)), ...line("誤→正 / now right:", ids(true))];
}

function withChange(shown: string, now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined) return shown;
  const by = Math.round((now - before) * 1000) / 1000;
  return by === 0 ? `${shown} =` : `${shown} ${by > 0 ? "+" : ""}${by}`;
}

/** Width of a text on a terminal: Japanese letters take two columns. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );

function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => widthOf(row[at] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}
