import type { Evaluation, Rating, RatingValue } from "../../src/domain/evaluation.ts";
import type { MutualReview } from "../../src/domain/mutual-review.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Project } from "../../src/domain/project.ts";
import { evaluationId, personId, projectId, sectionId } from "../../src/domain/record-ids.ts";

/** A project of the parks section with a neighbourhood association, and what belongs to it. */

export const PARKS = { id: sectionId("parks"), name: "公園緑地課" };
export const WELFARE = { id: sectionId("welfare"), name: "福祉課" };

export const person = (name: string, change: Partial<Person> = {}): Person => ({
  id: personId(name),
  name,
  section: PARKS.id,
  role: "member",
  leftOn: null,
  ...change,
});

export const owner = person("sato");
export const colleague = person("suzuki");
export const head = person("takahashi", { role: "head" });
export const collaboration = person("tanaka", { role: "collaboration", section: sectionId("kyodo") });
export const stranger = person("ito", { section: WELFARE.id });

export const project = (change: Partial<Project> = {}): Project => ({
  id: projectId("p1"),
  fiscalYear: 2026,
  name: "花壇の里親",
  section: PARKS.id,
  owner: owner.id,
  partner: { name: "本町自治会", kind: "neighbourhood", registered: null },
  startsOn: "2026-04-01",
  endsOn: "2027-03-31",
  zone: {
    zones: [2, 3],
    answers: { cityOnly: "no", participation: "B", responsible: "unsure" },
    guideline: "numazu",
    edition: "平成20年3月",
  },
  mainForm: "アダプト制度",
  additionalForms: ["事業協力・協定"],
  amountYen: 120_000,
  agreedOn: "2026-04-01",
  purpose: "公園の花壇を地域で育て、利用者を増やす",
  indicators: [
    { name: "参加者", target: 200, unit: "人", actual: null },
    { name: "花壇の面積", target: 12.5, unit: "m2", actual: null },
  ],
  previous: null,
  stage: "planning",
  filed: [],
  due: { midterm: "2026-09-30", citySelf: "2027-03-25", partnerSelf: "2027-04-30", mutual: "2027-05-31" },
  version: 1,
  ...change,
});

export const rating = (value: RatingValue, reason: string | null = null): Rating => ({ value, reason });

export const evaluation = (change: Partial<Evaluation> = {}): Evaluation => ({
  id: evaluationId("e1"),
  project: projectId("p1"),
  time: "after",
  side: "city",
  writer: "佐藤",
  method: "self",
  enteredBy: owner.id,
  writtenOn: "2027-03-20",
  outcome: { goal: rating(4), quality: rating(3) },
  principles: { 目的の共有: rating(3), 対等: rating(2, "会議の進行が市に偏った") },
  betterTogether: rating(4),
  check: {
    goal: { answer: "yes", reason: null },
    principles: { answer: "partly", reason: "情報の公開が遅れた" },
    form: { answer: "yes", reason: null },
    partner: { answer: "yes", reason: null },
  },
  version: 1,
  ...change,
});

export const partnerEvaluation = (change: Partial<Evaluation> = {}): Evaluation =>
  evaluation({
    id: evaluationId("e2"),
    side: "partner",
    writer: "本町自治会長",
    method: "hearing",
    outcome: { goal: rating(2, "雨で集まらなかった"), quality: rating(3) },
    ...change,
  });

export const review = (change: Partial<MutualReview> = {}): MutualReview => ({
  project: projectId("p1"),
  time: "after",
  heldOn: "2027-05-10",
  participants: ["佐藤", "本町自治会長"],
  comments: { "outcome.goal": "市は面積、自治会は参加者を見ていた" },
  decision: "continue",
  handOns: [{ what: "水やりの当番を決める", who: "本町自治会", when: "4月の打合せまで" }],
  publication: { text: "花壇の里親は200人が参加しました。", on: "2027-06-01" },
  version: 1,
  ...change,
});
