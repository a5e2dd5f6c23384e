import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { openStore } from "../../src/adapters/sql/open.ts";
import { MENU_CARD } from "../../src/bot/menu.ts";
import { botWording } from "../../src/bot/wording.ts";
import type { StoredDialog } from "../../src/ports/store.ts";
import { counted, type Seen, WatchedPlace, type Who } from "./watched-person.ts";

/** Whatever is typed and pressed, in whatever order: nothing that a person told is lost, and nobody is left in the dark. */

const folder = mkdtempSync(join(tmpdir(), "kyodo-any-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXTS = [
  ..."領域 形態 原則 企画 戻る なぜ？ 後で やめる 最初から まとめ 完了 再開 一覧 出典 ヘルプ 回答にする".split(
    " ",
  ),
  ..."zone form principles plan back why later cancel restart summary done resume list sources help".split(
    " ",
  ),
  ...["use it as the answer", "resume 2", "再開 1", "変更 1", "change 7", "変更 20", "2番を変更"],
  ...["はい", "いいえ", "no", "yes", "わからない", "not sure", "まだ", "まだ、4月30日", "not yet, 30 April"],
  ...["いいえ: 時間がない", "1", "２", "三", "4番", "99", "0", "なし", "none", "市民", "the city", "委託"],
  ...["令和8年4月1日", "4/1", "来年度末", "1 April 2027", "31 March 2026", "2月30日", "30万円", "1,200"],
  ...["協働の定義は何ですか？", "What is collaboration?", "沼津と小田原の違いは？", "天気は？", "ありがとう"],
  ...[
    "キャンセル料ゼロの日プロジェクト",
    "Back to School Day",
    "「やめる」",
    "戻り道の見守り",
    "中町自治会",
    "地域課",
  ],
  ...["この事業はどの領域？", "Which form suits our project?", "新しい事業を始めたい"],
  "自治会が夜間の見回りを計画しました。責任も費用も自治会で、市はライトを貸します。",
  "領域：自治会が夜間の見回りを計画しました。責任も費用も自治会で、市はライトを貸します。",
  "企画: 市が公園の清掃をNPOに委託し、費用は市が出します。",
  ...[
    "'; drop table dialogs; --",
    "<!channel> *x* [a](b)",
    "\u001b[31m\u202e",
    "🎉".repeat(40),
    "あ".repeat(400),
    " ",
  ],
];

type Act =
  | { readonly kind: "type" | "fillIn"; readonly text: string; readonly who: Who }
  | { readonly kind: "press"; readonly ago: number; readonly who: Who }
  /** Presses or types a fitting answer to whatever is asked, some times over. */
  | { readonly kind: "goOn"; readonly times: number; readonly option: number }
  | { readonly kind: "open" | "again" | "restart" };

const who = fc.oneof(
  { weight: 9, arbitrary: fc.constant<Who>("one") },
  { weight: 1, arbitrary: fc.constant<Who>("other") },
);
const text = fc.constantFrom(...TEXTS);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant("type" as const), text, who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("fillIn" as const), text, who }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("press" as const), ago: fc.nat(60), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("goOn" as const),
      times: fc.integer({ min: 1, max: 10 }),
      option: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("open", "again", "restart") }) },
);

const stateOf = ({ state }: StoredDialog) =>
  z
    .object({
      step: z.string(),
      answers: z.record(z.string(), z.string()),
      proposed: z.record(z.string(), z.array(z.string())),
    })
    .parse(state);

/** The dialogs of the party after the turn. */
function after({ before, result }: Seen): readonly StoredDialog[] {
  const changed = new Map(result.dialogs.map((dialog) => [dialog.id, dialog]));
  return [...before.filter(({ id }) => !changed.has(id)), ...result.dialogs];
}

/** No answer goes or changes but that of the step that was asked, or one that nobody had confirmed or that no longer fits. */
function keepsAnswers(was: StoredDialog, is: StoredDialog): void {
  const [old, now] = [stateOf(was), stateOf(is)];
  const mayChange = (key: string): boolean =>
    key === old.step ||
    key in old.proposed ||
    (key === "end" && old.step === "start" && (now.answers["start"] ?? "") > (old.answers["end"] ?? ""));
  for (const [key, value] of Object.entries(old.answers)) {
    if (!mayChange(key)) expect(now.answers[key], `the answer ${key} of ${is.dialog}`).toBe(value);
  }
  for (const key of Object.keys(now.answers)) {
    const told =
      key in old.answers || key === old.step || key.startsWith(`${old.step}.`) || key in now.proposed;
    expect(told, `nobody told the answer ${key} of ${is.dialog}`).toBe(true);
  }
}

function showsWhereOneStands(seen: Seen): void {
  const running = after(seen).find(({ status }) => status === "running");
  if (!running) return;
  const parts = seen.reply.flatMap((message) => message.parts);
  const card = `${running.id}.${running.serial}`;
  const open = (["ja", "en"] as const).map((language) => botWording(language).summaryOpen("").slice(-12));
  const stands = parts.some(
    (part) =>
      part.kind === "progress" ||
      ((part.kind === "choices" || part.kind === "form") && part.card === card) ||
      (part.kind === "text" && open.some((end) => part.text.endsWith(end))),
  );
  expect(stands, `the reply shows where ${running.dialog} stands`).toBe(true);
}

function holds(seen: Seen): void {
  const { before, result, incoming } = seen;
  expect(after(seen).filter(({ status }) => status === "running").length).toBeLessThanOrEqual(1);
  for (const is of result.dialogs) {
    const was = before.find(({ id }) => id === is.id);
    if (!was) continue;
    keepsAnswers(was, is);
    expect(is.serial).toBeGreaterThan(was.serial);
    if (was.status !== "running") expect(stateOf(is).answers).toEqual(stateOf(was).answers);
  }
  if ((incoming.kind === "press" || incoming.kind === "form") && !counted(incoming.card, before)) {
    expect(result.dialogs, "an old or a foreign button changes nothing").toEqual([]);
    expect(result.records ?? []).toEqual([]);
  }
  expect(seen.reply.length > 0 || incoming.kind === "open").toBe(true);
  showsWhereOneStands(seen);
}

/** Answers what is asked now: presses an option of it, or types something that fits its input. */
async function goOn(place: WatchedPlace, option: number): Promise<Seen> {
  const shown = await place.does("one", { kind: "open" });
  holds(shown);
  const parts = shown.reply.flatMap((message) => message.parts);
  for (const part of parts) {
    if (part.kind === "choices") {
      const value = part.options[option % part.options.length]?.value ?? "";
      return place.does("one", { kind: "press", card: part.card, value });
    }
    if (part.kind === "form") {
      const [field] = part.fields;
      const fitting = { text: "中町の夜間見守り", date: "2027-04-01", number: "300000" } as const;
      const kind = field?.input.kind;
      const typed = kind === "text" || kind === "date" || kind === "number" ? fitting[kind] : "1";
      return place.does("one", { kind: "text", text: typed });
    }
  }
  return place.does("one", { kind: "text", text: "企画" });
}

async function perform(place: WatchedPlace, act: Act): Promise<void> {
  switch (act.kind) {
    case "type":
      return holds(await place.does(act.who, { kind: "text", text: act.text }));
    case "fillIn": {
      const input = place.inputs.at(-1);
      if (!input) return;
      return holds(
        await place.does(act.who, { kind: "form", card: input.card, fields: { [input.key]: act.text } }),
      );
    }
    case "press": {
      const button = place.buttons.at(-1 - (act.ago % Math.max(1, place.buttons.length)));
      return button && holds(await place.does(act.who, { kind: "press", ...button }));
    }
    case "goOn":
      for (let time = 0; time < act.times; time++) holds(await goOn(place, act.option));
      return;
    case "open":
      return holds(await place.does("one", { kind: "open" }));
    case "again":
      return expect(await place.again()).toBeUndefined();
    case "restart":
      return place.restart();
  }
}

/** Every dialog that was left can be gone on with, all its answers in it. */
async function allCanBeResumed(place: WatchedPlace): Promise<void> {
  const { before } = await place.does("one", { kind: "text", text: "一覧" });
  for (const left of before.filter(({ status }) => status !== "running")) {
    const seen = await place.does("one", { kind: "press", card: MENU_CARD, value: `resume:${left.id}` });
    holds(seen);
    const resumed = seen.result.dialogs.find(({ id }) => id === left.id);
    expect(resumed?.status).toBe("running");
    expect(resumed && stateOf(resumed).answers).toEqual(stateOf(left).answers);
  }
}

it("keeps every answer, one running dialog and a reply that shows where one stands, in any sequence", async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const file = join(folder, `${++runs}.db`);
      const place = await WatchedPlace.at(() => openStore({ file }));
      try {
        for (const each of acts) await perform(place, each);
        await allCanBeResumed(place);
      } finally {
        await place.close();
      }
    }),
    { seed: 20261124, numRuns: 40, endOnFailure: false },
  );
}, 600_000);
