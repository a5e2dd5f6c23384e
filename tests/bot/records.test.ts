import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isHoliday } from "../../src/adapters/calendar/holidays.ts";
import { openStore } from "../../src/adapters/sql/open.ts";
import { renderMessage } from "../../src/adapters/terminal/message.ts";
import { Bot } from "../../src/bot/bot.ts";
import { deliver } from "../../src/bot/deliver.ts";
import { projectId } from "../../src/domain/record-ids.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Party, Store } from "../../src/ports/store.ts";
import { staff, USERS } from "../conversations/city.ts";
import { readyRecord } from "../conversations/ready-record.ts";
import type { Speaker } from "../conversations/script.ts";
import { knowledge } from "../packs.ts";
import { TestPostgres } from "../postgres.ts";

/** What only two people, or two deliveries, at the same moment can do to a record. */

const { volumes } = knowledge().library;
const folder = mkdtempSync(join(tmpdir(), "kyodo-records-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let ids = 0;
const newId = (): string => `id${++ids}`;

/** The city's evaluation of the ready record, up to its summary. */
const EVALUATED = ["評価", ...Array<string>(13).fill("4"), ...Array<string>(4).fill("はい")];

class City {
  readonly #stores: readonly [Store, ...Store[]];
  readonly #tenant = newId();
  readonly #platform = newId();
  readonly record = projectId(newId());

  constructor(stores: readonly [Store, ...Store[]]) {
    this.#stores = stores;
  }

  async found(line: string): Promise<this> {
    await this.change([...staff(this.#platform), ...readyRecord(line, this.record, null)]);
    return this;
  }

  change(changes: readonly RecordChange[]): Promise<void> {
    return this.#stores[0].changeRecords(this.#tenant, changes, new Date("2026-11-01T00:00:00Z"));
  }

  get records() {
    return this.#stores[0].records(this.#tenant);
  }

  /** What stands in the audit trail of the record. */
  async traces(what: RecordChange["kind"]): Promise<number> {
    const entries = await this.records.office.history(this.record, { limit: 100, offset: 0 });
    return entries.filter((each) => each.what === what).length;
  }

  async type(by: Speaker, texts: readonly string[], at = 0): Promise<void> {
    const party: Party = {
      tenant: this.#tenant,
      place: { platform: this.#platform, key: by },
      person: USERS[by],
    };
    const bot = new Bot({
      store: this.#stores[at] ?? this.#stores[0],
      answer: () => ({ ok: false, message: "―" }),
      guide: () => ({ volumes, own: "kasumigaura", today: "2026-11-24", suggest: () => [] }),
      isHoliday,
      newId,
      now: () => new Date("2026-11-24T01:00:00Z"),
      language: "ja",
    });
    for (const text of texts) await bot.receive({ kind: "text", delivery: newId(), party, text });
  }

  async said(): Promise<string> {
    const style = { colour: false, title: (id: string) => id };
    const replies: string[] = [];
    await deliver(this.#stores[0], this.#platform, async ({ message }) => {
      replies.push(renderMessage(message, style));
      return { kind: "sent" };
    });
    return replies.join("\n");
  }
}

function recordsOn(name: string, open: () => Promise<readonly [Store, ...Store[]]>): void {
  describe(`records kept in ${name}`, () => {
    let stores: readonly [Store, ...Store[]];
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(async () => {
      for (const store of new Set(stores)) await store.close();
    });

    it("take an evaluation finished by two deliveries at once a single time", async () => {
      const city = await new City(stores).found("awaiting");
      await city.type("me", EVALUATED);
      await Promise.all([city.type("me", ["完了"], 0), city.type("me", ["完了"], 1)]);
      const whole = await city.records.projects.find(city.record);
      expect(whole?.evaluations.map(({ time, side, version }) => ({ time, side, version }))).toEqual([
        { time: "after", side: "city", version: 1 },
      ]);
      expect(whole?.project.filed).toEqual(["after.city"]);
      expect(await city.traces("saveEvaluation")).toBe(1);
      expect((await city.said()).match(/市の評価を提出しました/g)).toHaveLength(1);
    });

    it("leave no second trace of an evaluation that is opened again and finished as it was", async () => {
      const city = await new City(stores).found("awaiting");
      await city.type("me", [...EVALUATED, "完了", "再開", "完了"]);
      expect((await city.said()).match(/市の評価を提出しました/g)).toHaveLength(2);
      expect((await city.records.projects.find(city.record))?.evaluations).toHaveLength(1);
      expect(await city.traces("saveEvaluation")).toBe(1);
    });

    it("keep one evaluation of a side where two people finish theirs at once, the former in the history", async () => {
      const city = await new City(stores).found("awaiting");
      await city.type("me", EVALUATED);
      await city.type("collaboration", ["事業 湖畔", "市の評価を記入", ...EVALUATED.slice(1)]);
      await Promise.all([city.type("me", ["完了"], 0), city.type("collaboration", ["完了"], 1)]);
      const whole = await city.records.projects.find(city.record);
      expect(whole?.evaluations).toHaveLength(1);
      expect(whole?.project.filed).toEqual(["after.city"]);
      expect(await city.traces("saveEvaluation")).toBe(2);
    });

    it("open next year's record once where the owner and the head ask for it at once", async () => {
      const city = await new City(stores).found("settled");
      await city.type("me", ["事業 湖畔"]);
      await city.type("head", ["事業 湖畔"]);
      await Promise.all([
        city.type("me", ["来年度の記録を開く"], 0),
        city.type("head", ["来年度の記録を開く"], 1),
      ]);
      const filter = { seenBy: { kind: "all" }, fiscalYear: 2027 } as const;
      expect(await city.records.projects.count(filter)).toBe(1);
      expect(await city.said()).toMatch(/来年度の「湖畔の清掃」を開きました/);
    });

    it("are confirmed once where the head presses while the collaboration section leaves them out", async () => {
      const city = await new City(stores).found("headConfirmation");
      await city.type("head", ["事業 湖畔"]);
      await city.type("collaboration", ["事業 湖畔", "対象外にする", "事業が中止になったため"]);
      await Promise.all([city.type("head", ["確定する"], 0), city.type("collaboration", ["完了"], 1)]);
      const stage = (await city.records.projects.find(city.record))?.project.stage;
      const said = await city.said();
      expect(["settled", "exempt"]).toContain(stage);
      expect(said).toContain(stage === "settled" ? "は「確定」になりました" : "は「対象外」になりました");
      expect(said).toContain("その操作はできません");
    });
  });
}

recordsOn("SQLite", async () => {
  const store = await openStore({ file: join(folder, "kyodo.db") });
  return [store, store];
});
recordsOn("PostgreSQL", async () => {
  const databaseUrl = await postgres.database();
  return [await openStore({ databaseUrl, file: "" }), await openStore({ databaseUrl, file: "" })];
});
