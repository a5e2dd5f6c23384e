import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAction } from "../../../src/adapters/slack/blocks/actions.ts";
import { renderMessage } from "../../../src/adapters/slack/blocks/message.ts";
import { checkMessage } from "../../../src/adapters/slack/limits/check.ts";
import type { Choice, Message, Part } from "../../../src/domain/message.ts";
import { pressables } from "./pressing.ts";
import { blocksOf } from "./seen.ts";

const options = { title: (id: string) => id, sheets: true };
const rendered = (...parts: Part[]) => blocksOf(renderMessage({ language: "ja", parts }, options));
const choices = (given: readonly Choice[]): Part => ({ kind: "choices", card: "d1.3", options: given });
const many = (count: number): readonly Choice[] =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `選択肢${at}` }));

describe("a press in Slack", () => {
  it.each([1, 5, 12, 13, 40, 130, 250])("brings back card and value of each of %i choices", (count) => {
    const given = many(count);
    const found = pressables(rendered(choices(given)));
    expect(found.map(({ label }) => label)).toEqual(given.map(({ label }) => label));
    expect(found.map(({ payload }) => readAction(payload))).toEqual(
      given.map(({ value }) => ({ kind: "press", card: "d1.3", value })),
    );
  });

  it("brings back card and value whatever they hold", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, text, (card, value) => {
        const [button] = pressables(rendered({ kind: "choices", card, options: [{ value, label: "はい" }] }));
        expect(readAction(button?.payload)).toEqual({ kind: "press", card, value });
      }),
      { numRuns: 100 },
    );
  });

  it("stands beside its label where that is too long for a button", () => {
    const long = "目的を共有し、対等の立場で、互いの特性を生かしながら協力して取り組むことができるか";
    const found = pressables(
      rendered(
        choices([
          { value: "a", label: long },
          { value: "b", label: "いいえ" },
        ]),
      ),
    );
    expect(found.map(({ label }) => label)).toEqual([long, "いいえ"]);
  });

  it("asks for the sources of an answer, and gives an opinion on it", () => {
    const blocks = rendered(
      { kind: "sources", answer: "a1", citations: [{ guideline: "g", section: "s", quote: "q" }] },
      { kind: "feedback", answer: "a1" },
    );
    const [sources] = pressables(blocks);
    expect(sources?.label).toBe("出典を見る（1件）");
    expect(readAction(sources?.payload)).toEqual({ kind: "sources", answer: "a1", page: 0 });
    const feedback = blocks.find(({ type }) => type === "context_actions");
    const element = feedback?.type === "context_actions" ? feedback.elements[0] : undefined;
    if (element?.type !== "feedback_buttons") throw new Error("no feedback buttons");
    const opinion = ({ value }: { value: string }) =>
      readAction({ actions: [{ action_id: element.action_id, block_id: "b", value }] });
    expect(opinion(element.positive_button)).toEqual({ kind: "feedback", answer: "a1", helpful: true });
    expect(opinion(element.negative_button)).toEqual({ kind: "feedback", answer: "a1", helpful: false });
  });

  it("sends what was filled in with the button of its own form", () => {
    const field = { key: "start", label: "開始日", optional: false, input: { kind: "date" } } as const;
    const blocks = rendered({ kind: "form", card: "d1.4", fields: [field] });
    const [send] = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
    const [input] = blocks.flatMap((block) => (block.type === "input" ? [block] : []));
    if (send?.type !== "button" || input?.block_id === undefined) throw new Error("no form");
    const values = { [input.block_id]: { date: { type: "datepicker", selected_date: "2026-04-01" } } };
    const payload = {
      actions: [{ action_id: send.action_id, block_id: "b", value: send.value }],
      state: { values: { ...values, "field.99:start": { date: { selected_date: "2020-01-01" } } } },
    };
    expect(readAction(payload)).toEqual({ kind: "form", card: "d1.4", fields: { start: "2026-04-01" } });
  });

  it("opens the whole dialog of a step as one form", () => {
    const found = pressables(
      rendered(
        { kind: "progress", title: "領域", step: 2, of: 6 },
        { kind: "actions", card: "d1.3", actions: [{ value: "do:why", label: "なぜ" }] },
      ),
    );
    expect(found.map(({ payload }) => readAction(payload)?.kind)).toEqual(["press", "sheet"]);
    expect(readAction(found[1]?.payload)).toEqual({ kind: "sheet", card: "d1.3" });
  });

  it("that is none of ours is not read", () => {
    for (const payload of [
      undefined,
      {},
      { actions: [] },
      { actions: [{ action_id: "other", value: "x" }] },
      { actions: [{ action_id: "press.1", value: "no json" }] },
      { actions: [{ action_id: "press.1", value: '["card"]' }] },
      { actions: [{ action_id: "feedback.1", value: '["a1","yes"]' }] },
      { actions: [{ action_id: "pick.1", block_id: "x", selected_option: { value: "v" } }] },
    ]) {
      expect(readAction(payload)).toBeUndefined();
    }
  });

  it("cannot carry a value of 3,000 characters: its label stands in the message and is typed", () => {
    const message: Message = {
      language: "ja",
      parts: [choices([{ value: "x".repeat(3000), label: "長い問い" }])],
    };
    const posts = renderMessage(message, options);
    expect(posts.flatMap(checkMessage)).toEqual([]);
    expect(posts.map(({ text }) => text).join()).toContain("長い問い");
  });
});
