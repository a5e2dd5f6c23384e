/**
 * A conversation script: a readable file that says what a person does and what the bot's reply must hold.
 *
 *   # title                         指針: kasumigaura   今日: 2026-11-24   言語: ja
 *   人: text                        what the person types        ({あ×500} repeats, \u202e is a character)
 *   押す: label                     presses a button of the latest reply
 *   古いボタン: label                presses a button of an earlier reply, the first that has it
 *   記入: text                      fills in the input of the latest reply
 *   別の人: text / 別の人が押す: label  somebody else in the same place
 *   もう一度:                        the same delivery again
 *   開く:                           the person opens the conversation
 *   再起動:                         the program ends and starts again
 *   古い対話: {"dialog", "version", "step", "answers"}   what an older version of the program left running
 *   ナビ: text                      the reply holds this, in this order; ナビ!: must not hold it; 無言: no reply
 */
export type Act =
  | {
      readonly kind: "type" | "press" | "pressOld" | "fillIn";
      readonly text: string;
      readonly other: boolean;
    }
  | { readonly kind: "again" }
  | { readonly kind: "open" }
  | { readonly kind: "restart" }
  | { readonly kind: "oldDialog"; readonly text: string };

export interface Exchange {
  readonly line: number;
  readonly act: Act;
  readonly expected: readonly string[];
  readonly forbidden: readonly string[];
  readonly silent: boolean;
}

export interface Script {
  readonly title: string;
  readonly own: string | undefined;
  readonly today: string;
  readonly language: "ja" | "en";
  readonly exchanges: readonly Exchange[];
}

const ACTS: Readonly<Record<string, (text: string) => Act>> = {
  人: (text) => ({ kind: "type", text, other: false }),
  押す: (text) => ({ kind: "press", text, other: false }),
  古いボタン: (text) => ({ kind: "pressOld", text, other: false }),
  記入: (text) => ({ kind: "fillIn", text, other: false }),
  別の人: (text) => ({ kind: "type", text, other: true }),
  別の人が押す: (text) => ({ kind: "press", text, other: true }),
  もう一度: () => ({ kind: "again" }),
  開く: () => ({ kind: "open" }),
  再起動: () => ({ kind: "restart" }),
  古い対話: (text) => ({ kind: "oldDialog", text }),
};

const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/giu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\{([^{}×]+)×(\d+)\}/gu, (_whole, piece: string, times: string) => piece.repeat(Number(times)))
    .replaceAll("\\n", "\n");

/** Reads a script; throws with the line where something in it is not understood. */
export function readScript(source: string): Script {
  let title = "";
  let own: string | undefined;
  let today = "2026-11-24";
  let language: "ja" | "en" = "ja";
  const exchanges: { line: number; act: Act; expected: string[]; forbidden: string[]; silent: boolean }[] =
    [];
  for (const [at, line] of source.split("\n").entries()) {
    if (line.trim() === "") continue;
    if (line.startsWith("# ")) {
      title = line.slice(2).trim();
      continue;
    }
    const [, word = "", rest = ""] = /^([^:]+): ?(.*)$/u.exec(line) ?? [];
    const text = unescaped(rest);
    const last = exchanges.at(-1);
    const act = ACTS[word];
    if (act !== undefined) {
      exchanges.push({
        line: at + 1,
        act: act(text),
        expected: [],
        forbidden: [],
        silent: false,
      });
    } else if (word === "指針") own = text;
    else if (word === "今日") today = text;
    else if (word === "言語" && (text === "ja" || text === "en")) language = text;
    else if (word === "ナビ" && last) last.expected.push(text);
    else if (word === "ナビ!" && last) last.forbidden.push(text);
    else if (word === "無言" && last) last.silent = true;
    else throw new Error(`line ${at + 1} is not understood: ${line}`);
  }
  for (const { line, expected, silent, act } of exchanges) {
    const needsReply = act.kind !== "restart" && act.kind !== "oldDialog";
    if (needsReply && expected.length === 0 && !silent) throw new Error(`line ${line}: nothing is expected`);
  }
  if (title === "" || exchanges.length === 0)
    throw new Error("a script has a title and at least one exchange");
  return { title, own, today, language, exchanges };
}
