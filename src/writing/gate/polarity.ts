import { runsOf } from "./clauses.ts";

/** Negation, duty and hedges in Japanese: a claim must not turn a no into a yes, nor a may into a must. */

/** Forms that hold a negation and deny nothing. */
const NO_DENIAL =
  /(?:なければ|なくては|なくちゃ|ないと)(?:なりません|ならない|ならず|いけません|いけない)|ねばな(?:らない|りません)|(?:だけ|のみ)でなく|のみならず|だけではなく|にもかかわらず|少なからず|(?:必ず|絶えず|まず|かならず)(?!し)|やむを得ず|かかわらず|問わず|限らず|違いない|はずだ|少なく|ずつ|つなが(?:る|り)/gu;
const DENIAL =
  /ない|なく|なかっ|ません|ぬ(?=[。、]|$)|ず(?=[、。にと]|$)|なし(?!と[はげ])|無し|不要|禁止|ではありませ|避け|除[くきい]|対象外|困難|不可/u;
/** How far a denial reaches back to the word that it denies. */
const REACH = 10;

/** The words that a text denies: 「責任を負わない」 → 負. A denial without a word near it gives "". */
export function deniedIn(text: string): string[] {
  const plain = text.replace(NO_DENIAL, (form) => "。".repeat(form.length));
  return [...plain.matchAll(new RegExp(DENIAL, "gu"))].map(({ 0: form, index }) => {
    const before = runsOf(plain.slice(Math.max(0, index - REACH), index));
    const own = /^[\p{Script=Han}]/u.test(form) ? form : undefined;
    const stop = before.findLastIndex(({ kind, text: mark }) => kind === "mark" && /[。、]/u.test(mark));
    const word = before.slice(stop + 1).findLast(({ kind }) => kind === "word" || kind === "latin");
    return word?.text ?? own ?? "";
  });
}

const isSame = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);

/** Whether what a claim denies is what its words deny, no more and no less. */
export function samePolarity(claim: string, evidence: string): boolean {
  const said = deniedIn(claim);
  const held = deniedIn(evidence);
  if (!said.every((word) => held.some((other) => isSame(word, other)))) return false;
  const words = runsOf(claim).filter(({ kind }) => kind === "word");
  return held.every((word) => {
    if (word === "") return said.length > 0;
    const named = words.some(({ text }) => isSame(text, word));
    return !named || said.some((other) => isSame(word, other));
  });
}

/** How strongly something is said; a claim may bring none of these along, and must keep those that weaken. */
const MODES: Readonly<Record<string, { readonly form: RegExp; readonly weakens: boolean }>> = {
  must: {
    form: /なければな(?:らない|りません)|なくてはな(?:らない|りません)|ねばな(?:らない|りません)|べき|義務|必須|必要があ|必要で|必要と|ものとし?(?:する|します)|求められ|不可欠/u,
    weakens: false,
  },
  should: { form: /望まし|努め|心がけ|心掛け|配慮|期待され|大切|重要|望まれ/u, weakens: true },
  can: { form: /でき(?!る限り|るだけ|事)|可能(?!性|な限り)|てもよ|てもい|得る|得ます/u, weakens: true },
  maybe: {
    form: /場合があ|場合もあ|ことがあ|こともあ|おそれ|恐れ|可能性|かもしれ|考えられ|でしょう|思われ|と思い/u,
    weakens: true,
  },
  only: { form: /のみ(?!な)|だけ(?!で)|しか(?!し)|に限(?:り|る|ら|定)|限定/u, weakens: true },
  all: {
    form: /すべて|全て|全部|必ず|かならず|常に|つねに|一切|いつでも|誰でも|絶対|完全|あらゆる/u,
    weakens: false,
  },
  principle: { form: /原則(?:として|、)|基本的に|一般に|概ね|おおむね|主に|主として/u, weakens: true },
  extent: { form: /できる限り|できるだけ|可能な限り|必要に応じ|状況に応じ|一部|部分的/u, weakens: true },
};
/** A case that the words are limited to; it may not be left out of what is taken from them. */
const CONDITION = /場合(?!があ|もあ)|ときは|とき、|際は|限りにおいて|であれば|ならば/u;

/** Why a claim says more than its words; undefined where it does not. `tail` is where the words' last predicate stands. */
export function strengthened(
  claim: string,
  { quote, whole, tail }: { readonly quote: string; readonly whole: string; readonly tail: string },
): string | undefined {
  for (const [mode, { form, weakens }] of Object.entries(MODES)) {
    const said = form.test(claim);
    if (said && !form.test(whole)) return mode;
    if (!said && weakens && (form.test(quote) || form.test(tail))) return `${mode} left out`;
  }
  return CONDITION.test(quote) && !CONDITION.test(claim) ? "condition left out" : undefined;
}
