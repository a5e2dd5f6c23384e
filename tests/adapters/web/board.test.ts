import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawPicture } from "../../../src/adapters/pictures/draw-picture.ts";
import { openStores, type Stores } from "../../../src/adapters/sql/open.ts";
import { webApp } from "../../../src/adapters/web/app.ts";
import { boardRouter } from "../../../src/adapters/web/board/router.ts";
import type { PersonId } from "../../../src/domain/record-ids.ts";
import { openBoard } from "../../../src/wiring/board.ts";
import { type Listening, listen } from "../../../src/wiring/server.ts";
import { temporaryFolder } from "../../packs.ts";
import { foundCity, PEOPLE, TENANT, TODAY } from "./board-city.ts";
import { Browser, type Reply } from "./browser.ts";

let stores: Stores;
let server: Listening;

beforeAll(async () => {
  stores = await openStores({ file: join(temporaryFolder(), "board.db") });
  await foundCity(stores.store);
  const board = openBoard({ digestHour: 9 }, { tenant: TENANT, store: stores.store, clock: () => TODAY });
  server = await listen(
    webApp({
      who: {
        signIn: async ({ headers }) => {
          const person = headers["x-person"];
          return typeof person === "string" ? { person: `user:${person}` } : undefined;
        },
      },
      publicUrl: undefined,
      language: "ja",
      pages: [boardRouter(board, drawPicture)],
      tell: (failure) => {
        throw failure;
      },
    }),
    { port: 0 },
  );
});
afterAll(async () => {
  await server.stop();
  await stores.store.close();
});

const get = (
  path: string,
  person: PersonId | "nobody" = PEOPLE.collaboration.id,
  language = "ja",
): Promise<Reply> =>
  new Browser(server.address).get(path, {
    ...(person === "nobody" ? {} : { "x-person": person }),
    "accept-language": language,
  });
const part = (body: string, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, "s").exec(body)?.[0] ?? "";
const rowsIn = (markup: string): number => [...markup.matchAll(/<tr><th scope="row"/g)].length;

describe("the board", () => {
  it("shows the collaboration section what is overdue and what comes up, a page at a time, the earliest first", async () => {
    const { status, body } = await get("/board");
    expect(status).toBe(200);
    const overdue = part(body, "overdue");
    const late = [...overdue.matchAll(/(\d+)日超過/g)].map(([, days]) => Number(days));
    expect(late).toEqual([...late].sort((one, other) => other - one));
    expect(late.length).toBe(rowsIn(overdue));
    expect(part(body, "pending")).not.toContain("超過");
    const shown = /（(\d+)件）/.exec(overdue)?.[1];
    expect([Number(shown), rowsIn(overdue)]).toEqual([30, 10]);
    const all = await stores.store
      .records(TENANT)
      .projects.count({ seenBy: { kind: "all" }, fiscalYear: 2026 });
    expect(body).toContain(`<dt>記録</dt><dd>${all}件</dd>`);
  });

  it("turns pages without losing a line, and shows the last page for one that is not there", async () => {
    const names = new Set<string>();
    let pages = 0;
    for (let page = 1; page <= 9; page++) {
      const pending = part((await get(`/board?pending-page=${page}`)).body, "pending");
      for (const [, name = ""] of pending.matchAll(/<a href="\/board\/record\/([^"]+)"/g)) names.add(name);
      pages++;
      if (!pending.includes('rel="next"')) break;
    }
    const seen = { seenBy: { kind: "all" }, fiscalYear: 2026, open: true } as const;
    const { projects } = stores.store.records(TENANT);
    const expected =
      (await projects.count(seen)) - (await projects.count({ ...seen, dueBefore: "2026-11-25" }));
    expect([names.size, pages]).toEqual([expected, Math.ceil(expected / 10)]);
    expect(rowsIn(part((await get("/board?pending-page=999")).body, "pending"))).toBeGreaterThan(0);
  });

  it("narrows to a section, form, zone, stage and year, and keeps the filter from page to page", async () => {
    const { body } = await get("/board?section=welfare&form=委託&stage=running&zone=3");
    expect(body).toContain('<option value="welfare" selected>');
    const records = part(body, "overdue") + part(body, "pending");
    expect(records).not.toContain("公園緑地課");
    const filtered = (await get("/board?section=parks")).body;
    expect(filtered).toMatch(
      /href="\/board\?section=parks&amp;unanswered-page=2#unanswered"|section=parks&amp;pending-page=2/,
    );
    expect((await get("/board?year=2025")).body).toContain("<dt>記録</dt><dd>0件</dd>");
    expect((await get("/board?year=1066&section=nowhere&form=x&zone=9&stage=x&year=2026")).status).toBe(200);
  });

  it("plots the projects that both sides have evaluated, with their figures as a table", async () => {
    const { body } = await get("/board");
    const plot = part(body, "plot");
    expect(plot).toMatch(/<img src="\/board\/plot\.png\?[^"]*" alt="[^"]{50,}"/);
    expect(rowsIn(plot)).toBeGreaterThan(12);
    for (const name of ["plot", "submissions"]) {
      const { status, headers, body: png } = await get(`/board/${name}.png`);
      expect([status, headers["content-type"]]).toEqual([200, "image/png"]);
      expect(png.slice(1, 4)).toBe("PNG");
    }
  });

  it("tells how much each section has handed in of what fell due", async () => {
    const submissions = part((await get("/board")).body, "submissions");
    expect(submissions).toContain("公園緑地課");
    expect(submissions).toMatch(/\d+%/);
  });

  it("lists questions without an answer and opinions, and never who had them", async () => {
    const { body } = await get("/board");
    expect([...part(body, "unanswered").matchAll(/<li>/g)]).toHaveLength(10);
    const more = (await get("/board?unanswered-page=3")).body;
    expect([...part(more, "unanswered").matchAll(/<li>/g)]).toHaveLength(6);
    expect(more).toContain("&lt;script&gt;");
    expect(body).toContain("&lt;b&gt;古い&lt;/b&gt;");
    // By this number `explain` finds the answer.
    expect(part(body, "unanswered").match(/答えの番号 <code>a\d+<\/code>/gu)).toHaveLength(10);
    expect(part(body, "feedback")).toMatch(/答えの番号 <code>a32<\/code>/u);
    expect(body + more).not.toMatch(/secret-person|<script>alert|<b>古い/);
  });

  it("shows a section head the own section alone, without questions, opinions and exports", async () => {
    const { status, body } = await get("/board?section=welfare", PEOPLE.head.id);
    expect(status).toBe(200);
    expect(body).toContain("状況一覧　公園緑地課");
    expect(body).not.toContain("福祉課");
    expect(body).not.toMatch(/id="unanswered"|id="feedback"|\/board\/export/);
    expect(rowsIn(part(body, "overdue"))).toBeGreaterThan(0);
  });

  it("is refused to everybody else, with a word on what to do, in both languages", async () => {
    for (const person of [PEOPLE.owner.id, PEOPLE.stranger.id, "nobody"] as const) {
      for (const path of ["/board", "/board/digests", "/board/export/records-2026.csv"]) {
        const { status, body } = await get(path, person);
        expect([path, status]).toEqual([path, 403]);
        expect(body).not.toContain("花壇の里親");
      }
      expect((await get("/board/plot.png", person)).status).toBe(404);
    }
    expect((await get("/board", PEOPLE.owner.id, "en")).body).toContain("section heads");
    expect((await get("/board/export/records-2026.csv", PEOPLE.head.id)).status).toBe(403);
    expect((await get("/board/digests", PEOPLE.head.id)).status).toBe(403);
  });

  it("exports the records and the survey as CSV and XLSX, as the command line does", async () => {
    const csv = await get("/board/export/records-2026.csv");
    expect(csv.headers["content-disposition"]).toContain("kyodo-records-2026.csv");
    expect(csv.body.charCodeAt(0)).toBe(0xfeff);
    expect(csv.body).toContain("花壇の里親1");
    expect(csv.body.split("\r\n").length).toBeGreaterThan(90);
    const published = await get("/board/export/publication-2026.csv");
    expect(published.body).not.toContain("sato");
    expect((await get("/board/export/section-2026.csv")).body).toContain("福祉課");
    const xlsx = await get("/board/export/records-2026.xlsx");
    expect(xlsx.body.slice(0, 2)).toBe("PK");
    for (const wrong of [
      "secrets-2026.csv",
      "records-2026.exe",
      "records-26.csv",
      "..%2f..%2fetc%2fpasswd",
    ]) {
      expect((await get(`/board/export/${wrong}`)).status).toBe(404);
    }
  });

  it("opens a record as a page to print, for who may see it, with nothing in it that could run", async () => {
    const { status, headers, body } = await get("/board/record/r0");
    expect([status, body.includes("花壇の里親1")]).toEqual([200, true]);
    expect(String(headers["content-security-policy"])).toMatch(/default-src 'none'; style-src-elem 'sha256-/);
    // Another section's record that is not settled yet.
    expect((await get("/board/record/r0", PEOPLE.stranger.id)).status).toBe(404);
    expect((await get("/board/record/nothing")).status).toBe(404);
  });

  it("previews the digest of any week, and sends nothing", async () => {
    await stores.store.turn({ id: "channel", party: CHANNEL, at: TODAY }, async () => ({
      conversation: null,
      dialogs: [],
      replies: [],
      digests: [
        { kind: "channel", section: null, place: { platform: "slack", key: "C9" }, language: "ja" } as const,
      ],
    }));
    const { status, body } = await get("/board/digests?date=2026-11-25");
    expect([status, body.includes("2026-W48")]).toEqual([200, true]);
    expect(body).toMatch(/<article class="post"/);
    expect(body).not.toMatch(/<article[\s\S]*<button/);
    expect((await get("/board/digests?date=tomorrow")).status).toBe(400);
    expect((await get("/board/digests?date=2026-99-99")).status).toBe(400);
  });
});

const CHANNEL = { tenant: TENANT, place: { platform: "slack", key: "C9" }, person: "u" };
