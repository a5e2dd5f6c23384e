import type { AgreementInput } from "../../src/dialogs/agreement-input.ts";
import { knowledge } from "../packs.ts";

/** Projects from which the tests draft agreements. */

const odawara = knowledge().library.volumes.find(({ guideline }) => guideline.id === "odawara");
const principle = (heading: string) =>
  odawara?.profile.principles.find(({ headings }) => headings.some((each) => each === heading));

export const FULL: AgreementInput = {
  city: "小田原市",
  guideline: odawara?.guideline.title ?? "",
  project: "高齢者の見守り配食事業",
  purpose: "一人暮らしの高齢者が、地域とつながりながら安心して暮らせるようにする。",
  partner: "特定非営利活動法人 みなとの台所",
  start: "2027-04-01",
  end: "2028-03-31",
  form: { name: "事業協力・協定", term: "事業協力" },
  zone: { number: 3, name: "③ 双方同等" },
  costYen: 1_200_000,
  cityRole: "対象者への周知、会場の確保、関係機関との連絡調整を行う。",
  partnerRole: "献立づくり、調理、配達と見守りを行い、気になることを市に知らせる。",
  principles: [
    { heading: "対等", answer: "yes", quote: principle("対等") },
    { heading: "自主性の尊重", answer: "notYet", date: "2027-03-01", quote: principle("自主性の尊重") },
    { heading: "公平・公正", answer: "no", reason: "相手方を公募せずに選んだため" },
    { heading: "自己決定・自己責任", answer: "unsure" },
    {
      heading: "評価と継続の判断",
      answer: "notApplicable",
      reason: "単年度",
      quote: principle("評価と継続の判断"),
    },
  ],
  publicationDate: "2027-05-31",
  evaluationDate: "2028-03-15",
};

export const EMPTY: AgreementInput = { city: "", project: " ", principles: [] };
