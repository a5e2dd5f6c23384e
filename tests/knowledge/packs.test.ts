import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadKnowledge, NoKnowledgeError } from "../../src/knowledge/knowledge.ts";
import { loadPack } from "../../src/knowledge/pack.ts";
import { QuoteFinder } from "../../src/knowledge/quotes.ts";
import { copyOfPacks, KNOWLEDGE_ROOT, PACK_IDS, temporaryFolder } from "../packs.ts";

const problemsOf = (folder: string) => {
  const result = loadPack(folder);
  return result.ok ? [] : result.problems;
};

describe.each(PACK_IDS)("the pack %s", (id) => {
  const result = loadPack(join(KNOWLEDGE_ROOT, id));
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
  const { pack } = result;

  it("is accepted, with every quote of its profile found under its heading", () => {
    const finder = new QuoteFinder(pack.outline);
    let quotes = 0;
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const { quote, section } = value as { quote?: unknown; section?: unknown };
      if (typeof quote === "string" && typeof section === "string") {
        quotes++;
        expect(finder.find(quote, { section }), quote).toBeDefined();
      }
      for (const child of Object.values(value)) visit(child);
    };
    visit(pack.profile);
    expect(quotes).toBeGreaterThan(40);
  });

  it("defines 協働 first", () => {
    expect(pack.profile.definitions[0].term).toBe("協働");
  });

  it("has everyday words whose sentences all exist", () => {
    expect(result.warnings.filter((warning) => warning.line > 0)).toEqual([]);
    expect(pack.phrases.size).toBeGreaterThan(20);
  });
});

describe("what the texts hold", () => {
  const profileOf = (id: string) => {
    const result = loadPack(join(KNOWLEDGE_ROOT, id));
    if (!result.ok) throw new Error(id);
    return result.pack.profile;
  };

  it("gives no zones to a text without any, and says so", () => {
    for (const id of ["odawara", "minami-alps"]) {
      const profile = profileOf(id);
      expect(profile.zones.model).toBe("none");
      expect(profile.zones.items).toEqual([]);
      expect(profile.absent.some((absence) => absence.facet === "zones")).toBe(true);
    }
  });

  it("has the number of forms that each text lists", () => {
    const forms = Object.fromEntries(PACK_IDS.map((id) => [id, profileOf(id).forms.length]));
    // Odawara's and Asaka's adopt programmes stand inside 事業協力 and are counted as a form of their own.
    expect(forms).toEqual({ numazu: 10, kasumigaura: 7, "minami-alps": 8, odawara: 8, asaka: 7 });
  });

  it("never ties Kasumigaura's five bullets to one zone", () => {
    const { zones } = profileOf("kasumigaura");
    for (const zone of zones.items.filter(({ zone: number }) => [2, 3, 4].includes(number))) {
      expect(zone.examples).toEqual([]);
    }
    expect(zones.remarks.filter(({ about }) => about === "②〜④の例")).toHaveLength(5);
  });

  it("has the number of principles that each text states", () => {
    const principles = Object.fromEntries(PACK_IDS.map((id) => [id, profileOf(id).principles.length]));
    expect(principles).toEqual({ numazu: 5, kasumigaura: 5, "minami-alps": 6, odawara: 4, asaka: 5 });
  });
});

describe("a broken pack", () => {
  it("is refused with file, line and reason where a quote is invented", () => {
    const root = copyOfPacks("numazu");
    const file = join(root, "numazu", "profile.yaml");
    const content = readFileSync(file, "utf8").replace("互いに知恵と力を出し合い", "互いに予算を出し合い");
    writeFileSync(file, content);
    const line = content.split("\n").findIndex((text) => text.includes("互いに予算を出し合い")) + 1;
    const [problem] = problemsOf(join(root, "numazu"));
    expect(problem).toMatchObject({ file, line });
    expect(problem?.reason).toMatch(/互いに|stands nowhere/);
  });

  it("is refused with the line where a key is misspelt", () => {
    const root = copyOfPacks("asaka");
    const file = join(root, "asaka", "profile.yaml");
    appendFileSync(file, "princples: []\n");
    const [problem] = problemsOf(join(root, "asaka"));
    expect(problem?.file).toBe(file);
    expect(problem?.reason).toMatch(/princples/);
  });

  it("is refused where the YAML cannot be read, with the line", () => {
    const root = copyOfPacks("asaka");
    const file = join(root, "asaka", "manifest.yaml");
    writeFileSync(file, "id: asaka\ntitle: [朝霞\n");
    const [problem] = problemsOf(join(root, "asaka"));
    expect(problem?.file).toBe(file);
    expect(problem?.line).toBeGreaterThan(0);
  });

  it("is refused where a file is missing, the source was changed, or the folder's name is not the id", () => {
    const root = copyOfPacks("asaka", "odawara", "numazu");
    rmSync(join(root, "asaka", "guideline.md"));
    expect(problemsOf(join(root, "asaka"))[0]?.reason).toMatch(/missing/);
    appendFileSync(join(root, "odawara", "source.txt"), "x");
    expect(problemsOf(join(root, "odawara"))[0]?.reason).toMatch(/sha256/);
    const manifest = join(root, "numazu", "manifest.yaml");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace("id: numazu", "id: atami"));
    expect(problemsOf(join(root, "numazu"))[0]?.reason).toMatch(/folder's name/);
  });

  it("does not keep the others from loading", () => {
    const root = copyOfPacks("asaka", "odawara");
    rmSync(join(root, "asaka", "profile.yaml"));
    const knowledge = loadKnowledge({
      packRoots: [root],
      glossaryFile: join(KNOWLEDGE_ROOT, "glossary.yaml"),
    });
    expect(knowledge.library.volumes.map(({ guideline }) => guideline.id)).toEqual(["odawara"]);
    expect(knowledge.report.refused.map(({ folder }) => folder)).toEqual([join(root, "asaka")]);
  });

  it("alone gives an error that carries its problems", () => {
    const root = copyOfPacks("asaka");
    rmSync(join(root, "asaka", "profile.yaml"));
    expect(() => loadKnowledge({ packRoots: [root], glossaryFile: "none" })).toThrow(NoKnowledgeError);
  });

  it("is not mistaken for one without everyday words, which only works less well", () => {
    const root = copyOfPacks("asaka");
    rmSync(join(root, "asaka", "index-words.yaml"));
    const result = loadPack(join(root, "asaka"));
    expect(result.ok).toBe(true);
    if (result.ok) expect(result.warnings[0]?.reason).toMatch(/no index words/);
  });
});

describe("a city's own folder", () => {
  it("replaces a shipped pack of the same id", () => {
    const own = copyOfPacks("asaka");
    const manifest = join(own, "asaka", "manifest.yaml");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace(
        "title: 朝霞市市民協働指針",
        "title: 朝霞市市民協働指針（改訂案）",
      ),
    );
    const knowledge = loadKnowledge({ packRoots: [KNOWLEDGE_ROOT, own], glossaryFile: "none" });
    expect(knowledge.library.volumes).toHaveLength(PACK_IDS.length);
    expect(knowledge.library.volume("asaka")?.guideline.title).toMatch(/改訂案/);
  });

  it("may be empty", () => {
    const knowledge = loadKnowledge({ packRoots: [KNOWLEDGE_ROOT, temporaryFolder()], glossaryFile: "none" });
    expect(knowledge.library.volumes).toHaveLength(PACK_IDS.length);
  });
});
