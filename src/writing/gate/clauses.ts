/** Japanese sentences taken apart, as far as the gate needs it: what is said of one thing must not be said of another. */

/** A run of one script: what carries meaning, and the kana between. */
export interface Run {
  readonly kind: "word" | "kana" | "latin" | "mark";
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

const RUN =
  /(?<word>[\p{Script=Han}々〆ヶ]+|[ァ-ヺー]+)|(?<kana>[ぁ-んゝゞ]+)|(?<latin>[\p{Script=Latin}\p{N}.%]+)|(?<mark>.)/gsu;

/** Text in NFKC as runs; katakana and kanji are runs of their own. */
export function runsOf(text: string): Run[] {
  return [...text.matchAll(RUN)].map(({ 0: found, groups, index }) => {
    const kind = groups?.["word"] ? "word" : groups?.["kana"] ? "kana" : groups?.["latin"] ? "latin" : "mark";
    return { kind, text: found, at: index };
  });
}

/** After these a comma parts two statements; after a particle or a noun it only lets the reader breathe. */
const PREDICATE_END =
  /(?:し|して|って|いて|んで|えて|けて|せて|めて|れて|べて|ておらず|り|ず|が|ば|たら|ため|ので|から|る|う|た|ます|です|ない|なく|つつ|ながら)$/u;
const TOPIC_END =
  /(?:では|には|とは|ては|として|に対して|について|において|によって|あたって|とって|関して|から|ため|より|あり)$/u;

/** The statements of a text: parted by full stops, and by commas behind a predicate. */
export function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  let open = "";
  for (const piece of text.split(/(?<=[。．！？!?])|(?<=[、，,])/u)) {
    open += piece;
    const bare = piece.replace(/[、，,]$/u, "");
    const ends = /[。．！？!?]$/u.test(piece) || (PREDICATE_END.test(bare) && !TOPIC_END.test(bare));
    if (!ends) continue;
    clauses.push(open);
    open = "";
  }
  if (open.trim() !== "") clauses.push(open);
  return clauses;
}
