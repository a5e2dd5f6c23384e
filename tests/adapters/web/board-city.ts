import type { Evaluation, RatingValue } from "../../../src/domain/evaluation.ts";
import type { FormName, ZoneNumber } from "../../../src/domain/guideline.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Filing, Project, Stage } from "../../../src/domain/project.ts";
import { evaluationId, projectId } from "../../../src/domain/record-ids.ts";
import type { Feedback, KeptAnswer } from "../../../src/ports/answer-log.ts";
import type { RecordChange } from "../../../src/ports/records.ts";
import type { Store } from "../../../src/ports/store.ts";
import {
  collaboration,
  colleague,
  evaluation,
  head,
  owner,
  PARKS,
  partnerEvaluation,
  project,
  rating,
  stranger,
  WELFARE,
} from "../../evaluations/samples.ts";

/** A city on 25 November 2026: two sections, records in every stage, questions and opinions. */

export const TENANT = "numazu";
export const TODAY = new Date("2026-11-25T03:00:00Z");
export const PEOPLE = { owner, colleague, head, collaboration, stranger } as const;
const KYODO = { id: collaboration.section ?? PARKS.id, name: "市民協働課" };
const by = { by: collaboration.id, reason: null };

const rate = (value: number): RatingValue => (value >= 4 ? 4 : value >= 3 ? 3 : value >= 2 ? 2 : 1);
const NAMES = [
  "花壇の里親",
  "川の清掃",
  "見守り訪問",
  "こども食堂",
  "防災訓練",
  "市民カレッジ",
  "空き家の活用",
  "外国人相談",
  "里山の手入れ",
  "商店街の灯り",
];
const STAGES: readonly Stage[] = [
  "running",
  "awaiting",
  "selfEvaluated",
  "headConfirmation",
  "settled",
  "published",
];
const FORMS: readonly FormName[] = ["アダプト制度", "委託", "補助・助成", "共催"];
const ZONES: readonly ZoneNumber[] = [2, 3, 4];
const isIn = (stage: Stage): boolean => !["running", "awaiting"].includes(stage);

function projectAt(at: number): Project {
  const stage = STAGES[at % STAGES.length] ?? "running";
  const filed: readonly Filing[] = isIn(stage) ? ["after.city", "after.partner"] : [];
  const zone = ZONES[at % ZONES.length] ?? 3;
  return project({
    id: projectId(`r${at}`),
    name: `${NAMES[at % NAMES.length]}${Math.floor(at / NAMES.length) + 1}`,
    section: at % 3 === 2 ? WELFARE.id : PARKS.id,
    owner: at % 7 === 6 ? null : at % 3 === 2 ? stranger.id : owner.id,
    stage,
    filed,
    mainForm: FORMS[at % FORMS.length] ?? "委託",
    additionalForms: [],
    zone: { zones: [zone], answers: { cityOnly: "no" }, guideline: "numazu", edition: null },
    due:
      at % 2 === 0
        ? { midterm: "2026-09-30", citySelf: "2026-10-30", partnerSelf: "2026-11-10", mutual: "2026-11-20" }
        : { midterm: "2026-12-01", citySelf: "2027-03-25", partnerSelf: "2027-04-30", mutual: "2027-05-31" },
    version: 0,
  });
}

function evaluationsOf({ id, stage }: Project, at: number): readonly Evaluation[] {
  if (!isIn(stage)) return [];
  const shared = { project: id, version: 0 };
  const values = { outcome: rate(1 + (at % 4)), process: rate(4 - (at % 3)) };
  const why = "理由";
  return [
    evaluation({
      ...shared,
      id: evaluationId(`${id}-c`),
      outcome: { goal: rating(values.outcome, why), quality: rating(3) },
      principles: { 対等: rating(values.process, why) },
    }),
    partnerEvaluation({
      ...shared,
      id: evaluationId(`${id}-p`),
      outcome: { goal: rating(rate(5 - Number(values.outcome)), why), quality: rating(2, why) },
    }),
  ];
}

/** Writes the city into a store; `user` of each person on the web is `user:<id>`. */
export async function foundCity(store: Store, count = 90): Promise<void> {
  const people: readonly Person[] = Object.values(PEOPLE);
  const changes: RecordChange[] = [
    ...[PARKS, WELFARE, KYODO].map((section): RecordChange => ({ kind: "saveSection", section, ...by })),
    ...people.map((person): RecordChange => ({ kind: "savePerson", person, ...by })),
    ...people.map(
      (person): RecordChange => ({
        kind: "linkIdentity",
        identity: { platform: "web", user: `user:${person.id}` },
        person: person.id,
        ...by,
      }),
    ),
  ];
  for (let at = 0; at < count; at++) {
    const made = projectAt(at);
    // Some are settled already: what is added to them needs a reason.
    changes.push({ kind: "saveProject", project: made, ...by });
    for (const one of evaluationsOf(made, at))
      changes.push({ kind: "saveEvaluation", evaluation: one, ...by, reason: "取込" });
  }
  await store.changeRecords(TENANT, changes, TODAY);
  await hear(store);
}

const party = { tenant: TENANT, place: { platform: "slack", key: "C1" }, person: "secret-person" };
const answerAt = (at: number, change: Partial<KeptAnswer>): KeptAnswer => ({
  id: `a${at}`,
  party,
  at: new Date(TODAY.getTime() - at * 3_600_000).toISOString(),
  question: `質問${at}`,
  language: "ja",
  kind: "answered",
  text: `答え${at}`,
  citations: [],
  made: {},
  ...change,
});

async function hear(store: Store): Promise<void> {
  const answers = [
    ...Array.from({ length: 25 }, (_, at) => answerAt(at, { kind: "notFound" })),
    answerAt(30, { kind: "notFound", question: "<script>alert(1)</script>" }),
    answerAt(31, { text: "協働とは、力を合わせることです。" }),
    answerAt(32, {}),
  ];
  const feedback: readonly Feedback[] = [
    { answer: "a31", person: "secret-person", helpful: true, reason: "", at: TODAY.toISOString() },
    {
      answer: "a32",
      person: "secret-person",
      helpful: false,
      reason: "<b>古い</b>",
      at: TODAY.toISOString(),
    },
  ];
  await store.turn({ id: "heard", party, at: TODAY }, async () => ({
    conversation: null,
    dialogs: [],
    replies: [],
    answers,
    feedback,
  }));
}

/** Two channels that hear digests. */
export async function boardWithDigests(store: Store): Promise<void> {
  const channels = [
    { section: null, place: { platform: "slack", key: "C9" } },
    { section: PARKS.id, place: { platform: "slack", key: "C8" } },
  ];
  await store.turn({ id: "channels", party, at: TODAY }, async () => ({
    conversation: null,
    dialogs: [],
    replies: [],
    digests: channels.map((channel) => ({ kind: "channel", ...channel, language: "ja" }) as const),
  }));
}
