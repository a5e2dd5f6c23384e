import type { Block } from "./budget.ts";
import { button, reasonInputId } from "./card-data.ts";
import type { Scene } from "./scene.ts";

/** 👍 and 👎 as buttons, for places where Teams shows no feedback of its own. */

const LONGEST_REASON = 1000;

export function feedbackBlock(answer: string, { words }: Scene): Block {
  return {
    elements: [
      {
        type: "ActionSet",
        actions: [
          button(words.helpful, { kind: "feedback", answer, helpful: true }),
          {
            type: "Action.ShowCard",
            title: words.notHelpful,
            card: {
              type: "AdaptiveCard",
              body: [
                {
                  type: "Input.Text",
                  id: reasonInputId,
                  label: words.reason,
                  isMultiline: true,
                  maxLength: LONGEST_REASON,
                },
              ],
              actions: [
                button(words.sendReason, { kind: "feedback", answer, helpful: false }, { takesInputs: true }),
              ],
            },
          },
        ],
      },
    ],
  };
}
