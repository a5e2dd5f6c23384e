import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Answerer } from "../../src/answers/ask.ts";
import type { Citation } from "../../src/domain/answer.ts";
import { squeeze } from "../../src/domain/text.ts";
import { loadKnowledge, shippedKnowledge } from "../../src/knowledge/knowledge.ts";
import { outlineOf } from "../../src/knowledge/markdown.ts";
import { markedPieces } from "../../src/knowledge/pieces.ts";
import { passageIn, readPath } from "../../src/knowledge/read-path.ts";
import { openReadingRoom } from "../../src/knowledge/reading-room.ts";
import type { OpenBook, ReadBlock, ReadLine, ReadSentence } from "../../src/ports/reading.ts";
import { copyOfPacks, KNOWLEDGE_ROOT, knowledge, PACK_IDS } from "../packs.ts";

const room = openReadingRoom(knowledge(), [KNOWLEDGE_ROOT]);

const linesOf = (block: ReadBlock): readonly ReadLine[] => {
  if (block.kind === "heading") return [[block.sentence]];
  if (block.kind === "paragraph") return block.lines;
  if (block.kind === "list") return block.items;
  return block.kind === "table" ? block.rows.flat() : [];
};
const sentencesOf = (blocks: readonly ReadBlock[]): readonly ReadSentence[] => blocks.flatMap(linesOf).flat();
const wordsOf = ({ pieces }: ReadSentence): string => pieces.map(({ text }) => text).join("");
const markedIn = (book: OpenBook): string =>
  sentencesOf(book.blocks)
    .flatMap(({ pieces }) => pieces)
    .filter(({ marked }) => marked)
    .map(({ text }) => text)
    .join("");

/** What a reader sees who follows the link. */
function followed(path: string): { book: OpenBook; at: string } {
  const url = new URL(path, "http://localhost");
  const book = room.open(url.pathname.replace("/read/", ""), url.searchParams.get("p") ?? undefined);
  if (!book) throw new Error(`nothing opens at ${path}`);
  return { book, at: url.hash.slice(1) };
}

/** Every quotation of every answer to the questions that the tests have, and of every profile. */
function citations(): readonly Citation[] {
  const answerer = new Answerer(knowledge());
  const file = join(import.meta.dirname, "..", "answers", "cases", "questions.jsonl");
  const asked = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [String(JSON.parse(line).question)]));
  const answered = asked.flatMap((question) => {
    const answer = answerer.answer({ question });
    return answer.kind === "answered" ? answer.citations : [];
  });
  const profiles: Citation[] = [];
  const visit = (guideline: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("quote" in value && "section" in value) {
      profiles.push({ guideline, quote: String(value.quote), section: String(value.section) });
    }
    for (const child of Object.values(value)) visit(guideline, child);
  };
  for (const { guideline, profile } of knowledge().library.volumes) visit(guideline.id, profile);
  return [...answered, ...profiles];
}

describe("a link to a citation", () => {
  const all = citations();

  it("opens at the passage and marks it word for word, for every citation of every answer and profile", () => {
    expect(all.length).toBeGreaterThan(500);
    const wrong = all.filter((citation) => {
      const path = readPath(citation, knowledge());
      if (path === undefined) return true;
      const { book, at } = followed(path);
      const first = sentencesOf(book.blocks).find(({ pieces }) => pieces.some(({ marked }) => marked));
      return squeeze(markedIn(book)) !== squeeze(citation.quote.replaceAll("｜", "")) || first?.anchor !== at;
    });
    expect(wrong).toEqual([]);
  });

  it("is short enough for any button", () => {
    const longest = Math.max(...all.map((citation) => readPath(citation, knowledge())?.length ?? 0));
    expect(longest).toBeLessThan(100);
  });

  it("leads to the section where the words are not found, and nowhere for a guideline that is not there", () => {
    const [chapter] = followed("/read/numazu").book.contents;
    expect(
      readPath({ guideline: "numazu", section: chapter?.text ?? "", quote: "無い言葉" }, knowledge()),
    ).toBe(`/read/numazu#${chapter?.anchor}`);
    expect(readPath({ guideline: "numazu", section: "無い節", quote: "無い言葉" }, knowledge())).toBe(
      "/read/numazu",
    );
    expect(readPath({ guideline: "nowhere", section: "", quote: "協働" }, knowledge())).toBeUndefined();
  });

  it("still fits when the text around the passage was edited, and says so when the passage itself was", () => {
    const before = "## 章\n\n協働とは力を合わせること。次の文。\n";
    const outline = outlineOf("x", before);
    const library = { volume: () => ({ outline }) };
    const url = readPath({ guideline: "x", section: "章", quote: "力を合わせること。" }, { library });
    const passage = new URL(url ?? "", "http://localhost").searchParams.get("p") ?? "";
    const around = outlineOf("x", `## 前の章\n\n新しい文。\n\n${before.replace("次の文", "別の文")}`);
    expect(passageIn(around, passage)).toMatchObject({ from: 3, to: 3, start: 4 });
    expect(passageIn(outlineOf("x", before.replace("協働とは", "協働は")), passage)).toBeUndefined();
  });

  it("marks nothing for what is no link of ours", () => {
    for (const passage of ["", "s00000000", "<script>", "s1~s2", "../../etc/passwd", "s".repeat(5000)]) {
      const book = room.open("numazu", passage);
      expect(book?.passage).toBe("lost");
      expect(book && markedIn(book)).toBe("");
    }
  });
});

describe("the reading room", () => {
  it("shows every sentence of every guideline once, in order, with an anchor of its own", () => {
    for (const id of PACK_IDS) {
      const book = room.open(id);
      const outline = knowledge().library.volume(id)?.outline;
      const sentences = sentencesOf(book?.blocks ?? []);
      expect(sentences.map(wordsOf)).toEqual(outline?.sentences.map(({ text }) => text));
      expect(new Set(sentences.map(({ anchor }) => anchor)).size).toBe(sentences.length);
    }
  });

  it("keeps tables, lists and footnotes as such", () => {
    const asaka = room.open("asaka");
    const kinds = new Set(asaka?.blocks.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["heading", "paragraph", "list", "table", "note"]));
    const sentences = sentencesOf(asaka?.blocks ?? []);
    const marks = sentences.flatMap(({ pieces }) => pieces.filter(({ note }) => note !== undefined));
    expect(marks.map(({ text }) => text)).toContain("＊１");
    for (const { text, note } of marks) {
      const target = sentences.find(({ anchor }) => anchor === note);
      expect(target && wordsOf(target).startsWith(text)).toBe(true);
    }
  });

  it("has the city's own guideline first, and packs of the city's own", () => {
    const root = copyOfPacks("odawara");
    const own = loadKnowledge({
      ...shippedKnowledge(join(KNOWLEDGE_ROOT, "..")),
      packRoots: [KNOWLEDGE_ROOT, root],
      home: "odawara",
    });
    writeFileSync(join(root, "odawara", "guideline.md"), "## 市の章\n\n市の文。\n");
    const read = openReadingRoom(own, [KNOWLEDGE_ROOT, root]);
    expect(read.shelf[0]?.id).toBe("odawara");
    expect(read.open("odawara")?.contents.map(({ text }) => text)).toEqual(["市の章"]);
    expect(read.open("nowhere")).toBeUndefined();
  });
});

describe("the search of the reading page", () => {
  it("finds the very words that are typed, even half a word, and marks them", () => {
    for (const typed of ["指定管", "ＮＰＯ", "npo", "志縁組織"]) {
      const [first] = room.search(typed);
      const marked = first?.pieces.filter(({ marked: isMarked }) => isMarked).map(({ text }) => text) ?? [];
      expect(marked.length).toBeGreaterThan(0);
      expect(marked[0]?.normalize("NFKC").toLowerCase()).toBe(typed.normalize("NFKC").toLowerCase());
    }
  });

  it("opens each hit at the words that it shows", () => {
    for (const { path, pieces } of room.search("役割分担")) {
      const shown = pieces.map(({ text }) => text).join("");
      expect(squeeze(markedIn(followed(path).book))).toBe(squeeze(shown.replaceAll("｜", "")));
    }
  });

  it("stays in one guideline where it is asked to", () => {
    const hits = room.search("協働の定義", "asaka");
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map(({ guideline }) => guideline.id))).toEqual(new Set(["asaka"]));
    expect(room.search("協働", "nowhere")).toEqual([]);
  });

  it("takes anything that can be typed", () => {
    for (const typed of ["", " ", "'", "%", "<b>", "。", "a".repeat(100_000), "\u0000", "ｶﾞ"]) {
      expect(() => room.search(typed)).not.toThrow();
    }
    expect(room.search("  ")).toEqual([]);
  });
});

describe("a mark", () => {
  it("begins and ends at letters as they are printed, whatever their width", () => {
    expect(markedPieces("ｶﾞｽと 水道", 1, 4)).toEqual([
      { text: "ｶﾞ" },
      { text: "ｽと 水", marked: true },
      { text: "道" },
    ]);
    expect(markedPieces("㍿の定款", 4, 6)).toEqual([
      { text: "㍿" },
      { text: "の定", marked: true },
      { text: "款" },
    ]);
  });
});
