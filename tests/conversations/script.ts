/**
 * A conversation script: a readable file that says what a person does and what the bot's reply must hold.
 *
 *   # title                         指針: kasumigaura   今日: 2026-11-24   言語: ja   職員: あり / なし
 *   記録: … / 団体: …                 a record, a group in the store before it begins (ready-record.ts)
 *   人: text                        what the person types        ({あ×500} repeats, \u202e is a character)
 *   押す: label                     presses a button of the latest reply
 *   古いボタン: label                presses a button of an earlier reply, the first that has it
 *   記入: text                      fills in the input of the latest reply
 *   別の人: text / 別の人が押す: label  somebody else in the same place
 *   課長: text / 協働担当: text        the section's head, the collaboration section (with 職員: あり; 人 is then a member
 *                                   of 環境課, 別の人 one of 福祉課; without it 人 looks after all records)
 *   日付: 2027-04-05                  the day becomes another
 *   登録:                             人 is registered for records (with 職員: なし nobody is before)
 *   もう一度:                        the same delivery again
 *   開く:                           the person opens the conversation
 *   再起動:                         the program ends and starts again
 *   古い対話: {"dialog", "version", "step", "answers"}   what an older version of the program left running
 *   ナビ: text                      the reply holds this, in this order; ナビ!: must not hold it; 無言: no reply
 */
export type Speaker = "me" | "other" | "head" | "collaboration";

export type Act =
  | { readonly kind: "type" | "press" | "pressOld" | "fillIn"; readonly text: string; readonly by: Speaker }
  | { readonly kind: "day"; readonly text: string }
  | { readonly kind: "again" }
  | { readonly kind: "register" }
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
  /** Who is registered: the whole staff, each with a section and a role, only who talks, or nobody. */
  readonly staff: "all" | "alone" | "nobody";
  readonly records: readonly string[];
  readonly groups: readonly string[];
  readonly exchanges: readonly Exchange[];
}

const ACTS: Readonly<Record<string, (text: string) => Act>> = {
  人: (text) => ({ kind: "type", text, by: "me" }),
  押す: (text) => ({ kind: "press", text, by: "me" }),
  古いボタン: (text) => ({ kind: "pressOld", text, by: "me" }),
  記入: (text) => ({ kind: "fillIn", text, by: "me" }),
  別の人: (text) => ({ kind: "type", text, by: "other" }),
  別の人が押す: (text) => ({ kind: "press", text, by: "other" }),
  課長: (text) => ({ kind: "type", text, by: "head" }),
  協働担当: (text) => ({ kind: "type", text, by: "collaboration" }),
  日付: (text) => ({ kind: "day", text }),
  もう一度: () => ({ kind: "again" }),
  登録: () => ({ kind: "register" }),
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
  let staff: Script["staff"] = "alone";
  const records: string[] = [];
  const groups: string[] = [];
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
    else if (word === "職員") staff = text === "あり" ? "all" : "nobody";
    else if (word === "記録") records.push(text);
    else if (word === "団体") groups.push(text);
    else if (word === "言語" && (text === "ja" || text === "en")) language = text;
    else if (word === "ナビ" && last) last.expected.push(text);
    else if (word === "ナビ!" && last) last.forbidden.push(text);
    else if (word === "無言" && last) last.silent = true;
    else throw new Error(`line ${at + 1} is not understood: ${line}`);
  }
  for (const { line, expected, silent, act } of exchanges) {
    const needsReply = !["restart", "oldDialog", "day", "register"].includes(act.kind);
    if (needsReply && expected.length === 0 && !silent) throw new Error(`line ${line}: nothing is expected`);
  }
  if (title === "" || exchanges.length === 0)
    throw new Error("a script has a title and at least one exchange");
  return { title, own, today, language, staff, records, groups, exchanges };
}
