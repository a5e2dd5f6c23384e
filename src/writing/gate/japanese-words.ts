import { clausesOf, type Run, runsOf } from "./clauses.ts";

/**
 * Whether a Japanese claim says only what its words say. A claim may change endings and particles of the same rank; every
 * word that carries meaning must stand in the words that prove it, keep its part in the sentence (who, what, to whom),
 * and stand with the words that it stood with.
 */

export interface Words {
  /** The sentences that the quote touches, NFKC. */
  readonly text: string;
  /** Headings, title, names of the city: a topic may come from here. */
  readonly around: string;
}

/** Words that only say that a text says something. */
const NEUTRAL = new Set("指針 ガイドライン 本文 記載 次 以下 書 示 述 挙 記 説明 旨 中 次項".split(" "));

/** Particles, auxiliaries and joints: they carry no meaning of their own that the other checks do not look at. */
const JOINT =
  /^(?:は|が|を|に|へ|と|で|の|も|や|か|し|て|た|ば|な|る|り|い|う|く|れ|こと|もの|ため|とき|ところ|など|また|および|および|ならびに|または|さらに|なお|それぞれ|ように|ような|よう|という|といった|として|における|において|について|により|による|によって|に対し|とともに|こうした|その|それ|これ|この|ここ|ほか|あわせて|つつ|ながら|ので|から|まで|より|ます|ました|まし|ません|です|でした|である|であり|であって|あります|あり|ある|おり|おける|され|させ|られ|なり|なる|なって|なった|なっ|います|いる|いて|いう|いい|する|すると|します|すること|できます|できる|でき|べき|ず|ない|なく|なければ|のみ|だけ|まで|ただし|たとえば|うえ|うち|なか|とは|ことば)+$/u;
/** What an ending of up to two kana behind a word may be; more must be joints. */
const ENDING = 2;

const HAN = /\p{Script=Han}/u;

/** The first word of a claim that its words do not hold; undefined where they hold all. */
export function strayWord(claim: string, words: Words): string | undefined {
  const held = `${words.text}\n${words.around}`;
  const kana = runsOf(held).flatMap(({ kind, text }) => (kind === "kana" ? [text] : []));
  const runs = runsOf(claim);
  for (const [at, run] of runs.entries()) {
    if (run.kind === "word" && !isHeld(run.text, held)) return run.text;
    if (run.kind === "kana" && !isJoint(run.text, runs[at - 1], kana)) return run.text;
  }
  return undefined;
}

function isHeld(word: string, held: string): boolean {
  if (NEUTRAL.has(word) || held.includes(word)) return true;
  // 「協働事業」 may be made of 協働 and 事業; 「市民側」 may not be made of 市民 and 行政側.
  for (let cut = 2; cut <= word.length - 2; cut++) {
    if (held.includes(word.slice(0, cut)) && held.includes(word.slice(cut))) return true;
  }
  return false;
}

function isJoint(kana: string, before: Run | undefined, held: readonly string[]): boolean {
  if (held.some((run) => run.includes(kana))) return true;
  const own = before?.kind === "word" && HAN.test(before.text) ? ENDING : 0;
  for (let ending = 0; ending <= Math.min(own, kana.length); ending++) {
    const rest = kana.slice(ending);
    if (rest === "" || JOINT.test(rest)) return true;
    // A verb in kana that the text holds, with its joints around it.
    for (let length = rest.length; length >= 3; length--) {
      for (let from = 0; from + length <= rest.length; from++) {
        const piece = rest.slice(from, from + length);
        if (!held.some((run) => run.includes(piece))) continue;
        const [head, tail] = [rest.slice(0, from), rest.slice(from + length)];
        if ((head === "" || JOINT.test(head)) && (tail === "" || JOINT.test(tail))) return true;
      }
    }
  }
  return false;
}

/** The parts that a word can have in a sentence, by the particle behind it; longer ones first. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:から|より)(?:は|も|の)?/u, "from"],
  [/^(?:に対し|に対する)/u, "to"],
  [/^(?:によって|により|による)/u, "by"],
  [/^(?:において|における|について|に関)/u, "about"],
  [/^(?:として|とは|という|といっ|とともに)/u, "as"],
  [/^へ/u, "to"],
  [/^に(?!お|つ|関|よ)/u, "to"],
  [/^を/u, "object"],
  [/^が/u, "subject"],
  [/^は/u, "topic"],
];
/** What a part in a claim may have been in its words. 「市民は」 may come from 「市民が」, never from 「市民に」. */
const MAY_COME_FROM: Readonly<Record<string, readonly string[]>> = {
  topic: ["topic", "subject", "object", "as"],
  subject: ["topic", "subject"],
  object: ["object", "topic"],
  to: ["to"],
  from: ["from"],
  by: ["by", "subject", "topic"],
};

const partBehind = (text: string): string | undefined => PARTS.find(([form]) => form.test(text))?.[1];

/** The first word that has another part in the claim than in its words: 「市民が」 for 「市民に」. */
export function changedPart(claim: string, words: Words): string | undefined {
  const held = runsOf(words.text).filter(({ kind }) => kind === "word");
  for (const { kind, text, at } of runsOf(claim)) {
    if (kind !== "word" || NEUTRAL.has(text)) continue;
    const part = partBehind(claim.slice(at + text.length));
    const allowed = part && MAY_COME_FROM[part];
    if (!part || !allowed) continue;
    const places = held.filter((run) => run.text.endsWith(text) || text.endsWith(run.text));
    const parts = places.map((run) => partBehind(words.text.slice(run.at + run.text.length)));
    const known = parts.filter((each) => each !== undefined);
    if (known.length > 0 && !known.some((each) => allowed.includes(each))) return text;
    // A topic may come from the heading; who does something must stand so in the sentence itself.
    if (places.length === 0 && !(part === "topic" && words.around.includes(text))) return text;
    if (known.length === 0 && part === "subject") {
      const ends = places.some((run) => run.text.endsWith(text));
      if (!ends) return text;
    }
  }
  return undefined;
}

/** Whether each statement of a claim takes its words from one statement of the text. */
export function keepsTogether(claim: string, words: Words): boolean {
  const clauses = clausesOf(words.text);
  return clausesOf(claim).every((said) => {
    const meant = runsOf(said).filter(
      ({ kind, text }) => kind === "word" && !NEUTRAL.has(text) && words.text.includes(text),
    );
    return clauses.some((clause) => {
      const inHere = ({ text }: Run): boolean => clause.includes(text) || parts(text, clause);
      return meant.every((run) => inHere(run) || words.around.includes(run.text));
    });
  });
}

const parts = (word: string, clause: string): boolean =>
  Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2).some(
    (cut) => clause.includes(word.slice(0, cut)) && clause.includes(word.slice(cut)),
  );
