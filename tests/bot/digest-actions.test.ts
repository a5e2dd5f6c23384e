import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import type { Choice, Message } from "../../src/domain/message.ts";
import type { Person } from "../../src/domain/person.ts";
import { projectId } from "../../src/domain/record-ids.ts";
import { recordsDigestSource } from "../../src/evaluations/digest-source.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  collaboration,
  colleague,
  head,
  owner,
  PARKS,
  person,
  project,
  stranger,
  WELFARE,
} from "../evaluations/samples.ts";

const folder = mkdtempSync(join(tmpdir(), "kyodo-actions-"));
let store: Store;
beforeAll(async () => {
  store = await openStore({ file: join(folder, "kyodo.db") });
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOW = new Date("2027-04-19T01:00:00Z");
const CARD = "digest.2027-W16.person";
const left = person("kato", { leftOn: "2027-03-31" });
const by = { by: owner.id, reason: null };
const staff: readonly Person[] = [owner, colleague, head, collaboration, stranger, left];

let cities = 0;
let tenant = "";
let ids = 0;
beforeEach(async () => {
  tenant = `city${++cities}`;
  const sections = [PARKS, WELFARE, { id: collaboration.section ?? PARKS.id, name: "協働推進課" }];
  const changes: readonly RecordChange[] = [
    ...sections.map((section): RecordChange => ({ kind: "saveSection", section, ...by })),
    ...staff.flatMap((each): readonly RecordChange[] => [
      { kind: "savePerson", person: each, ...by },
      { kind: "linkIdentity", identity: { platform: "test", user: each.id }, person: each.id, ...by },
    ]),
    {
      kind: "saveProject",
      project: project({ version: 0, stage: "awaiting", filed: ["after.city"] }),
      ...by,
    },
  ];
  await store.changeRecords(tenant, changes, NOW);
});

const bot = () =>
  new Bot({
    store,
    answer: (question) => ({ ok: false, message: `asked: ${question}` }),
    guide: () => ({ volumes: [], own: undefined, today: "2027-04-19", suggest: () => [] }),
    isHoliday,
    newId: () => `id${++ids}`,
    now: () => NOW,
    language: "ja",
  });

const place = (who: string, direct: boolean) => ({ platform: "test", key: direct ? `D-${who}` : "C1" });
async function heard(): Promise<{ text: string; choices: readonly Choice[] }> {
  let last: Message = { language: "ja", parts: [] };
  await deliver(store, "test", async ({ message }) => {
    last = message;
    return { kind: "sent" };
  });
  const choices = last.parts.flatMap((part) => (part.kind === "choices" ? part.options : []));
  return { text: renderMessage(last, { colour: false, title: (id) => id }), choices };
}
async function does(who: string, what: { text: string } | { card: string; value: string }, direct = true) {
  const party = { tenant, place: place(who, direct), person: who };
  const delivery = `t${++ids}`;
  await bot().receive(
    "text" in what
      ? { kind: "text", delivery, party, direct, text: what.text }
      : { kind: "press", delivery, party, direct, card: what.card, value: what.value },
  );
  return heard();
}
const press = (who: string, value: string, direct = true) => does(who, { card: CARD, value }, direct);
const type = (who: string, text: string, direct = true) => does(who, { text }, direct);
const stored = async () => (await store.records(tenant).projects.find(projectId("p1")))?.project;
const source = () => recordsDigestSource((city) => store.records(city), 60);
const homes = async () => (await source().readers(tenant)).map(({ kind, place: at }) => `${kind} ${at.key}`);

describe("a digest's buttons", () => {
  it("begin the evaluation for who may write it, and show the record to who may only see it", async () => {
    const mine = await press(owner.id, "open/final/partner/p1");
    expect(mine.text).toContain("相手方の評価は、どのように記入しますか？");
    const others = await press(head.id, "open/final/partner/p1");
    expect(others.text).toContain("花壇の里親");
    expect(others.text).not.toContain("どのように記入しますか");
  });

  it("give the text for the partner while the partner is to write, and say so where it is in", async () => {
    expect((await press(owner.id, "askPartner/final/partner/p1")).text).toContain("本町自治会 様");
    expect((await press(owner.id, "askPartner/final/city/p1")).text).toContain("もう済んでいるか");
  });

  it("make a record quiet for a week, after asking which, and the week after it is told of again", async () => {
    const { choices } = await press(owner.id, "snooze");
    expect(choices.map(({ label }) => label)).toEqual(["花壇の里親"]);
    const { text } = await type(owner.id, "1");
    expect(text).toContain("「花壇の里親」は、令和9年4月26日（月）までお知らせしません");
    const until = async (day: string) =>
      (await source().material(tenant, day)).pending.map(({ snoozedUntil }) => snoozedUntil);
    expect(await until("2027-04-20")).toEqual(["2027-04-26"]);
    expect(await until("2027-04-26")).toEqual([null]);
  });

  it("make everything quiet that the person is told of, and nothing of others", async () => {
    const more = project({ id: projectId("p2"), name: "清掃", version: 0, stage: "awaiting" });
    const other = { ...more, id: projectId("p3"), name: "他人の", owner: colleague.id };
    for (const each of [more, other]) {
      await store.changeRecords(tenant, [{ kind: "saveProject", project: each, ...by }], NOW);
    }
    const { choices } = await press(owner.id, "snooze");
    const all = choices.find(({ label }) => label === "すべて");
    await does(owner.id, { card: "menu", value: all?.value ?? "" });
    const { pending } = await source().material(tenant, "2027-04-20");
    const quiet = pending.filter(({ snoozedUntil }) => snoozedUntil !== null);
    expect(new Set(quiet.map(({ projectName }) => projectName))).toEqual(new Set(["花壇の里親", "清掃"]));
  });

  it("hand a record to a colleague of its section: which, to whom, and done, with the trail of it", async () => {
    const { choices, text } = await press(owner.id, "reassign");
    expect(text).toContain("「花壇の里親」をどなたに替えますか");
    expect(choices.map(({ label }) => label).sort()).toEqual(["suzuki", "takahashi"]);
    expect((await type(owner.id, "1")).text).toContain("担当をsuzukiさんに替えました");
    expect((await stored())?.owner).toBe(colleague.id);
    const trail = await store.records(tenant).office.history(projectId("p1"), { limit: 9, offset: 0 });
    expect(trail.at(-1)).toMatchObject({
      by: owner.id,
      before: { owner: "sato" },
      after: { owner: "suzuki" },
    });
  });

  it("do nothing twice where a choice is pressed twice", async () => {
    const { choices } = await press(collaboration.id, "assign/p1");
    const { value = "" } = choices.find(({ label }) => label === "suzuki") ?? {};
    await does(collaboration.id, { card: "menu", value });
    const version = (await stored())?.version;
    expect((await does(collaboration.id, { card: "menu", value })).text).toContain("もうsuzukiさんです");
    expect((await stored())?.version).toBe(version);
  });

  it("show lists of what the person may see: no names of people, one line a record", async () => {
    expect((await press(owner.id, "listMine")).text).toContain("花壇の里親（公園緑地課）");
    expect((await press(colleague.id, "listSection")).text).toContain("花壇の里親");
    expect((await press(colleague.id, "listSection")).text).not.toContain("sato");
    expect((await press(stranger.id, "listAll")).text).toContain("いまは何もありません");
    expect((await press(stranger.id, "listSection")).text).not.toContain("花壇");
    expect((await press(collaboration.id, "listAll")).text).toContain("花壇の里親");
    expect((await press(head.id, "listConfirmations")).text).toContain("いまは何もありません");
  });

  it("show in March what a handover starts from, with the way to hand each record on", async () => {
    const { text, choices } = await press(owner.id, "handover");
    expect(text).toContain("花壇の里親（公園緑地課）");
    expect(choices.map(({ label }) => label)).toContain("suzuki");
  });

  it.each([
    ["a stranger of another section", stranger.id],
    ["somebody who has left", left.id],
    ["somebody nobody knows", "nobody"],
  ])("say the same to %s whether the record is there or not, and change nothing", async (_who, id) => {
    const before = await stored();
    for (const value of ["open/final/partner/", "askPartner/final/partner/", "assign/"]) {
      const there = await press(id, `${value}p1`);
      expect(there.text).toBe((await press(id, `${value}nowhere`)).text);
      expect(there.text).not.toContain("花壇");
    }
    for (const value of [
      "digest:person/ito/p1",
      "digest:person/suzuki/p1",
      "digest:snooze/p1",
      "digest:record/p1",
    ]) {
      const { text } = await does(id, { card: "menu", value });
      expect(text).toContain("この操作はできません");
    }
    expect(await stored()).toEqual(before);
    expect((await source().material(tenant, "2027-04-20")).pending[0]?.snoozedUntil).toBeNull();
  });

  it("hand nothing to somebody outside the record's section, or who has left, whatever is pressed", async () => {
    for (const to of [stranger.id, left.id, "nobody", "%E0%A4%A"]) {
      await does(owner.id, { card: "menu", value: `digest:person/${to}/p1` });
    }
    expect((await press(owner.id, "nonsense")).text).toContain("この操作はできません");
    expect((await stored())?.owner).toBe(owner.id);
  });

  it("speak English where that is spoken", async () => {
    await type(owner.id, "digest on");
    const { text } = await press(owner.id, "snooze");
    expect(text).toContain("Which record shall be quiet for a week?");
  });
});

describe("where a digest goes", () => {
  it("is where the person last talked to the bot alone, never a channel", async () => {
    await type(owner.id, "こんにちは", false);
    expect(await homes()).toEqual([]);
    await type(owner.id, "こんにちは");
    expect(await homes()).toEqual(["person D-sato"]);
    await type(owner.id, "OK");
    expect(await source().readers(tenant)).toMatchObject([{ language: "ja" }]);
    await type("nobody", "こんにちは");
    await type(left.id, "こんにちは");
    expect(await homes()).toEqual(["person D-sato"]);
  });

  it("is stopped and brought back by a word or the button, wherever it is typed", async () => {
    const out = async () => (await source().readers(tenant)).map(({ optedOut }) => optedOut);
    expect((await type(owner.id, "お知らせ 停止")).text).toContain("週次のお知らせを止めました");
    expect(await out()).toEqual([true]);
    expect((await type(owner.id, "お知らせ　再開", false)).text).toContain("再開しました");
    expect(await out()).toEqual([false]);
    await press(owner.id, "optOut");
    expect(await out()).toEqual([true]);
    await type(owner.id, "digest on");
    expect(await out()).toEqual([false]);
  });

  it("says that there is no place yet where the bot never met the person alone", async () => {
    expect((await type(colleague.id, "お知らせ 再開", false)).text).toContain("届く場所がまだありません");
    expect((await type("nobody", "お知らせ 停止", false)).text).toContain("職員として登録");
  });

  it("is for a section the channel that its head names, for the collaboration section its own", async () => {
    expect((await type(owner.id, "お知らせ ここ", false)).text).toContain("この操作はできません");
    expect((await type(head.id, "お知らせ ここ", false)).text).toContain("公園緑地課のお知らせを");
    expect(await homes()).toEqual(["section C1"]);
    expect((await type(collaboration.id, "お知らせ ここ", false)).text).toContain("全体のお知らせを");
    expect(await homes()).toEqual(["collaboration C1"]);
    expect((await type(head.id, "お知らせ ここをやめる", false)).text).toContain("この操作はできません");
    await type(collaboration.id, "お知らせ ここ やめる", false);
    expect(await homes()).toEqual([]);
  });

  it("is for the whole channel, in whichever of its threads it is named", async () => {
    const inThread = async (thread: string, text: string): Promise<void> => {
      const party = { tenant, place: { platform: "test", key: `C1:${thread}` }, person: head.id };
      const board = { platform: "test", key: "C1" };
      await bot().receive({ kind: "text", delivery: `t${++ids}`, party, board, text });
    };
    await inThread("1", "お知らせ ここ");
    await inThread("2", "お知らせ ここ");
    expect(await homes()).toEqual(["section C1"]);
    await inThread("3", "お知らせ ここ やめる");
    expect(await homes()).toEqual([]);
  });
});
