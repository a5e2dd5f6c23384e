import type { Language } from "../../domain/guideline.ts";
import type { DueTask } from "../../domain/project.ts";

/** What the handover sheet says. */

const ja = {
  title: (from: string, to: string) => `引継ぎ書 ${from}から${to}へ`,
  mark: "庁内用・連絡先を含みます",
  made: (day: string) => `作成日: ${day}`,
  reason: (reason: string) => `引継ぎの理由: ${reason}`,
  counts: (records: number) => `終わっていない記録${records}件を引き継ぎます。`,
  due: "期限のあるもの",
  dueColumns: ["期限", "すること", "事業名"],
  overdue: (day: string) => `${day}（期限切れ）`,
  noneDue: "期限のあるものはありません。",
  list: "引き継ぐ事業",
  listColumns: ["事業名", "年度", "相手方", "形態", "段階"],
  project: (name: string) => `「${name}」`,
  purpose: (text: string) => `目的: ${text}`,
  period: (from: string, to: string) => `期間: ${from}から${to}まで`,
  amount: (yen: string) => `金額: ${yen}円`,
  agreed: (day: string) => `協定日: ${day}`,
  indicator: (name: string, target: string, actual: string) => `指標: ${name} 目標${target}、実績${actual}`,
  unknown: "未記入",
  filed: (what: string) => `入力済みの評価: ${what}`,
  missing: (what: string) => `これから入力する評価: ${what}`,
  noZone: "領域がまだ決まっていません。",
  handedOn: (what: string, who: string, when: string) => `前年度からの申し送り: ${what}（${who}、${when}）`,
  unfinished: "途中の作業",
  unfinishedNote:
    "前任者がボットで始めて、終えていないものです。続きは引き継げないので、必要なら最初から行ってください。",
  leftAt: (what: string, day: string) => `${what}（${day}まで）`,
  dialogs: {
    ...{ zone: "領域の確認", form: "形態の確認", principles: "原則の確認", plan: "企画" },
    ...{ agreement: "協定書の案", evaluation: "評価", review: "相互確認" },
  },
  contacts: "相手方の連絡先",
  contactColumns: ["相手方", "連絡先"],
  unregistered: "団体登録がありません",
  noContact: "登録されていません",
  ask: "協働担当課に確かめてください",
  tasks: {
    midterm: "中間の評価",
    citySelf: "市の自己評価",
    partnerSelf: "相手方の自己評価",
    mutual: "相互確認",
    settle: "課長確認と確定",
    publish: "公表",
  } satisfies Record<DueTask, string>,
};

const en: typeof ja = {
  title: (from, to) => `Handover from ${from} to ${to}`,
  mark: "For the office only: holds contacts",
  made: (day) => `Made on ${day}`,
  reason: (reason) => `Reason: ${reason}`,
  counts: (records) => `Open records handed over: ${records}.`,
  due: "What is due",
  dueColumns: ["Due", "What", "Project"],
  overdue: (day) => `${day} (overdue)`,
  noneDue: "Nothing has a due date.",
  list: "Projects handed over",
  listColumns: ["Project", "Fiscal year", "Partner", "Form", "Stage"],
  project: (name) => `“${name}”`,
  purpose: (text) => `Purpose: ${text}`,
  period: (from, to) => `From ${from} to ${to}`,
  amount: (yen) => `Amount: ${yen} yen`,
  agreed: (day) => `Agreed on ${day}`,
  indicator: (name, target, actual) => `Indicator: ${name}, target ${target}, result ${actual}`,
  unknown: "not filled in",
  filed: (what) => `Evaluations that are in: ${what}`,
  missing: (what) => `Evaluations still to come: ${what}`,
  noZone: "The zone is still open.",
  handedOn: (what, who, when) => `Handed on from last year: ${what} (${who}, ${when})`,
  unfinished: "Work begun",
  unfinishedNote:
    "Begun with the bot and not finished. It cannot be carried on by somebody else: please begin anew if it is needed.",
  leftAt: (what, day) => `${what} (until ${day})`,
  dialogs: {
    ...{ zone: "zone", form: "form", principles: "principles check", plan: "plan" },
    ...{ agreement: "draft agreement", evaluation: "evaluation", review: "mutual review" },
  },
  contacts: "The partners’ contacts",
  contactColumns: ["Partner", "Contact"],
  unregistered: "not in the register",
  noContact: "not registered",
  ask: "please ask the collaboration section",
  tasks: {
    midterm: "midterm evaluation",
    citySelf: "the city’s evaluation",
    partnerSelf: "the partner’s evaluation",
    mutual: "mutual review",
    settle: "confirmation by the head",
    publish: "publication",
  },
};

const WORDING: Readonly<Record<Language, typeof ja>> = { ja, en };
export const handoverWording = (language: Language): typeof ja => WORDING[language];
