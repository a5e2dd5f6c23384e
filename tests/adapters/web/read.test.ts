import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webApp } from "../../../src/adapters/web/app.ts";
import { readRouter } from "../../../src/adapters/web/read/router.ts";
import { Answerer } from "../../../src/answers/ask.ts";
import { readConfig } from "../../../src/config.ts";
import { squeeze } from "../../../src/domain/text.ts";
import { openReading, passageLink, passagePath } from "../../../src/wiring/reading.ts";
import { type Listening, listen } from "../../../src/wiring/server.ts";
import { knowledge, PACK_IDS } from "../../packs.ts";
import { Browser } from "./browser.ts";

let server: Listening;
const open = () => new Browser(server.address);

beforeAll(async () => {
  const room = openReading({ knowledgeDirectory: undefined }, knowledge());
  server = await listen(
    webApp({
      who: { local: "local" },
      publicUrl: undefined,
      language: "ja",
      pages: [readRouter(room, "odawara")],
      tell: (failure) => {
        throw failure;
      },
    }),
    { port: 0 },
  );
});
afterAll(() => server.stop());

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
const markedIn = (page: string): string =>
  [...page.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, marked = ""]) => textOf(marked)).join("");

describe("the reading page", () => {
  it("has every guideline on its shelf", async () => {
    const { body } = await open().get("/read");
    for (const id of PACK_IDS) expect(body).toContain(`href="/read/${id}"`);
    expect(body).toContain("この市の指針");
  });

  it("opens each citation of an answer at its passage, marked word for word, on this server and by its public address", async () => {
    const browser = open();
    const answerer = new Answerer(knowledge());
    const link = passageLink(readConfig({ PUBLIC_URL: "http://127.0.0.1:3978" }), knowledge());
    const questions = [
      "協働とは？",
      "沼津市の協働の領域",
      "霞ヶ浦市の委託の留意点",
      "朝霞市の協働の原則",
      "What is collaboration in Odawara?",
    ];
    let checked = 0;
    for (const question of questions) {
      const answer = answerer.answer({ question });
      for (const citation of answer.kind === "answered" ? answer.citations : []) {
        const path = passagePath(knowledge())(citation) ?? "";
        expect(link(citation)).toBe(`http://127.0.0.1:3978${path}`);
        const [address = "", anchor] = path.split("#");
        const { status, body } = await browser.get(address);
        expect(status).toBe(200);
        expect(body).toContain(`id="${anchor}"`);
        expect(squeeze(markedIn(body))).toBe(squeeze(citation.quote.replaceAll("｜", "")));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(5);
  });

  it("gives no links where nobody else could open them", () => {
    const link = passageLink(readConfig({ PUBLIC_URL: "https://kyodo.example.lg.jp" }), knowledge());
    expect(link({ guideline: "numazu", section: "", quote: "協働" })).toBeUndefined();
  });

  it("says so where the words of a link are gone", async () => {
    const { status, body } = await open().get("/read/numazu?p=s00000000");
    expect([status, body.includes("見つかりません"), body.includes("<mark>")]).toEqual([200, true, false]);
  });

  it("has one outline without gaps, whatever the text leaves out, and each anchor once", async () => {
    for (const id of PACK_IDS) {
      const { body } = await open().get(`/read/${id}`);
      const levels = [...body.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
      const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, name]) => name);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
      expect(targets.filter((target) => !ids.includes(target ?? ""))).toEqual([]);
    }
  });

  it("is not found for a guideline that is not there", async () => {
    for (const path of ["/read/nowhere", "/read/..%2f..%2fpackage.json", "/read/__proto__"]) {
      expect((await open().get(path)).status).toBe(404);
    }
  });
});

describe("the search of the reading page", () => {
  const look = (query: Readonly<Record<string, string>>) =>
    open().get(`/read/search?${new URLSearchParams(query).toString()}`);

  it("is a plain form, and a part of a page for the script that looks while somebody types", async () => {
    const whole = await look({ q: "役割分担" });
    expect(whole.body).toContain("<!doctype html>");
    expect(whole.body).toContain('value="役割分担"');
    const part = await look({ q: "役割分担", part: "hits" });
    expect(part.body).not.toContain("<html");
    expect(markedIn(part.body)).toContain("役割分担");
    expect(whole.body).toContain(part.body);
  });

  it("stays in the guideline that is open", async () => {
    const { body } = await look({ q: "委託", in: "asaka", part: "hits" });
    const opened = [...body.matchAll(/href="\/read\/([a-z-]+)\?/g)].map(([, id]) => id);
    expect(new Set(opened)).toEqual(new Set(["asaka"]));
  });

  it("shows what was typed as text, and finds nothing in nonsense", async () => {
    const { body } = await look({ q: '"><script>alert(1)</script>' });
    expect(body).not.toContain("<script>alert");
    expect((await look({ q: "zzzzqqqq" })).body).toContain("見つかりませんでした");
    expect((await look({ q: "" })).body).toContain("言葉を入れて");
    expect((await open().get("/read/search?q=a&q=b")).status).toBe(200);
  });

  it("answers in English around the Japanese text", async () => {
    const { body } = await open().get("/read/search?q=contract", { "accept-language": "en" });
    expect(body).toContain("passages found");
    expect(body).toContain('lang="ja"');
  });
});
