import type { FormName } from "../../domain/guideline.ts";
import type { Bilingual } from "../dialog.ts";

/** What a draft agreement says otherwise for some forms (形態) than for the rest. */

interface FormClauses {
  /** Who is responsible; without it, each side for its own role. */
  readonly responsibility?: Bilingual;
  /** What goes before the agreement: the city's own rules and ordinances. */
  readonly precedence?: readonly Bilingual[];
  readonly note?: Bilingual;
  /** Whether both sides make something whose ownership must be settled. */
  readonly results?: boolean;
}

export const EACH_ITS_ROLE: Bilingual = {
  ja: "甲と乙は、それぞれが分担する役割について責任を負う。",
  en: "The City and the Partner are each responsible for their own role.",
};

const BOTH_HOSTS: Bilingual = {
  ja: "甲と乙は、ともに主催者として本事業に責任を負い、それぞれが分担する役割を果たす。",
  en: "The City and the Partner are both responsible for the Project as its hosts, and each fulfils its own role.",
};
const PARTNER_CARRIES_OUT: Bilingual = {
  ja: "本事業の実施の責任は、主催する乙が負う。甲は、この協定で引き受けた役割について責任を負う。",
  en: "The Partner, as host, is responsible for carrying out the Project; the City is responsible for the role it takes on in this agreement.",
};

/**
 * Sources: Odawara Ⅰ６ – （１）（２）hosts bear responsibility together, （４）designation needs an ordinance and a vote of
 * the assembly, （５）the city is responsible for what it commissions and takes the partner's proposals into the
 * specification; Numazu ２(3) – responsibility and ownership of a commission's results are to be settled.
 */
export const FORM_CLAUSES: Readonly<Partial<Record<FormName, FormClauses>>> = {
  委託: {
    responsibility: {
      ja: "本事業の実施に関する責任は、原則として委託する甲が負う。ただし、乙の責めに帰すべき事由によるものは、委託契約書の定めによる。",
      en: "The City, which commissions the Project, is in principle responsible for it. What the Partner is to blame for is dealt with as the commission contract says.",
    },
    precedence: [
      {
        ja: "委託契約については、甲の契約に関する規則及び委託契約書（仕様書を含む。）の定めが、この協定に優先する。",
        en: "For the commission, the City's contract rules and the commission contract with its specification go before this agreement.",
      },
      {
        ja: "乙は下請けではなく対等な相手方であり、甲は、乙の提案を仕様書に取り入れるよう、実施の途中でも協議の場を設ける。",
        en: "The Partner is an equal and not a subcontractor: the City holds talks, also while the work goes on, so that the Partner's proposals enter the specification.",
      },
    ],
    note: {
      ja: "委託は契約です。市の契約規則、契約約款及び仕様書が優先しますので、この案と食い違う定めがないか確かめてください。",
      en: "A commission is a contract. The city's contract rules, standard terms and specification come first: check that nothing in this draft differs from them.",
    },
    results: true,
  },
  指定管理者: {
    responsibility: {
      ja: "施設の管理に関する責任の分担は、甲の条例及び指定管理者の基本協定に定めるリスク分担による。",
      en: "Responsibility for managing the facility is shared as the City's ordinance and the basic agreement with the designated manager lay down.",
    },
    precedence: [
      {
        ja: "乙を指定管理者とする指定は、甲の条例に定める手続により、議会の議決を経て行う。この協定は、その指定があったときから効力を持つ。",
        en: "The Partner is designated as manager by the procedure of the City's ordinance and after a vote of the assembly. This agreement takes effect with the designation.",
      },
      {
        ja: "施設の管理については、甲の条例及び規則並びに指定管理者の基本協定の定めが、この協定に優先する。",
        en: "For managing the facility, the City's ordinances and rules and the basic agreement with the designated manager go before this agreement.",
      },
    ],
    note: {
      ja: "指定管理者の指定には、手続を定めた条例と議会の議決が必要です。条例の名前と議決の日を確かめ、市の条例・規則を優先してください。",
      en: "A designated manager needs an ordinance that lays down the procedure and a vote of the assembly. Check the ordinance's name and the day of the vote; the city's ordinance and rules come first.",
    },
  },
  "補助・助成": {
    responsibility: PARTNER_CARRIES_OUT,
    precedence: [
      {
        ja: "補助金の交付の申請、実績の報告、精算その他の手続については、甲の補助金等の交付に関する規則及び要綱の定めが、この協定に優先する。",
        en: "For applying for the grant, reporting and settling it, the City's grant rules and outlines go before this agreement.",
      },
    ],
    note: {
      ja: "補助金は、市の補助金等の交付規則と要綱が優先します。交付決定の前に支出を約束する文になっていないか確かめてください。",
      en: "For a grant the city's grant rules come first. Check that the text promises no payment before the grant is decided.",
    },
  },
  使用許可: {
    responsibility: PARTNER_CARRIES_OUT,
    precedence: [
      {
        ja: "施設などの使用については、甲の財産の管理に関する規則及び使用許可の条件が、この協定に優先する。",
        en: "For using the property, the City's property rules and the terms of the permission go before this agreement.",
      },
    ],
    note: {
      ja: "使用許可は、市の財産の管理に関する規則が優先します。許可の期間とこの案の期間が合っているか確かめてください。",
      en: "For a permission to use property the city's property rules come first. Check that its term and this draft's agree.",
    },
  },
  共催: { responsibility: BOTH_HOSTS, results: true },
  "実行委員会・協議会": { responsibility: BOTH_HOSTS, results: true },
  "事業協力・協定": { results: true },
  "政策提案・企画立案への参画": { results: true },
  研究会: { results: true },
  後援: { responsibility: PARTNER_CARRIES_OUT },
};
