import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HostedFiles } from "../../../src/adapters/teams/hosted-files.ts";
import type { Message } from "../../../src/domain/message.ts";
import { textOf } from "./card-words.ts";
import { House } from "./house.ts";
import { personAt, privateOf } from "./people.ts";

/** Pictures and drafts, which Teams and people fetch from the bot's own server. */

const MESSAGE: Message = {
  language: "ja",
  parts: [
    {
      kind: "picture",
      picture: {
        kind: "spectrum",
        title: "領域",
        ends: ["市民", "市"],
        names: [],
        shared: "協働",
        project: "この事業",
        zones: [2],
      },
      alt: "領域の図",
    },
    {
      kind: "document",
      draft: { title: "協定書（案）", mark: "案", articles: [{ heading: "第1条", paragraphs: ["目的"] }] },
    },
  ],
};
const urlsIn = (value: unknown): string[] =>
  JSON.stringify(value).match(/https:\/\/kyodo\.example\/teams\/files\/[^"]+/gu) ?? [];

describe("pictures and drafts", () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open({ filesAt: "https://kyodo.example/" });
    house.bot = () => [MESSAGE];
    const me = personAt(house.teams, "yamada");
    await house.client.type(me, privateOf(me), "図");
    await house.settled();
  });
  afterEach(() => house.close());
  const [me] = [{ name: "yamada" }];
  const shown = () => house.client.said(privateOf(me));

  it("are fetched from the server by addresses that nobody can guess", async () => {
    const urls = urlsIn(shown());
    expect(new Set(urls).size).toBe(2);
    const [picture, draft] = await Promise.all(
      urls.map((url) => fetch(url.replace("https://kyodo.example", house.url))),
    );
    expect(picture?.headers.get("content-type")).toBe("image/png");
    expect(new Uint8Array(await (picture?.arrayBuffer() ?? new ArrayBuffer(0)))).toEqual(
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    );
    expect(draft?.headers.get("content-disposition")).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent("協定書（案）.docx")}`,
    );
    expect(draft?.headers.get("x-content-type-options")).toBe("nosniff");
    for (const url of urls) expect(url).toMatch(/\/files\/[\w-]{43}\//u);
  });

  it("are not there under another address", async () => {
    for (const token of ["x", "..%2f..%2fetc", "A".repeat(43)]) {
      expect((await fetch(`${house.url}/teams/files/${token}/a.png`)).status).toBe(404);
    }
  });

  it("are gone after a week", async () => {
    const later = new HostedFiles(house.folder, "https://kyodo.example", () => Date.now() + 8 * 86_400_000);
    await later.host({ name: "new.png", type: "image/png", bytes: new Uint8Array([1]) });
    for (const url of urlsIn(shown())) {
      expect((await fetch(url.replace("https://kyodo.example", house.url))).status).toBe(404);
    }
  });
});

describe("where the server has no address outside", () => {
  it("pictures are told in words, and drafts stand in the message as a whole", async () => {
    const house = await House.open();
    const me = personAt(house.teams, "yamada");
    house.bot = () => [MESSAGE];
    await house.client.type(me, privateOf(me), "図");
    await house.settled();
    const text = house.client.said(privateOf(me)).map(textOf).join("\n");
    expect(text).toContain("領域の図");
    expect(text).toContain("協定書（案）");
    await house.close();
  });
});
