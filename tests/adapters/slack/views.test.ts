import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAction } from "../../../src/adapters/slack/blocks/actions.ts";
import { renderSheet, sheetErrors, sheetPages } from "../../../src/adapters/slack/blocks/sheet.ts";
import { readSubmission } from "../../../src/adapters/slack/blocks/submitted.ts";
import {
  loadingView,
  noticeView,
  reasonView,
  renderHome,
  renderSources,
} from "../../../src/adapters/slack/blocks/views.ts";
import { checkView } from "../../../src/adapters/slack/limits/check.ts";
import type { Sheet, SheetField } from "../../../src/ports/chat.ts";
import { anyCitation, anyField, anyText } from "./any-message.ts";
import { pressables } from "./pressing.ts";
import { bare, seen, sentences } from "./seen.ts";

const title = (id: string): string => id;

const text = (key: string, change: Partial<SheetField> = {}): SheetField => ({
  key,
  label: key,
  ask: key,
  optional: false,
  input: { kind: "text", longest: 400 },
  ...change,
});
const sheet = (...fields: SheetField[]): Sheet => ({ card: "d1.3", title: "評価", language: "ja", fields });

const anySheet: fc.Arbitrary<Sheet> = fc.record({
  card: fc.constant("d1.3"),
  title: anyText,
  language: fc.constantFrom("ja" as const, "en" as const),
  fields: fc.uniqueArray(
    fc
      .tuple(
        anyField,
        anyText,
        fc.option(anyText, { nil: undefined }),
        fc.option(anyText, { nil: undefined }),
      )
      .map(
        ([field, ask, part, value]): SheetField => ({
          ...field,
          ask,
          ...(part === undefined ? {} : { part }),
          ...(value === undefined ? {} : { value }),
        }),
      ),
    { minLength: 1, maxLength: 15, selector: ({ key }) => key },
  ),
});

describe("a dialog as one form", () => {
  it("keeps every limit, and asks every field, whatever it holds", () => {
    fc.assert(
      fc.property(anySheet, (given) => {
        const views = Array.from({ length: sheetPages(given) }, (_, page) =>
          renderSheet(given, { id: "s1", page }),
        );
        for (const view of views) expect(checkView(view)).toEqual([]);
        const shown = seen(views);
        for (const { label, ask, input, value = "" } of given.fields) {
          if (input.kind === "text" && value.length > 3000) {
            expect(shown).toContain(bare(label.slice(0, 90)));
            continue;
          }
          const options = "options" in input ? input.options.map((option) => option.label) : [];
          const asked = ask.length < 1000 ? [ask] : [];
          for (const each of [label, ...asked, ...options].flatMap(sentences)) expect(shown).toContain(each);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it("has as many pages as its fields need, each field once", () => {
    const many = sheet(...Array.from({ length: 150 }, (_, at) => text(`k${at}`)));
    expect(sheetPages(many)).toBe(2);
    const keys = [0, 1].flatMap((page) =>
      renderSheet(many, { id: "s1", page }).blocks.flatMap((block) =>
        block.type === "input" ? [block.block_id] : [],
      ),
    );
    expect(new Set(keys).size).toBe(150);
    expect(renderSheet(many, { id: "s1" }).submit?.text).toBe("次へ");
    expect(renderSheet(many, { id: "s1", page: 1 }).submit?.text).toBe("送る");
  });

  it("shows the answers that it has", () => {
    const options = Array.from({ length: 250 }, (_, at) => ({ value: `o${at}`, label: `団体${at}` }));
    const view = renderSheet(
      sheet(
        text("a", { value: "花壇" }),
        text("b", { input: { kind: "number" }, value: "300000" }),
        text("c", { input: { kind: "date" }, value: "2026-04-01" }),
        text("d", { input: { kind: "single", options: options.slice(0, 3) }, value: "o1" }),
        text("e", { input: { kind: "single", options }, value: "o240" }),
        text("f", { input: { kind: "multiple", options: options.slice(0, 4) }, value: "o1,o3" }),
      ),
      { id: "s1" },
    );
    expect(checkView(view)).toEqual([]);
    const shown = JSON.stringify(view);
    expect(shown).toContain('"initial_value":"花壇"');
    expect(shown).toContain('"initial_value":"300000"');
    expect(shown).toContain('"initial_date":"2026-04-01"');
    expect(shown).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"団体1","emoji":false},"value":"o1"}',
    );
    expect(shown).toContain('"value":"o240"}}');
    expect(shown.match(/"initial_options":\[(.*?)\]/u)?.[1]).toMatch(/o1.*o3/u);
  });

  it("takes nothing into the view but what leads back to it", () => {
    const view = renderSheet(sheet(text("a", { value: "秘密の評価" })), { id: "s1" });
    expect(view.private_metadata).toBe('["s1",0]');
  });

  it("keeps a text out that is too long for an input, and says so, so that it is not cut", () => {
    const view = renderSheet(sheet(text("a", { value: "あ".repeat(3001) }), text("b")), { id: "s1" });
    expect(checkView(view)).toEqual([]);
    expect(seen(view)).toContain("「a」は長いため、ここでは変えられません");
    expect(JSON.stringify(view)).not.toContain('"block_id":"sheet:a"');
  });

  it("shows a day or a number that is none as a text, so that it can be mended", () => {
    const view = renderSheet(
      sheet(
        text("a", { input: { kind: "date" }, value: "未定" }),
        text("b", { input: { kind: "number" }, value: "30万円" }),
        text("c", { input: { kind: "date" }, value: "2026-02-30" }),
      ),
      { id: "s1" },
    );
    expect(checkView(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('"initial_value":"未定"');
    expect(JSON.stringify(view)).toContain('"initial_value":"30万円"');
    expect(JSON.stringify(view)).toContain('"initial_value":"2026-02-30"');
  });

  it("brings back every field by its key, an emptied one as an empty text", () => {
    const payload = {
      type: "view_submission",
      view: {
        callback_id: "sheet",
        private_metadata: '["s1",2]',
        state: {
          values: {
            "sheet:a": { text: { type: "plain_text_input", value: "花壇" } },
            "sheet:b": { text: { type: "plain_text_input", value: null } },
            "sheet:c": { date: { type: "datepicker", selected_date: "2026-04-01" } },
            "sheet:d": { single: { type: "radio_buttons", selected_option: { text: {}, value: "o1" } } },
            "sheet:e": { single: { type: "static_select", selected_option: null } },
            "sheet:f:g": {
              multiple: { type: "checkboxes", selected_options: [{ value: "o1" }, { value: "o3" }] },
            },
            "sheet:h": { number: { type: "number_input", value: "300000" } },
          },
        },
      },
    };
    expect(readSubmission(payload)).toEqual({
      kind: "sheet",
      id: "s1",
      page: 2,
      fields: { a: "花壇", b: "", c: "2026-04-01", d: "o1", e: "", "f:g": "o1,o3", h: "300000" },
    });
  });

  it("says at each field what is wrong with it", () => {
    expect(sheetErrors({ start: "日付が読めません" })).toEqual({ "sheet:start": "日付が読めません" });
  });
});

describe("why an answer was no good", () => {
  it("is asked in a view and comes back with what leads to the answer", () => {
    expect(checkView(reasonView("a1", "en"))).toEqual([]);
    const values = { reason: { text: { type: "plain_text_input", value: " 古い情報です " } } };
    const view = { callback_id: "reason", private_metadata: "a1", state: { values } };
    expect(readSubmission({ view })).toEqual({ kind: "reason", id: "a1", reason: "古い情報です" });
    expect(readSubmission({ view: { ...view, state: { values: {} } } })).toMatchObject({ reason: "" });
  });

  it("is not read from a view of somebody else's", () => {
    expect(readSubmission({ view: { callback_id: "other", state: { values: {} } } })).toBeUndefined();
    expect(
      readSubmission({ view: { callback_id: "sheet", private_metadata: "x", state: { values: {} } } }),
    ).toBeUndefined();
    expect(readSubmission({})).toBeUndefined();
  });
});

describe("the sources of an answer", () => {
  it("are all there, word for word, over as many pages as it takes", () => {
    const many = fc.array(anyCitation, { minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(many, (citations) => {
        let page = 0;
        let shown = "";
        for (;;) {
          const view = renderSources({ answer: "a1", citations, language: "ja", page }, { title });
          expect(checkView(view)).toEqual([]);
          shown += seen(view);
          const next = pressables(
            view.blocks.filter((block) => block.type === "actions" && "elements" in block),
          )[0];
          if (!next) break;
          const action = readAction(next.payload);
          expect(action).toEqual({ kind: "sources", answer: "a1", page: page + 1 });
          page += 1;
        }
        for (const { quote, section } of citations) {
          for (const each of [quote, section].flatMap(sentences)) expect(shown).toContain(each);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it("name their place again where a quote goes on", () => {
    const quote = "協働とは、市民と行政がともに考え、ともに行うことをいう。".repeat(150);
    const citation = { guideline: "沼津市", section: "第2章", quote };
    const view = renderSources({ answer: "a1", citations: [citation], language: "ja" }, { title });
    const parts = view.blocks.filter(({ type }) => type === "rich_text").map((block) => seen(block));
    expect(parts.length).toBe(2);
    expect(parts[0]).toMatch(/^\[1\]沼津市─第2章協働とは/u);
    expect(parts[0]).toMatch(/ことをいう。（次に続く）$/u);
    expect(parts[1]).toMatch(/^\[1\]沼津市─第2章（続き）協働とは/u);
  });

  it("lead to the reading page only by web addresses", () => {
    const citation = { guideline: "g", section: "s", quote: "q" };
    const opened = (address: string) =>
      JSON.stringify(
        renderSources({ answer: "a", citations: [citation], language: "ja" }, { title, link: () => address }),
      );
    expect(opened("https://kyodo.example/read/g#s")).toContain('"url":"https://kyodo.example/read/g#s"');
    for (const address of ["javascript:alert(1)", "data:text/html,x", "kyodo", ""]) {
      expect(opened(address)).not.toContain('"link"');
    }
  });
});

describe("the home", () => {
  it("says where the rest is when there is more than a view holds", () => {
    const options = [{ value: "v", label: "a" }];
    const parts = Array.from({ length: 150 }, () => ({ kind: "choices", card: "menu", options }) as const);
    const view = renderHome({ language: "ja", parts }, { title });
    expect(checkView(view)).toEqual([]);
    expect(seen(view)).toContain("「一覧」");
  });

  it("that holds nothing is still a view", () => {
    expect(checkView(renderHome({ language: "en", parts: [] }, { title }))).toEqual([]);
  });
});

describe("what stands until a view is there", () => {
  it.each(["ja", "en"] as const)("keeps the limits in %s", (language) => {
    expect(checkView(loadingView(language))).toEqual([]);
    expect(checkView(noticeView("もうありません", language))).toEqual([]);
  });
});
