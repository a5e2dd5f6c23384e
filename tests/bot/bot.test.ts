import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { Answerer } from "../../src/answers/ask.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import { withHome } from "../../src/knowledge/knowledge.ts";
import type { Incoming, Taken } from "../../src/ports/chat.ts";
import type { Party, Store } from "../../src/ports/store.ts";
import { alone, staff, USERS } from "../conversations/city.ts";
import { readyRecord } from "../conversations/ready-record.ts";
import { knowledge } from "../packs.ts";

const known = knowledge();
const { volumes } = known.library;
const folder = mkdtempSync(join(tmpdir(), "kyodo-bot-"));
let store: Store;
beforeAll(async () => {
  store = await openStore({ file: join(folder, "kyodo.db") });
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

let ids = 0;
const newId = (): string => `id${++ids}`;
const bot = (): Bot =>
  new Bot({
    store,
    answer: (question, history, language, home) => ({
      ok: true,
      answer: new Answerer(home === undefined ? known : withHome(known, home)).answer({
        question,
        history,
        language,
      }),
    }),
    guide: (home) => ({ volumes, own: home ?? "kasumigaura", today: "2026-11-24", suggest: () => [] }),
    isHoliday,
    newId,
    now: () => new Date("2026-11-24T01:00:00Z"),
    language: "ja",
    refines: true,
  });
const someone = (): Party => ({
  tenant: newId(),
  place: { platform: newId(), key: "C1" },
  person: USERS.me,
});
type Act = Incoming extends infer I ? (I extends Incoming ? Omit<I, "delivery" | "party"> : never) : never;

async function act(party: Party, what: Act): Promise<{ taken: Taken; said: readonly Message[] }> {
  const taken = await bot().receive({ ...what, delivery: newId(), party } as Incoming);
  const said: Message[] = [];
  await deliver(store, party.place.platform, async ({ message }) => {
    said.push(message);
    return { kind: "sent" };
  });
  return { taken, said };
}
const type = async (party: Party, text: string): Promise<readonly Message[]> =>
  (await act(party, { kind: "text", text })).said;
const partsOf = (said: readonly Message[]): readonly Part[] => said.flatMap(({ parts }) => parts);
const textOf = (said: readonly Message[]): string =>
  partsOf(said)
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("\n");
const cardOf = (said: readonly Message[]): string =>
  partsOf(said)
    .flatMap((part) => (part.kind === "choices" || part.kind === "form" ? [part.card] : []))
    .at(-1) ?? "";

describe("feedback on an answer", () => {
  it("is kept, by a press or typed, and the later word counts", async () => {
    const me = someone();
    const [answer] = partsOf(await type(me, "協働とは何ですか")).flatMap((part) =>
      part.kind === "feedback" ? [part.answer] : [],
    );
    expect(answer).toBeDefined();
    await act(me, { kind: "feedback", answer: answer ?? "", helpful: true });
    const thanks = await type(me, "👎 市の独自の決まりが知りたかった");
    expect(textOf(thanks)).toContain("ありがとうございます");
    expect(textOf(thanks)).toContain(`この答えの番号: ${answer}`);
    expect(thanks[0]?.private).toBe(true);
    const kept = await store.answers(me.tenant).feedback("2026-01-01", { limit: 10, offset: 0 });
    expect(kept.map(({ feedback: { helpful, reason } }) => [helpful, reason])).toEqual([
      [false, "市の独自の決まりが知りたかった"],
    ]);
  });

  it("that it helped needs no number; that it did not is thanked for with the number to report it by", async () => {
    const me = someone();
    const answerOf = async (question: string) =>
      partsOf(await type(me, question)).flatMap((part) =>
        part.kind === "feedback" ? [part.answer] : [],
      )[0] ?? "";
    const answer = await answerOf("What is collaboration?");
    const { said: yes } = await act(me, { kind: "feedback", answer, helpful: true });
    expect(textOf(yes)).not.toContain(answer);
    const { said: no } = await act(me, { kind: "feedback", answer, helpful: false });
    expect(textOf(no)).toContain(`The number of this answer: ${answer}`);
    expect(await store.answers(me.tenant).find(answer)).toMatchObject({ question: "What is collaboration?" });
  });

  it("on an answer that is not there changes nothing and says so", async () => {
    const me = someone();
    const { said } = await act(me, { kind: "feedback", answer: "gone", helpful: true });
    expect(textOf(said)).toContain("もう残っていません");
  });
});

describe("a person's settings", () => {
  it("change the language of what is said and of the next conversation", async () => {
    const me = someone();
    const { said } = await act(me, { kind: "press", card: "settings", value: "language:en" });
    expect(said[0]?.language).toBe("en");
    const elsewhere = { ...me, place: { ...me.place, key: "C2" } };
    expect((await act(elsewhere, { kind: "press", card: "gone.1", value: "x" })).said[0]?.language).toBe(
      "en",
    );
  });

  it("make another guideline the own one, for questions as for dialogs, until the city's own is taken again", async () => {
    const me = someone();
    await act(me, { kind: "press", card: "settings", value: "home:odawara" });
    const said = await type(me, "うちの市の協働の定義は？");
    const sources = partsOf(said).flatMap((part) => (part.kind === "sources" ? part.citations : []));
    expect(new Set(sources.map(({ guideline }) => guideline))).toEqual(new Set(["odawara"]));
    await act(me, { kind: "press", card: "settings", value: "home:" });
    expect(textOf(await type(me, "設定"))).toContain("かすみがうら");
  });

  it("refuse what is no setting, and say so", async () => {
    const me = someone();
    const { said } = await act(me, { kind: "press", card: "settings", value: "home:nowhere" });
    expect(textOf(said)).toContain("もう使えません");
  });
});

describe("what others read along", () => {
  it("holds answers to questions, and nothing of the records, no error and nothing asked in private", async () => {
    const me = someone();
    await store.changeRecords(me.tenant, alone(me.place.platform), new Date());
    expect((await type(me, "協働とは何ですか"))[0]?.private).toBeUndefined();
    for (const text of ["期限", "一覧", "設定", "自分だけに：協働とは何ですか", "評価"]) {
      expect((await type(me, text))[0]?.private, text).toBe(true);
    }
    const { said } = await act(me, { kind: "press", card: "gone.1", value: "x" });
    expect(said[0]?.private).toBe(true);
  });

  it("is no step of an evaluation", async () => {
    const me = someone();
    await store.changeRecords(
      me.tenant,
      [...staff(me.place.platform), ...readyRecord("awaiting 名前=湖畔の清掃", newId(), null)],
      new Date(),
    );
    const said = await type(me, "評価");
    expect(said[0]?.private).toBe(true);
  });
});

describe("a dialog as one form", () => {
  it("shows every step that applies, with the answers it has", async () => {
    const me = someone();
    await type(me, "領域");
    const card = cardOf(await type(me, "いいえ"));
    const sheet = await bot().sheet(me, card);
    expect(sheet?.title).toBe("領域の判定");
    expect(sheet?.fields.map(({ value }) => value)).toContain("no");
    expect(sheet?.fields.length).toBeGreaterThan(2);
  });

  it("takes all its fields at once, in whatever order they come", async () => {
    const me = someone();
    const card = cardOf(await type(me, "領域"));
    const sheet = await bot().sheet(me, card);
    const fields = Object.fromEntries(
      [...(sheet?.fields ?? [])].reverse().map(({ key, input }) => {
        const [first] = input.kind === "single" ? input.options : [];
        return [key, first?.value ?? ""];
      }),
    );
    const { taken, said } = await act(me, { kind: "sheet", card, fields });
    expect(taken).toEqual({ kind: "taken" });
    expect(textOf(said)).toMatch(/この事業の領域は|協働/);
  });

  it("tells each field that cannot be read, and stores nothing of the others, so that it can be sent again", async () => {
    const me = someone();
    const first = await type(me, "領域");
    const card = cardOf(first);
    const sheet = await bot().sheet(me, card);
    const [one, two] = sheet?.fields ?? [];
    if (!one || !two) throw new Error("the dialog has two steps");
    const fields = { [one.key]: "no", [two.key]: "むらさき" };
    const { taken, said } = await act(me, { kind: "sheet", card, fields });
    expect(taken).toEqual({
      kind: "refused",
      problems: { [two.key]: expect.stringContaining("読み取れません") },
    });
    expect(said).toEqual([]);
    expect(
      (await act(me, { kind: "sheet", card, fields: { [one.key]: "no", [two.key]: "no" } })).taken,
    ).toEqual({
      kind: "taken",
    });
  });

  it("is nobody else's, and counts no longer once the dialog went on", async () => {
    const me = someone();
    const card = cardOf(await type(me, "領域"));
    const other = { ...me, person: "U9" };
    expect(await bot().sheet(other, card)).toBeUndefined();
    expect(textOf((await act(other, { kind: "sheet", card, fields: {} })).said)).toContain("始めた人だけ");
    await type(me, "いいえ");
    expect(await bot().sheet(me, card)).toBeUndefined();
    expect(textOf((await act(me, { kind: "sheet", card, fields: {} })).said)).toContain(
      "前の質問のボタンです",
    );
  });
});

describe("coming home", () => {
  it("shows what is pending, kept dialogs of whatever place, the last questions and the settings", async () => {
    const me = someone();
    await store.changeRecords(me.tenant, alone(me.place.platform), new Date());
    await type(me, "沼津市の委託で気をつけることは？");
    await type(me, "領域");
    const home = await bot().home({ ...me, place: { ...me.place, key: "elsewhere" } });
    const labels = home.parts.flatMap((part) => (part.kind === "choices" ? part.options : []));
    expect(labels.map(({ label }) => label).join("\n")).toMatch(/領域の判定.*進行中/);
    expect(labels.map(({ label }) => label)).toContain("沼津市の委託で気をつけることは？");
    expect(home.private).toBe(true);
    const again = labels.find(({ value }) => value.startsWith("again:"));
    const { said } = await act(me, { kind: "press", card: "menu", value: again?.value ?? "" });
    expect(textOf(said)).toContain("沼津市");
  });

  it("lets a dialog be gone on with in another place, where it then is", async () => {
    const me = someone();
    await type(me, "領域");
    await type(me, "いいえ");
    const elsewhere = { ...me, place: { ...me.place, key: "elsewhere" } };
    const home = await bot().home(elsewhere);
    const resume = home.parts
      .flatMap((part) => (part.kind === "choices" ? part.options : []))
      .find(({ value }) => value.startsWith("resume:"));
    const { said } = await act(elsewhere, { kind: "press", card: "menu", value: resume?.value ?? "" });
    expect(partsOf(said).find(({ kind }) => kind === "progress")).toMatchObject({ step: 2 });
    expect(textOf(await type(elsewhere, "いいえ"))).not.toBe("");
    expect(textOf((await act(me, { kind: "open" })).said)).toBe("");
  });

  it("asks no question of somebody else again", async () => {
    const me = someone();
    await type(me, "協働とは何ですか");
    const home = await bot().home(me);
    const again = home.parts
      .flatMap((part) => (part.kind === "choices" ? part.options : []))
      .find(({ value }) => value.startsWith("again:"));
    const other = { ...me, person: "U9" };
    const { said } = await act(other, { kind: "press", card: "menu", value: again?.value ?? "" });
    expect(textOf(said)).toContain("もう使えません");
  });
});

describe("what a language model could do better", () => {
  it("goes along with an answer, with the questions before it", async () => {
    const me = someone();
    await type(me, "沼津市の協働の定義は？");
    const [message] = await type(me, "じゃあ小田原は？");
    expect(message?.refine).toMatchObject({ kind: "answer", history: ["沼津市の協働の定義は？"] });
  });

  it("goes along with a text that a step did not understand", async () => {
    const me = someone();
    const card = cardOf(await type(me, "領域"));
    const [message] = await type(me, "そのあたりは人によると思います");
    expect(message?.refine).toMatchObject({ kind: "step", typed: "そのあたりは人によると思います" });
    expect(message?.refine).toHaveProperty("card", card);
  });
});
