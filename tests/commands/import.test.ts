import { describe, expect, it } from "vitest";
import { importRecords } from "../../src/commands/import-records.ts";
import { importPartners, importPeople } from "../../src/commands/import-registers.ts";
import { InputError } from "../../src/commands/jsonl.ts";
import { peopleList, personMeant } from "../../src/commands/people.ts";
import { owner } from "../evaluations/samples.ts";
import { bytes, cities } from "./city.ts";

const city = cities();
const all = { seenBy: { kind: "all" } } as const;

const TITLES =
  "年度,担当課,事業名,担当者,相手方の名称,相手方の区分,開始日,終了日,主な形態,目的,指標1,指標1の目標値,段階";
const line = (name: string, section = "福祉課") =>
  `2026,${section},${name},,みどりの会,NPO等,2026-04-01,2027-03-31,委託,目的,参加者,200,`;

describe("an import of records", () => {
  it("stores all lines once, however often it is repeated", async () => {
    const office = await city.found();
    const file = bytes([TITLES, line("一"), line("二")].join("\n"));
    expect(await importRecords(file, office, false)).toEqual({
      ok: true,
      text: "取り込みました: 新しく2件、変更0件、登録済みのまま0件。",
    });
    expect(await importRecords(file, office, false)).toMatchObject({
      text: expect.stringContaining("登録済みのまま2件"),
    });
    expect(await office.records.projects.count(all)).toBe(2);
  });

  it("tells every line that it refuses with its number and how to mend it, and stores nothing of the rest", async () => {
    const office = await city.found();
    const file = bytes(
      [TITLES, line("一"), line("二", "宇宙課"), line("三").replace("NPO等", "魔法")].join("\n"),
    );
    const { ok, text } = await importRecords(file, office, false);
    expect(ok).toBe(false);
    expect(text.split("\n")).toEqual([
      "2行に直すところがあります。何も取り込んでいません。",
      "  3行目  担当課: その名前の課は登録されていません。課の名前を確かめてください。",
      "  4行目  相手方の区分: 「自治会等」「NPO等」「事業者」「他」のどれかを入力してください。",
      "直してから、もう一度同じファイルを取り込んでください。",
    ]);
    expect(await office.records.projects.count(all)).toBe(0);
  });

  it("stores nothing when it is only tried", async () => {
    const office = await city.found();
    const { text } = await importRecords(bytes([TITLES, line("一")].join("\n")), office, true);
    expect(text).toMatch(/^確認だけしました/);
    expect(await office.records.projects.count(all)).toBe(0);
  });

  it("is for the collaboration section alone", async () => {
    const office = { ...(await city.found()), person: owner };
    for (const load of [importRecords, importPartners, importPeople]) {
      await expect(load(bytes(TITLES), office, false)).rejects.toThrow(InputError);
    }
  });
});

describe("an import of groups", () => {
  const titles = "団体名,区分,活動分野,活動地域,連絡先";

  it("registers them, and brings them up to date when it is repeated", async () => {
    const office = await city.found();
    const first = [titles, "みどりの会,NPO,環境、福祉,本町,0120-000-000", "本町自治会,自治会,,本町,"];
    expect(await importPartners(bytes(first.join("\n")), office, false)).toMatchObject({ ok: true });
    const again = [
      titles,
      "みどりの会,NPO,環境、福祉,本町,090-1",
      "本町自治会,自治会,,本町,",
      "みどりの会,NPO,,南町,",
    ];
    expect(await importPartners(bytes(again.join("\n")), office, false)).toMatchObject({
      text: "取り込みました: 新しく1件、変更1件、登録済みのまま1件。",
    });
    const { partners } = office.records;
    const id = await partners.findByName("みどりの会", "本町");
    expect(id && (await partners.find(id))).toMatchObject({
      partner: { kind: "nonProfit", fields: ["環境", "福祉"] },
      contact: "090-1",
    });
    expect(await partners.search({ words: [] }, { limit: 10, offset: 0 })).toHaveLength(3);
  });

  it("refuses a line without a name, one of an unknown kind and one that stands there twice", async () => {
    const office = await city.found();
    const file = [titles, ",NPO,,,", "甲,魔法,,,", "乙,NPO,,,", "乙,NPO,,,"].join("\n");
    const { ok, text } = await importPartners(bytes(file), office, false);
    expect(ok).toBe(false);
    expect(text).toMatch(/2行目 {2}団体名.*\n.*3行目 {2}区分.*\n.*5行目 {2}団体名/);
    expect(await office.records.partners.search({ words: [] }, { limit: 10, offset: 0 })).toEqual([]);
  });
});

describe("an import of the staff", () => {
  const titles = "platform,id,name,section,role,leftOn";

  it("knows people by the e-mail address that they sign in with, in whatever letters it is typed", async () => {
    const office = city.empty();
    const file = bytes(
      [titles, "メール,Sato@City.Example,佐藤,公園緑地課,担当,", "slack,U1,佐藤,公園緑地課,担当,"].join("\n"),
    );
    expect(await importPeople(file, office, false)).toMatchObject({ ok: true });
    const { people } = office.records;
    const found = await people.byIdentity({ platform: "email", user: "sato@city.example" });
    expect(found?.name).toBe("佐藤");
    expect(await people.byIdentity({ platform: "slack", user: "U1" })).toEqual(found);
  });

  it("makes the sections, the people and their accounts, and changes nothing when it is repeated", async () => {
    const office = city.empty();
    const file = bytes(
      [
        titles,
        "slack,U1,佐藤,公園緑地課,担当,",
        "Teams,a@b,佐藤,公園緑地課,担当,",
        "slack,U2,高橋,公園緑地課,課長,",
      ].join("\n"),
    );
    expect(await importPeople(file, office, false)).toMatchObject({ ok: true });
    const { people } = office.records;
    expect((await people.sections()).map(({ name }) => name)).toEqual(["公園緑地課"]);
    const everybody = await people.everybody();
    expect(everybody.map(({ person, identities }) => [person.name, person.role, identities.length])).toEqual([
      ["佐藤", "member", 2],
      ["高橋", "head", 1],
    ]);
    expect(await people.byIdentity({ platform: "teams", user: "a@b" })).toEqual(
      await people.byIdentity({ platform: "slack", user: "U1" }),
    );
    expect(await importPeople(file, office, false)).toMatchObject({
      text: "取り込みました: 新しく0件、変更0件、登録済みのまま3件。",
    });
  });

  it("moves, promotes and lets leave those who are known by their account", async () => {
    const office = city.empty();
    await importPeople(bytes(`${titles}\nslack,U1,佐藤,公園緑地課,担当,`), office, false);
    const before = await office.records.people.byIdentity({ platform: "slack", user: "U1" });
    const moved = `${titles}\nslack,U1,佐藤,福祉課,協働担当課,令和9年3月31日`;
    expect(await importPeople(bytes(moved), office, false)).toMatchObject({
      text: expect.stringContaining("変更1件"),
    });
    const after = await office.records.people.byIdentity({ platform: "slack", user: "U1" });
    expect(after).toMatchObject({ id: before?.id, role: "collaboration", leftOn: "2027-03-31" });
    expect(await peopleList(office)).toMatch(/^氏名\t.*\n佐藤\t福祉課\t協働担当\t2027-03-31\tslack:U1\t/);
  });

  it("refuses roles and platforms that are none, and an account that stands there twice", async () => {
    const office = city.empty();
    const file = [
      titles,
      "fax,U1,甲,課,担当,",
      "slack,U1,甲,課,王様,いつか",
      "slack,U2,乙,課,担当,",
      "slack,U2,丙,課,担当,",
    ];
    const { text } = await importPeople(bytes(file.join("\n")), office, false);
    for (const told of [/2行目 {2}利用サービス/, /3行目 {2}役割/, /3行目 {2}異動日/, /5行目 {2}利用者ID/]) {
      expect(text).toMatch(told);
    }
    expect(await office.records.people.everybody()).toEqual([]);
    expect(await peopleList(office)).toBe("職員が登録されていません。");
  });
});

describe("a person who is meant", () => {
  it("is found by id, account or a name that only one has", async () => {
    const office = city.empty();
    const rows = ["slack,U1,佐藤,A課,担当,", "slack,U2,鈴木,A課,担当,", "slack,U3,鈴木,B課,担当,"];
    await importPeople(bytes(["platform,id,name,section,role", ...rows].join("\n")), office, false);
    const { person } = await personMeant("slack:U1", office);
    expect((await personMeant(person.id, office)).person).toEqual(person);
    expect((await personMeant("佐藤", office)).person).toEqual(person);
    await expect(personMeant("鈴木", office)).rejects.toThrow(/何人も/);
    await expect(personMeant("王", office)).rejects.toThrow(/登録されていません/);
  });
});
