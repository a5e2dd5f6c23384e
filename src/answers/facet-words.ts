import type { FormName } from "../domain/guideline.ts";

/** How people name what profiles hold: forms, their aspects, and the parties to collaboration. */

/** How each form is called, in the texts and by people. */
export const FORM_NAMES: readonly {
  readonly form: FormName;
  readonly ja: string;
  readonly en: string;
  readonly cue: RegExp;
}[] = [
  {
    form: "指定管理者",
    ja: "指定管理者",
    en: "designated manager",
    cue: /指定管理(?:者)?(?:の指定)?(?:制度)?|designated (?:managers?|administrators?)(?: system)?/iu,
  },
  {
    form: "委託",
    ja: "委託",
    en: "commissioning",
    cue: /業務委託|事業委託|委託(?:する)?(?:こと)?|commission(?:ing|ed)?|outsourc(?:ing|ed?)|contracting out|entrust(?:ing|ment|ed)?/iu,
  },
  {
    form: "補助・助成",
    ja: "補助・助成",
    en: "grants",
    cue: /補助・助成|補助金|助成金|補助|助成|subsid(?:y|ies|ised|ized)|grants?/iu,
  },
  {
    form: "共催",
    ja: "共催",
    en: "co-hosting",
    cue: /共催|co-?host(?:ing|ed)?|co-?organi[sz](?:ing|ed|ation)/iu,
  },
  {
    form: "後援",
    ja: "後援",
    en: "endorsement",
    cue: /名義後援|後援(?:名義)?|endorse(?:ment|d)?|nominal support|name sponsorship/iu,
  },
  {
    form: "実行委員会・協議会",
    ja: "実行委員会・協議会",
    en: "executive committee or council",
    cue: /実行委員会(?:・協議会)?|協議会|executive committees?|organi[sz]ing committees?/iu,
  },
  {
    form: "アダプト制度",
    ja: "アダプト制度",
    en: "adopt programme",
    cue: /アダプト(?:制度|プログラム)?|里親(?:制度)?|adopt(?:ion)?[- ]?(?:a-park )?(?:program(?:me)?|system|scheme)?/iu,
  },
  {
    form: "事業協力・協定",
    ja: "事業協力・協定",
    en: "project cooperation",
    cue: /事業協力|協定|project cooperation|cooperation agreement/iu,
  },
  {
    form: "政策提案・企画立案への参画",
    ja: "政策提案・企画立案",
    en: "taking part in planning",
    cue: /政策提案(?:・企画立案)?|企画立案(?:・計画策定)?(?:への参画)?|policy proposals?/iu,
  },
  { form: "研究会", ja: "研究会", en: "study group", cue: /研究会|study groups?/iu },
  {
    form: "使用許可",
    ja: "使用許可",
    en: "permission to use property",
    cue: /(?:目的外)?使用許可(?:等)?|permission to use|use permits?/iu,
  },
  {
    form: "情報交換・情報提供",
    ja: "情報交換・情報提供",
    en: "exchange of information",
    cue: /情報交換(?:・情報提供)?|information exchange|exchange of information/iu,
  },
];

export type Aspect = "definition" | "effects" | "cautions" | "examples";
export const ASPECTS: readonly {
  readonly aspect: Aspect;
  readonly ja: string;
  readonly en: string;
  readonly cue: RegExp;
}[] = [
  {
    aspect: "cautions",
    ja: "留意点",
    en: "cautions",
    cue: /留意(?:点|事項|する)?|注意(?:点|事項|する)?|気を(?:つ|付)け(?:る|た方が|なきゃ|ない)?|cautions?|careful|watch out|points? to note|pitfalls?/iu,
  },
  {
    aspect: "effects",
    ja: "効果",
    en: "effects",
    cue: /効果|メリット|利点|良い(?:ところ|点)|いい(?:ところ|こと|点)|うまみ|effects?|benefits?|merits?|advantages?/iu,
  },
  {
    aspect: "examples",
    ja: "例",
    en: "examples",
    cue: /具体例|事例|実例|例(?:えば)?|examples?|instances?/iu,
  },
  {
    aspect: "definition",
    ja: "定義",
    en: "definition",
    cue: /定義|意味|範囲|とは|という(?:の|言葉)|definitions?|defined?|meaning/iu,
  },
];

/** Words that may stand beside what is asked for without making it another question. */
export const FILLER =
  /協働(?:の|における)?|まちづくり|形態|方法|やり方|内容|こと|もの|場合|とき|時|点|際|うち|市|町|本市|するとき|する|ある|いう|書|言|何|詳しく|簡単に|概要|紹介|一言|説明|位置づけ|言い方|考え方|扱い|collaboration|collaborative|forms?|method|way|using|used|use|work(?:s|ing)?|project|text|term|word|regarding|concerning|on/giu;

export const WORDS_LEFT = /[\p{Script=Han}\p{Script=Katakana}ー々]{1,}|[a-z0-9]{2,}|[ぁ-ん]{4,}/giu;

/** How many items are asked for, and that they are. */
export const COUNTING =
  /[0-9一二三四五六七八九十](?:つ)?の?|two|three|four|five|six|seven|eight|ten|数|how many/giu;
export const LISTING_WORDS = /種類|一覧|全部|どんな|どれ|挙|並/gu;

/** The parties to collaboration: how profiles name them, and how people do. */
export const ACTORS: readonly { readonly name: RegExp; readonly cue: RegExp }[] = [
  {
    name: /企業|事業者|法人/u,
    cue: /企業(?:・法人)?|事業者|会社|business(?:es)?|compan(?:y|ies)|corporations?/iu,
  },
  {
    name: /市民活動団体|ＮＰＯ|NPO|団体/u,
    cue: /市民活動団体|市民団体|団体|NPO|(?:civic|citizen|citizens') (?:activity )?(?:groups?|organi[sz]ations?)|groups?/iu,
  },
  { name: /自治会|地域活動団体|地縁/u, cue: /自治会|町内会|地域活動団体|neighbou?rhood associations?/iu },
  { name: /行政|市$/u, cue: /行政|市役所|役所|government|administration|city hall/iu },
  { name: /^市民$/u, cue: /市民|住民|citizens?|residents?/iu },
];
