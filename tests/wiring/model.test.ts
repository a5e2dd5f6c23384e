import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../src/bot/deliver.ts";
import { explainAnswer } from "../../src/commands/explain.ts";
import { type Config, readConfig } from "../../src/config.ts";
import type { Message, Part } from "../../src/domain/message.ts";
import type { Incoming } from "../../src/ports/chat.ts";
import type { Party } from "../../src/ports/store.ts";
import { openBot } from "../../src/wiring/bot.ts";
import { checkModel } from "../../src/wiring/model.ts";
import { alone } from "../conversations/city.ts";
import { knowledge, temporaryFolder } from "../packs.ts";
import { json, modelForTests } from "../writing/model-server.ts";

const server = await modelForTests();
const folder = temporaryFolder();
const configured = (more: Readonly<Record<string, string>> = {}): Config =>
  readConfig({
    DATA_DIR: join(folder, "data"),
    MODEL: "openai:test-model",
    MODEL_API_KEY: "sk-test",
    MODEL_BASE_URL: server.url,
    ...more,
  });

const PLATFORM = "test";
let opened: Awaited<ReturnType<typeof openBot>>;
let ids = 0;
beforeAll(async () => {
  opened = await openBot(configured(), knowledge());
  await opened.store.changeRecords("local", alone(PLATFORM), new Date());
});
afterAll(() => opened.store.close());

const someone = (): Party => ({
  tenant: "local",
  place: { platform: PLATFORM, key: `C${++ids}` },
  person: "U1",
});
type Act = Incoming extends infer I ? (I extends Incoming ? Omit<I, "delivery" | "party"> : never) : never;

/** What the person does, and what is shown in the end, with what was told before. */
async function does(party: Party, act: Act): Promise<{ shown: Message; told: readonly string[] }> {
  await opened.bot.receive({ ...act, delivery: `d${++ids}`, party } as Incoming);
  const shown: Message[] = [];
  const told: string[] = [];
  await deliver(
    opened.store,
    PLATFORM,
    async ({ message, better }, signal) => {
      const tell: Parameters<NonNullable<typeof better>>[0] = (progress) => {
        if (progress.kind === "sentence") told.push(progress.text);
      };
      shown.push(better ? await better(tell, signal) : message);
      return { kind: "sent" };
    },
    opened.delivery,
  );
  const [last] = shown;
  if (!last) throw new Error("nothing was said");
  return { shown: last, told };
}
const types = (party: Party, text: string) => does(party, { kind: "text", text });
const textOf = ({ parts }: Message): string =>
  parts
    .map((part) => ("text" in part ? part.text : part.kind === "list" ? part.items.join("\n") : ""))
    .join("\n");
const actionIn = ({ parts }: Message, label: string) => {
  const actions = parts.flatMap((part: Part) =>
    part.kind === "actions" ? part.actions.map((each) => ({ card: part.card, ...each })) : [],
  );
  const found = actions.find((each) => each.label === label);
  if (!found) throw new Error(`no action 「${label}」 in\n${textOf({ language: "ja", parts })}`);
  return found;
};
const presses = (party: Party, { card, value }: { card: string; value: string }) =>
  does(party, { kind: "press", card, value });

const QUOTE = "事業実施に関する責任は、原則として委託する行政側が負うことになります。";
const SENTENCE = "委託では、事業実施に関する責任は原則として行政側が負います。";
describe("with a language model in the settings", () => {
  it("a question is answered by it, kept, and can be explained", async () => {
    server.says(json({ claims: [{ passage: 1, quote: QUOTE, sentence: SENTENCE }] }));
    const me = someone();
    const { shown, told } = await types(me, "小田原市で委託した事業の責任は誰が負う？");
    expect(told).toEqual([`${SENTENCE}[1]`]);
    expect(shown.writtenBy).toBe("openai:test-model");
    const id = shown.parts.find((part) => part.kind === "feedback")?.answer ?? "";
    const kept = await opened.store.answers("local").find(id);
    expect(kept?.text).toBe(`${SENTENCE}[1]`);
    if (!kept) throw new Error("not kept");
    const told_ = explainAnswer(kept, "ja");
    for (const words of ["openai:test-model", "answer@1", "✓ 委託では", "小田原市で委託した", "トークン"]) {
      expect(told_).toContain(words);
    }
    const sources = await types(me, "出典");
    expect(textOf(sources.shown)).not.toContain("出典はありません");
    expect(JSON.stringify(sources.shown.parts)).toContain(QUOTE);
  });

  it("an answer that it could not better says why when it is explained", async () => {
    server.says(json({ claims: [{ passage: 1, quote: QUOTE, sentence: "責任は市民側が負います。" }] }));
    const { shown } = await types(someone(), "小田原市で委託した事業の責任は誰が負う？");
    expect(shown.writtenBy).toBeUndefined();
    const id = shown.parts.find((part) => part.kind === "feedback")?.answer ?? "";
    const kept = await opened.store.answers("local").find(id);
    const text = kept ? explainAnswer(kept, "en") : "";
    expect(text).toContain("nothing passed the gate");
    expect(text).toContain("✗ 責任は市民側が負います。 ← words that the quote does not hold: 市民側");
  });

  it("a free text in a step is read, and counts only once the person has pressed it", async () => {
    const me = someone();
    server.says(json({ claims: [] }));
    const { shown: first } = await types(me, "領域");
    const options = first.parts.flatMap((part) => (part.kind === "choices" ? part.options : []));
    const wanted = options[1];
    if (!wanted) throw new Error("no options");
    server.says(json({ value: wanted.value, words: "団体さんにも頼むつもり" }));
    const { shown } = await types(me, "団体さんにも頼むつもりです。");
    expect(shown.writtenBy).toBe("openai:test-model");
    expect(textOf(shown)).toContain("「団体さんにも頼むつもり」から");
    const again = await does(me, { kind: "open" });
    expect(again.shown.parts.find((part) => part.kind === "progress")).toMatchObject({ step: 1 });
    const { shown: next } = await presses(me, actionIn(shown, wanted.label));
    expect(next.parts.find((part) => part.kind === "progress")).toMatchObject({ step: 2 });
  });

  it("a description is read as answers, which are filled in by one press, with the words that led there", async () => {
    const me = someone();
    server.says(({ user }) => {
      const keys = [...user.matchAll(/^([a-zA-Z]+): .*\n- ([a-zA-Z0-9]+): /gmu)];
      return json({ answers: keys.map(([, key, value]) => ({ key, value, words: "川をきれいにする" })) });
    });
    const { shown } = await types(me, "領域：みんなで川をきれいにするという話です");
    const fill = actionIn(shown, "この内容で埋める");
    expect(textOf(shown)).toContain("（「川をきれいにする」から）");
    const { shown: filled } = await presses(me, fill);
    expect(textOf(filled)).toContain("答えを読み取りました");
    expect(JSON.stringify(filled.parts)).toContain("川をきれいにする");
    const { shown: late } = await presses(me, fill);
    expect(textOf(late)).toContain("前の質問のボタンです");
  });

  it("a press that was made up fills in nothing", async () => {
    const me = someone();
    server.says(json({ claims: [] }));
    const { shown } = await types(me, "領域");
    const card = shown.parts.flatMap((part) => (part.kind === "choices" ? [part.card] : []))[0] ?? "";
    for (const value of [
      "fill:",
      "fill:{}",
      "fill:[]",
      'fill:{"reserved":"yes"}',
      'fill:{"knownZones":["5","x"]}',
      'fill:{"reserved":["nonsense","x"]}',
    ]) {
      const { shown: after } = await presses(me, { card, value });
      expect(textOf(after)).toContain("前の質問のボタンです");
      expect(after.parts.find((part) => part.kind === "progress")).toMatchObject({ step: 1 });
    }
  });

  it("a purpose gets a clearer wording as a draft, which replaces it only by a press", async () => {
    const me = someone();
    server.says(json({ claims: [] }));
    await types(me, "企画");
    await types(me, "見守り隊");
    const clearer = "地域の子どもの登下校を見守り、安心して通える道を保つこと。";
    server.says(json({ text: clearer }));
    const { shown } = await types(me, "子どもの登下校を見守って安心して通える道を地域で保つこと");
    expect(shown.writtenBy).toBe("openai:test-model");
    expect(textOf(shown)).toContain("下書き");
    expect(textOf(shown)).toContain(clearer);
    const { shown: taken } = await presses(me, actionIn(shown, "この案を使う"));
    expect(taken.parts.find((part) => part.kind === "progress")).toMatchObject({ step: 3 });
    const { shown: back } = await types(me, "戻る");
    expect(textOf(back)).toContain(`いまの回答: ${clearer}`);
  });
});

describe("the doctor", () => {
  it("reaches the model and says how long it took", async () => {
    server.says(json({ ok: true }));
    expect(await checkModel(configured())).toMatchObject({
      level: "ok",
      text: expect.stringContaining("openai:test-model"),
    });
  });

  it("tells which package to install for a provider that is not there", async () => {
    const { text, level } = await checkModel(configured({ MODEL: "anthropic:claude-x" }));
    expect(level).toBe("error");
    expect(text).toContain("npm install @langchain/anthropic");
  });

  it("names what to look at where the key is refused, and never shows a key", async () => {
    server.says({ error: { message: "bad key sk-test-0123456789abcdefghijklmn" }, status: 401 });
    const { text, level } = await checkModel(configured());
    expect(level).toBe("error");
    expect(text).toContain("MODEL_API_KEY");
    expect(text).not.toContain("0123456789abcdefghij");
  });

  it("says what Azure OpenAI still needs", async () => {
    const { text } = await checkModel(readConfig({ DATA_DIR: folder, MODEL: "azure_openai:gpt" }));
    expect(text).toMatch(/MODEL_API_KEY.*MODEL_BASE_URL.*MODEL_API_VERSION/u);
  });

  it("is content without a model", async () => {
    expect(await checkModel(readConfig({ DATA_DIR: folder }))).toMatchObject({ level: "ok" });
  });
});
