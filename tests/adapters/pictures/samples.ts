import { type Language, PRINCIPLE_HEADINGS } from "../../../src/domain/guideline.ts";
import type { Picture, PrincipleAnswer, RatedProject, SideRating } from "../../../src/domain/picture.ts";
import { pageWording } from "../../../src/evaluations/page/wording.ts";

/** Pictures as the bot makes them, in both languages, and crowded ones that are hard to draw. */

export interface Sample {
  readonly name: string;
  readonly language: Language;
  readonly picture: Picture;
}

const LONG =
  "令和８年度ﾁｲｷ🎉ささえあい＜見守り＞＆「子ども食堂」連携・高齢者移動支援および防災訓練を兼ねた多世代交流事業（市民提案型・継続）その２";

const rating = (outcome: number, process: number): SideRating => ({ outcome, process });

const pair = (first: string, second: string): readonly [string, string] => [first, second];

const ZONES_JA = [
  "市民が主体的かつ自立して活動する領域",
  "市民が主導し、行政が支援する領域",
  "市民と行政が協働で立案・実行する領域",
  "行政が主導し、市民参加により実行する領域",
  "行政が執行者として責任を持つ領域",
];
const ZONES_EN = [
  "citizens act on their own",
  "citizens lead, government supports",
  "planned and carried out together",
  "government leads, citizens take part",
  "government is the executor",
];

const ja = {
  spectrum: {
    title: "事業の領域",
    ends: pair("市民主体", "行政主体"),
    names: ZONES_JA,
    shared: "協働の領域",
    project: "この事業",
  },
  principles: { title: "協働の原則の確認", own: "沼津市の原則", reference: "ほかの市の原則（参考）" },
  headings: [...PRINCIPLE_HEADINGS] as string[],
  by: "9月30日",
  quadrants: { title: "評価の2軸", ...pageWording("ja").quadrants },
  projects: ["子ども食堂の運営", "防災訓練の共同実施", "高齢者の移動支援", "緑道の清掃"],
  shares: { title: "自己評価の提出状況（課別）", done: "提出済み", open: "未提出" },
  sections: ["市民協働課", "福祉総務課", "こども未来課", "防災危機管理課", "環境政策課", "観光交流課"],
};

const en: typeof ja = {
  spectrum: {
    title: "The project's zone",
    ends: pair("citizens alone", "the city alone"),
    names: ZONES_EN,
    shared: "collaboration",
    project: "This project",
  },
  principles: {
    title: "Check of the principles",
    own: "Numazu's principles",
    reference: "Other cities' principles (reference)",
  },
  headings: [
    "Shared purpose",
    "Equal footing",
    "Respect for the partner's autonomy",
    "Independence",
    "Own decisions, own responsibility",
    "Division of roles",
    "Mutual understanding and trust",
    "Sharing and publishing information",
    "Fairness",
    "Evaluation and decision to continue",
  ],
  by: "30 September",
  quadrants: { title: "Evaluation on two axes", ...pageWording("en").quadrants },
  projects: ["Children's café", "Joint disaster drill", "Rides for the elderly", "Cleaning the green path"],
  shares: { title: "Self-evaluations handed in, by section", done: "handed in", open: "open" },
  sections: [
    "Civic Collaboration",
    "Welfare",
    "Children and Future",
    "Disaster and Crisis Management",
    "Environment",
    "Tourism",
  ],
};

const answers = (by: string): readonly PrincipleAnswer[] => [
  { is: "yes" },
  { is: "yes" },
  { is: "notYet", by },
  { is: "no" },
  { is: "notApplicable" },
  { is: "yes" },
  { is: "unsure" },
  { is: "notYet", by },
  { is: "yes" },
  { is: "no" },
];

const rows = (labels: readonly string[], by: string) =>
  labels.map((label, at) => ({ label, answer: answers(by)[at % 10] ?? { is: "unsure" as const } }));

const ratings: readonly Omit<RatedProject, "label">[] = [
  { city: rating(3.6, 3.2), partner: rating(3.1, 2.2) },
  { city: rating(2.2, 3.4), partner: rating(2.2, 3.4) },
  { city: rating(3.5, 1.8) },
  { city: rating(1.4, 1.6), partner: rating(2, 2.75) },
];

const COUNTS: readonly (readonly [number, number])[] = [
  [8, 8],
  [5, 12],
  [0, 3],
  [7, 9],
  [0, 0],
  [1, 40],
];

function inLanguage(words: typeof ja, language: Language): readonly Sample[] {
  const of = (name: string, picture: Picture): Sample => ({ name: `${name}-${language}`, language, picture });
  return [
    of("spectrum", { kind: "spectrum", ...words.spectrum, zones: [3] }),
    of("spectrum-open", { kind: "spectrum", ...words.spectrum, zones: [2, 3, 4] }),
    of("spectrum-unnamed", {
      kind: "spectrum",
      ...words.spectrum,
      names: ["", "", "", "", ""],
      zones: [5],
    }),
    of("principles", {
      kind: "principles",
      title: words.principles.title,
      own: { label: words.principles.own, rows: rows(words.headings.slice(0, 6), words.by) },
      reference: { label: words.principles.reference, rows: rows(words.headings.slice(6), words.by) },
    }),
    of("quadrants", {
      kind: "quadrants",
      ...words.quadrants,
      projects: words.projects.map((label, at) => ({ label, ...ratings[at] })),
    }),
    of("shares", {
      kind: "shares",
      ...words.shares,
      rows: words.sections.map((label, at) => {
        const [done, total] = COUNTS[at] ?? [0, 0];
        return { label, done, total };
      }),
    }),
  ];
}

const japanese = (name: string, picture: Picture): Sample => ({ name, language: "ja", picture });

const CROWDED: readonly Sample[] = [
  japanese("long-spectrum", {
    kind: "spectrum",
    title: LONG,
    ends: [LONG, LONG],
    names: [LONG, LONG, LONG, LONG, LONG],
    shared: LONG,
    project: LONG,
    zones: [1],
  }),
  japanese("long-principles", {
    kind: "principles",
    title: LONG,
    own: { label: LONG, rows: rows(Array<string>(6).fill(LONG), LONG) },
    reference: { label: LONG, rows: rows(Array<string>(6).fill(LONG), LONG) },
  }),
  japanese("crowded-quadrants", {
    kind: "quadrants",
    ...ja.quadrants,
    projects: Array.from({ length: 12 }, (_, at) => ({
      label: at % 3 === 0 ? LONG : `${ja.projects[at % 4]} ${at + 1}`,
      city: at < 7 ? rating(3, 3) : rating(4, 4),
      partner: at < 4 ? rating(3, 2) : at < 8 ? rating(3.1, 3.05) : rating(1 + (at % 4), 4),
    })),
  }),
  japanese("forty-shares", {
    kind: "shares",
    ...ja.shares,
    rows: Array.from({ length: 40 }, (_, at) => ({
      label: at % 9 === 0 ? LONG : `${ja.sections[at % 6]} ${at + 1}`,
      done: (at * 5) % 13,
      total: 13,
    })),
  }),
];

export const SAMPLES: readonly Sample[] = [...inLanguage(ja, "ja"), ...inLanguage(en, "en"), ...CROWDED];
