import type { Citation } from "../../../domain/answer.ts";
import type { Message, Part } from "../../../domain/message.ts";
import { BLOCK_BYTES, type Block, packed } from "./budget.ts";
import { button } from "./card-data.ts";
import { actionBlocks, choiceBlocks } from "./choices.ts";
import { draftBlocks } from "./draft.ts";
import type { Element } from "./elements.ts";
import { feedbackBlock } from "./feedback.ts";
import { formBlocks } from "./form.ts";
import { listBlocks } from "./list.ts";
import { oneLine } from "./plain-text.ts";
import { type Post, postsOf, type TeamsPost } from "./posts.ts";
import { progressElements } from "./progress.ts";
import { type CardOptions, type Scene, sceneOf, webAddress } from "./scene.ts";
import { citationBlocks, sourceBlocks } from "./sources.ts";
import { tableBlocks } from "./table.ts";
import { apart, heading, lines } from "./text.ts";

/**
 * A message for Teams. Answers and short words are the post's text, where Teams shows sources at their marks; all else
 * is cards. Almost always one post; a step that follows an answer is a post of its own, so that it can be replaced.
 * Nothing is left out, and every card and post keeps to its size.
 */
export function renderMessage(message: Message, options: CardOptions): readonly TeamsPost[] {
  const scene = sceneOf(message.language, options);
  const parts = message.parts;
  const spoken = spokenParts(message);
  const step = parts.findIndex(({ kind }) => kind === "progress");
  const follows = parts
    .slice(0, Math.max(step, 0))
    .some(({ kind }) => kind === "sources" || kind === "feedback");
  const ends = follows ? [step, parts.length] : [parts.length];
  const citations = citationsOf(parts);
  const posts = ends.map((end, at): Post => {
    const from = at === 0 ? spoken : (ends[at - 1] ?? 0);
    const shown = parts.slice(from, end);
    const text = at === 0 ? parts.slice(0, spoken).map(textOf) : [];
    const feedback = options.feedback === "loop" ? feedbackOf(shown) : undefined;
    return {
      text,
      blocks: blocksOf(shown, from, parts, scene),
      ...(feedback === undefined ? {} : { feedback }),
      summary: oneLine(
        [...parts.slice(at === 0 ? 0 : from, end)].map(textOf).find((each) => each !== "") ?? "",
      ),
    };
  });
  const claims = {
    citations,
    title: options.title,
    link: options.link,
    writtenByModel: message.writtenBy !== undefined,
  };
  return posts.flatMap((post) => postsOf(post, claims, scene));
}

/** How many of the first parts are said as text: those of an answer, or all where nothing else is in the message. */
function spokenParts({ parts, writtenBy }: Message): number {
  const others = parts.findIndex((part) => part.kind !== "text" || part.tone === "heading");
  if (others < 0) return parts.length;
  const answers =
    writtenBy !== undefined || parts.some(({ kind }) => kind === "sources" || kind === "feedback");
  return answers ? others : 0;
}

function textOf(part: Part): string {
  if (part.kind === "progress") return part.title;
  if (part.kind !== "text") return "";
  return part.tone === "warning" ? `⚠️ ${part.text}` : part.text;
}

const citationsOf = (parts: readonly Part[]): readonly Citation[] =>
  parts.flatMap((part) => (part.kind === "sources" ? [...part.citations] : []));

const feedbackOf = (parts: readonly Part[]): string | undefined => {
  const found = parts.find((part) => part.kind === "feedback");
  return found?.kind === "feedback" ? found.answer : undefined;
};

function blocksOf(
  shown: readonly Part[],
  from: number,
  parts: readonly Part[],
  scene: Scene,
): readonly Block[] {
  const asks = scene.sheets === true && shown.some(({ kind }) => kind === "progress");
  return shown.flatMap((part, at) => {
    if (part.kind === "actions" && asks)
      return actionBlocks(part.card, part.actions, [
        button(scene.words.openSheet, { kind: "openSheet", card: part.card }),
      ]);
    // The citations of a message are numbered from 1, as its texts refer to them.
    const number = parts.slice(0, from + at + 1).filter(({ kind }) => kind === "citation").length;
    return blocksOfPart(part, number, scene);
  });
}

function blocksOfPart(part: Part, number: number, scene: Scene): readonly Block[] {
  switch (part.kind) {
    case "text":
      return textBlocks(part);
    case "list":
      return listBlocks(part.items, scene);
    case "citation":
      return citationBlocks({ number, citation: part.citation }, scene);
    case "sources":
      return sourceBlocks(
        part.citations.map((citation, at) => ({ number: at + 1, citation })),
        scene,
      );
    case "choices":
      return choiceBlocks(part.card, part.options, scene);
    case "actions":
      return actionBlocks(part.card, part.actions);
    case "form":
      return formBlocks(part.card, part.fields, scene);
    case "table":
      return tableBlocks(part.columns, part.rows);
    case "progress":
      return [{ elements: progressElements(part.title, part.step, part.of, scene) }];
    case "picture": {
      const url = webAddress(scene.picture?.(part.picture));
      if (!url) return apart(lines(part.alt));
      const altText = oneLine(part.alt);
      return apart([{ type: "Image", url, altText, size: "Stretch", msteams: { allowExpand: true } }]);
    }
    case "document":
      return draftBlocks(part.draft, scene);
    case "feedback":
      return scene.feedback === "buttons" ? [feedbackBlock(part.answer, scene)] : [];
  }
}

function textBlocks({ text, tone }: Extract<Part, { kind: "text" }>): readonly Block[] {
  if (!tone) return apart(lines(text));
  switch (tone) {
    case "heading":
      return apart(heading(text, "Medium").map((element) => ({ ...element, spacing: "Large" }))).map(
        (block, at) => (at === 0 ? { ...block, opens: true } : block),
      );
    case "note":
      return apart(lines(text, { isSubtle: true, size: "Small" }));
    case "warning":
      return packed(lines(text), BLOCK_BYTES).map((items) => ({
        elements: [{ type: "Container", style: "warning", items } satisfies Element],
      }));
  }
}
