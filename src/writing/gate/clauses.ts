/** Japanese sentences taken apart, as far as the gate needs it: what is said of one thing must not be said of another. */

/** A run of one script: what carries meaning, and the kana between. */
export interface Run {
  readonly kind: "word" | "kana" | "latin" | "mark";
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

type Script = "han" | "katakana" | "kana" | "latin" | "mark";

/** By code unit: this is asked for every letter of every claim. */
function scriptOf(unit: number): Script {
  if (unit >= 0x3041 && unit <= 0x309e) return unit <= 0x3096 || unit >= 0x309d ? "kana" : "mark";
  // ヶ stands for a kanji.
  if (unit === 0x30f6 || unit === 0x3005 || unit === 0x3006) return "han";
  if ((unit >= 0x30a1 && unit <= 0x30fa) || unit === 0x30fc) return "katakana";
  const isHan = (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
  if (isHan || (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xd840 && unit <= 0xdfff)) return "han";
  const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  if (isLetter || (unit >= 0x30 && unit <= 0x39) || unit === 0x25 || unit === 0x2e) return "latin";
  return unit >= 0xc0 && unit <= 0x24f ? "latin" : "mark";
}

/** Text in NFKC as runs; katakana and kanji are runs of their own, every mark is one. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; ) {
    const script = scriptOf(text.charCodeAt(at));
    let end = at + 1;
    if (script !== "mark") while (end < text.length && scriptOf(text.charCodeAt(end)) === script) end++;
    const kind = script === "han" || script === "katakana" ? "word" : script;
    runs.push({ kind, text: text.slice(at, end), at });
    at = end;
  }
  return runs;
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
