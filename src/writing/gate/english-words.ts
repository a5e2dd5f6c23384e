import { runsOf } from "./clauses.ts";
import { deniedIn } from "./polarity.ts";

/**
 * Whether an English claim says only what its Japanese words say: no word that the text's own English words (those of
 * the index and the glossary) do not hold, the same denial, no more duty, and nobody else who acts.
 */

export interface EnglishWords {
  /** Stems of what the Japanese sentences say, in English. */
  readonly stems: ReadonlySet<string>;
  readonly quote: string;
  readonly whole: string;
  readonly tail: string;
}

/** Words that carry a claim's form, or say that a text says something. */
const FORM = new Set(
  "a an the of to in for on with by from and or that this these those it its they them their there which who whom whose what when where as at into than then so such both each other another between about under within through while be is are was were been being am do does did have has had not no nor never without must should may might can could would will cannot shall need needs required necessary possible important desirable only all always every in principle as a rule guideline guidelines text says say said states state describes described defines defined lists listed names calls called means mean refers following include includes including e.g example such also further and/or if case cases where their own".split(
    " ",
  ),
);

/** Everyday words that neither the index nor the glossary has, each with the Japanese that alone may stand behind it. */
const EVERYDAY: readonly (readonly [string, RegExp])[] = [
  ["bear bears take takes hold holds", /負|担|持/u],
  ["share shares shared sharing", /分担|共有|分かち|応分/u],
  ["work works working together cooperate cooperates cooperation cooperating", /協力|協働|共に|ともに|連携/u],
  ["agree agrees agreed agreement", /合意|協定|取り決め/u],
  ["discuss discusses discussed discussion consult consults", /協議|話し合|相談|意見交換/u],
  [
    "carry carries carried out conduct conducts conducted implement implements implemented hold held",
    /実施|行|開催|取り組/u,
  ],
  ["equal equals equally footing", /対等|同等|平等/u],
  ["aim aims goal goals purpose purposes", /目的|目標|目指/u],
  ["role roles", /役割/u],
  ["cost costs expense expenses", /経費|費用/u],
  ["risk risks", /リスク|危険/u],
  ["information", /情報/u],
  ["trust", /信頼/u],
  ["understand understands understanding mutual mutually", /理解|相互|互い/u],
  ["respect respects respecting", /尊重/u],
  ["clear clearly clarify clarifies clarifying", /明確/u],
  ["project projects program programme programs", /事業/u],
  ["activity activities", /活動/u],
  ["city city's", /市(?!民|場|内|域|長)|行政/u],
  ["side sides party parties both", /側|双方|両者|互い|相互/u],
  ["partner partners", /相手|パートナー/u],
  ["evaluate evaluates evaluated evaluation assess", /評価|検証/u],
  ["choose chooses chosen select selected selection", /選/u],
  ["decide decides decided", /決/u],
  ["result results outcome outcomes", /成果|結果|効果/u],
];

/** The first word of a claim that the text's English words do not hold. */
export function strayEnglish(
  claim: string,
  { stems, whole }: EnglishWords,
  stem: (word: string) => string,
): string | undefined {
  const words = claim.toLowerCase().match(/[a-z][a-z'’-]*/gu) ?? [];
  const everyday = EVERYDAY.filter(([, held]) => held.test(whole)).flatMap(([allowed]) => allowed.split(" "));
  const allowed = new Set(everyday.map(stem));
  const stray = (word: string): boolean => {
    const root = stem(word.replace(/['’]s?$/u, ""));
    return !FORM.has(word) && !stems.has(root) && !allowed.has(root);
  };
  return words.flatMap((word) => word.split("-")).find((word) => word !== "" && stray(word));
}

const NOT =
  /\b(?:not|no|never|without|cannot|nor|neither|none|excluded?|except|prohibited|forbidden)\b|n['’]t\b/iu;

/** Each mode of saying: how it looks in English, and the Japanese that alone may stand behind it. */
const MODES: readonly { readonly en: RegExp; readonly ja: RegExp; readonly weakens: boolean }[] = [
  {
    en: /\bmust\b|\bshall\b|\brequired?\b|\bobliged\b|\bhas to\b|\bhave to\b|\bneeds? to\b|\bnecessary\b|\bobligation\b|\bduty\b/iu,
    ja: /なければな|なくてはな|ねばな|べき|義務|必須|必要|ものとし?(?:する|します)|求められ|不可欠/u,
    weakens: false,
  },
  {
    en: /\bshould\b|\bdesirable\b|\bimportant\b|\bstrive\b|\bexpected\b|\bideally\b/iu,
    ja: /望まし|望まれ|努め|心がけ|配慮|期待|大切|重要|べき|必要|求められ/u,
    weakens: true,
  },
  {
    en: /\bcan\b|\bmay\b|\bpossible\b|\bcould\b|\bable\b|\bmight\b|\bsometimes\b/iu,
    ja: /でき(?!る限り|るだけ)|可能(?!な限り)|てもよ|得る|得ます|場合があ|場合もあ|ことがあ|おそれ|かもしれ|考えられ/u,
    weakens: true,
  },
  { en: /\bonly\b|\bsolely\b|\bexclusively\b/iu, ja: /のみ|だけ|しか|限り|限ら|限定/u, weakens: true },
  {
    en: /\ball\b|\balways\b|\bevery\b|\bentirely\b|\bfully\b|\bcompletely\b/iu,
    ja: /すべて|全て|全部|必ず|常に|一切|絶対|完全|あらゆる|みんな|皆/u,
    weakens: false,
  },
  {
    en: /\bin principle\b|\bas a rule\b|\bgenerally\b|\bmainly\b|\bbasically\b/iu,
    ja: /原則(?:として|、)|基本的に|一般に|おおむね|主に|主として/u,
    weakens: true,
  },
];

/** Why an English claim says more, or the opposite; undefined where it does not. */
export function changedMeaning(claim: string, { quote, whole, tail }: EnglishWords): string | undefined {
  const denied = deniedIn(quote).length > 0 || deniedIn(tail).length > 0;
  if (NOT.test(claim) !== denied) return "denial";
  for (const { en, ja, weakens } of MODES) {
    const said = en.test(claim);
    if (said && !ja.test(whole)) return `says ${en.exec(claim)?.[0] ?? ""}`;
    if (!said && weakens && (ja.test(quote) || ja.test(tail)))
      return `leaves out ${ja.exec(`${quote}${tail}`)?.[0] ?? ""}`;
  }
  return undefined;
}

/** Who can act, in both languages. */
const ACTORS: readonly { readonly en: RegExp; readonly ja: RegExp }[] = [
  {
    en: /\b(?:city|municipality|administration|government|city hall)\b/iu,
    ja: /行政|市(?!民|場|内|域|長)|自治体|役所|執行機関/u,
  },
  {
    en: /\b(?:citizens?|residents?|people|public)\b(?! interest| facilit| space| good)/iu,
    ja: /市民|住民|区民|人々/u,
  },
  {
    en: /\b(?:groups?|organi[sz]ations?|associations?|NPOs?)\b/iu,
    ja: /団体|組織|自治会|町内会|ＮＰＯ|NPO|法人|協議会/u,
  },
  {
    en: /\b(?:compan(?:y|ies)|business(?:es)?|firms?|enterprises?|contractors?)\b/iu,
    ja: /事業者|企業|会社|受託者/u,
  },
];

/** Whether who acts in the claim, first or behind “by”, is who acts in the words. */
export function sameActors(claim: string, whole: string): boolean {
  const acting = actorsIn(claim);
  if (acting.length === 0) return true;
  const runs = runsOf(whole).filter(({ kind }) => kind === "word");
  return acting.every(({ ja }) =>
    runs.some(
      ({ text, at }) => ja.test(text) && /^(?:は|が|も|側が|の)/u.test(whole.slice(at + text.length)),
    ),
  );
}

function actorsIn(claim: string): readonly (typeof ACTORS)[number][] {
  const agents = [...claim.matchAll(/\bby (?:the |a |an |its )?(\w+(?: \w+)?)/giu)].map(
    (match) => match[1] ?? "",
  );
  if (agents.length > 0) return ACTORS.filter(({ en }) => agents.some((agent) => en.test(agent)));
  const first = ACTORS.map((actor) => ({ actor, at: claim.search(actor.en) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0];
  return first ? [first.actor] : [];
}
