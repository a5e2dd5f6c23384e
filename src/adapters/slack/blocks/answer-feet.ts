import type { Language } from "../../../domain/guideline.ts";
import { LIMITS } from "../limits/numbers.ts";
import { type Block, type Button, plain } from "./block-kit.ts";
import type { NextId } from "./choices.ts";
import { shortName } from "./literal.ts";
import { noteBlocks } from "./texts.ts";
import { slackWording } from "./wording.ts";

/** What stands under an answer: the way to its sources, what people thought of it, and who wrote it. */

export function sourcesButton(answer: string, count: number, language: Language, nextId: NextId): Button {
  return {
    type: "button",
    action_id: nextId("sources"),
    text: plain(slackWording(language).sources(count)),
    value: carriedId(answer),
  };
}

/** Where Slack's own pair cannot stand (views), two buttons. */
export function feedbackBlock(
  answer: string,
  language: Language,
  nextId: NextId,
  where: "message" | "view",
): Block {
  const words = slackWording(language);
  const value = (helpful: boolean): string => JSON.stringify([carriedId(answer), helpful]);
  if (where === "message") {
    return {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: nextId("feedback"),
          positive_button: {
            text: plain(words.helpful),
            accessibility_label: words.helpful,
            value: value(true),
          },
          negative_button: {
            text: plain(words.notHelpful),
            accessibility_label: words.notHelpful,
            value: value(false),
          },
        },
      ],
    };
  }
  const button = (helpful: boolean): Button => ({
    type: "button",
    action_id: nextId("feedback"),
    text: plain(helpful ? `👍 ${words.helpful}` : `👎 ${words.notHelpful}`),
    value: value(helpful),
  });
  return { type: "actions", elements: [button(true), button(false)] };
}

/** Ids of answers are short; a longer one would be nobody's. */
const carriedId = (answer: string): string => answer.slice(0, LIMITS.button.value / 4);

export const writtenByBlocks = (model: string, language: Language): readonly Block[] =>
  noteBlocks(`🤖 ${slackWording(language).written(shortName(model, LONGEST_MODEL))}`);

const LONGEST_MODEL = 100;
