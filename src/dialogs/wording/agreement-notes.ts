import type { PrincipleHeading } from "../../domain/guideline.ts";
import { BLANK } from "../../domain/message.ts";
import { PRINCIPLE_WORDING } from "./principles.ts";

/** What a draft agreement still needs, told to the person who fills it in, in both languages. */

const ja = {
  heading: "記入・確認が必要なところ",
  at: (article: string, note: string) => `${article}：${note}`,
  legal: "法規担当課の確認を受けていない案です。決裁の前に確認を受け、相手方とも読み合わせてください。",
  project: "事業名を記入してください。",
  city: "市の名前を記入してください。",
  partner: "相手方の正式な名称を記入してください。",
  signature: "締結日、代表者の職・氏名、所在地は、締結のときに記入してください。",
  purpose: "本事業の目的を、双方が同じ言葉で言える一文にして記入してください。",
  form: "協働の形態を決めて記入してください。",
  principles: "守る原則を、市の指針の言葉で記入してください。",
  outsideZone: (name: string) =>
    `領域「${name}」は、一方が独自に行う範囲とされています。協働の協定が必要か、もう一度確かめてください。`,
  cityRole: "市の役割を記入してください。",
  partnerRole: "相手方の役割を記入してください。",
  insurance: "保険に入る側（入らないときは、その理由）を決めてください。",
  cost: "費用の見込額（消費税を含むかどうかも）を記入してください。",
  shares: "費用の負担の割合、支払の時期と方法を決めてください。",
  start: "期間の始まる日を決めてください。",
  end: "期間の終わる日を決めてください。",
  reversed: "終わる日が始まる日より前になっています。確かめてください。",
  publish: "公表する日を決めてください。",
  results: "成果物と著作権が、市、相手方、双方のどれに帰属するかを決めてください。",
  leave: "中途終了を何日前までに申し出るかを決めてください。",
  evaluation: "共同の評価の日を決めてください。",
  principle: {
    name: (heading: PrincipleHeading): string => heading,
    notYet: (name: string, day: string) => `原則「${name}」：まだ確かめていません。${day}までに確かめます。`,
    no: (name: string) =>
      `原則「${name}」：満たしていません。締結の前に、相手方と改め方を話し合ってください。`,
    noBy: (name: string, day: string) => `原則「${name}」：満たしていません。${day}までに改めます。`,
    notApplicable: (name: string) => `原則「${name}」：該当なしとしました。それでよいか確かめてください。`,
    unsure: (name: string) => `原則「${name}」：わからないとしました。相手方と一緒に確かめてください。`,
    reason: (reason: string) => `理由：${reason}`,
    noReason: `理由：${BLANK}`,
  },
};

const en: typeof ja = {
  heading: "To be filled in or checked",
  at: (article, note) => `${article}: ${note}`,
  legal:
    "The legal section has not checked this draft. Have it checked before approval, and read it through with the partner.",
  project: "Enter the project's name.",
  city: "Enter the city's name.",
  partner: "Enter the partner's full name.",
  signature: "Enter the day, the representatives' titles and names and the address when signing.",
  purpose: "State the Project's purpose in one sentence that both sides would say in the same words.",
  form: "Decide on the form of collaboration and enter it.",
  principles: "Enter the principles to keep, in the words of the city's own guideline.",
  outsideZone: (name) =>
    `The zone “${name}” is one in which one side acts on its own. Check once more whether an agreement is needed.`,
  cityRole: "Enter the city's role.",
  partnerRole: "Enter the partner's role.",
  insurance: "Decide which side takes out insurance, or note why none is needed.",
  cost: "Enter the expected cost, and whether it includes consumption tax.",
  shares: "Decide on the shares of the costs, and on when and how they are paid.",
  start: "Decide on which day the term begins.",
  end: "Decide on which day the term ends.",
  reversed: "The last day lies before the first. Please check.",
  publish: "Decide on the day of publication.",
  results: "Decide whether results and copyright belong to the city, to the partner or to both.",
  leave: "Decide how many days ahead an early end is to be announced.",
  evaluation: "Decide on the day of the joint evaluation.",
  principle: {
    name: (heading) => PRINCIPLE_WORDING[heading].label.en,
    notYet: (name, day) => `Principle “${name}”: not checked yet; to be checked by ${day}.`,
    no: (name) => `Principle “${name}”: not met. Discuss with the partner how to mend this before signing.`,
    noBy: (name, day) => `Principle “${name}”: not met; to be mended by ${day}.`,
    notApplicable: (name) => `Principle “${name}”: marked as not applicable. Check that this is right.`,
    unsure: (name) => `Principle “${name}”: not sure. Check it together with the partner.`,
    reason: (reason) => `Reason: ${reason}`,
    noReason: `Reason: ${BLANK}`,
  },
};

export const AGREEMENT_NOTES = { ja, en };
