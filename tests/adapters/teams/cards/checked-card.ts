import { createRequire } from "node:module";
import { expect } from "vitest";
import { bytesOf, CARD_BYTES, MESSAGE_BYTES } from "../../../../src/adapters/teams/cards/budget.ts";
import type { TeamsCard } from "../../../../src/adapters/teams/cards/elements.ts";
import type { TeamsPost } from "../../../../src/adapters/teams/cards/posts.ts";

/** What Teams asks of a post, and what the library of Adaptive Cards finds wrong with its cards. */

const library: typeof import("adaptivecards") = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
);

export interface Node {
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every object of a card, in reading order. */
export function nodes(value: unknown): readonly Node[] {
  if (!isNode(value)) return [];
  const below = Object.values(value).flatMap((each) => nodes(each));
  return Array.isArray(value) ? below : [value, ...below];
}

export function faultsOf(card: unknown): readonly string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  // The library tests `lang` by a pattern that remembers where it stopped: every second card would be wrong.
  const { lang, ...rest }: { lang?: unknown } = JSON.parse(JSON.stringify(card));
  expect(["ja", "en"]).toContain(lang);
  parsed.parse(rest, context);
  const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const events = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsing, ...events];
}

function expectSound(card: TeamsCard): void {
  expect(faultsOf(card)).toEqual([]);
  expect(bytesOf(card)).toBeLessThanOrEqual(CARD_BYTES);
  const all = nodes(card);
  const ids = all.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { elementId } of all) if (typeof elementId === "string") expect(ids).toContain(elementId);
  for (const node of all) {
    if (node["type"] === "ActionSet" && Array.isArray(node["actions"]))
      expect(node["actions"].length).toBeLessThanOrEqual(6);
    if (node["type"] === "Action.Execute") {
      const fallback = node["fallback"];
      expect(isNode(fallback) && fallback["data"]).toEqual(node["data"]);
    }
  }
}

export function expectSoundPost(post: TeamsPost): void {
  for (const card of post.cards) expectSound(card);
  expect(post.cards.length).toBeLessThanOrEqual(10);
  expect(bytesOf(post)).toBeLessThanOrEqual(MESSAGE_BYTES);
  expect(post.text !== undefined || post.cards.length > 0).toBe(true);
  expect(post.text ?? "x").not.toBe("");
  for (const entity of post.entities) {
    const citations = entity.citation ?? [];
    expect(citations.length).toBeLessThanOrEqual(20);
    for (const { position, appearance } of citations) {
      expect(post.text).toContain(`[${position}]`);
      expect(appearance.name.length).toBeLessThanOrEqual(80);
      expect(appearance.abstract.length).toBeLessThanOrEqual(160);
    }
  }
}

const SHOWN: readonly string[] = ["text", "title", "label", "placeholder", "altText"];

/** All that a card lets a person read, in reading order; what is folded in is unfolded, fallbacks are left out. */
export function readable(value: unknown): string {
  if (!isNode(value)) return "";
  if (Array.isArray(value)) return value.map(readable).join("\n");
  return Object.entries(value)
    .flatMap(([key, each]) => {
      if (key === "fallback" || key === "data" || key === "fallbackText") return [];
      return typeof each === "string" ? (SHOWN.includes(key) ? [each] : []) : [readable(each)];
    })
    .filter((each) => each !== "")
    .join("\n");
}
