import type { Block } from "../../../src/adapters/slack/blocks/block-kit.ts";

/** What can be pressed in blocks, by the label that a person reads, and the payload that Slack would send. */

export interface Pressable {
  readonly label: string;
  readonly payload: unknown;
}

const plain = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** A row names its button; an option that shows a number and a beginning is that entry of the list above. */
export function pressables(blocks: readonly Block[]): readonly Pressable[] {
  let listed: string[] = [];
  return blocks.flatMap((block): readonly Pressable[] => {
    if (block.type === "rich_text") {
      for (const part of block.elements) {
        if (part.type !== "rich_text_list" || part.style !== "ordered") continue;
        if (!("offset" in part)) listed = [];
        listed.push(
          ...part.elements.map(({ elements }) =>
            elements.map((each) => ("text" in each ? each.text : "")).join(""),
          ),
        );
      }
      return [];
    }
    const block_id = block.block_id ?? "b1";
    if (block.type === "section" && block.accessory?.type === "button") {
      const { action_id, value } = block.accessory;
      const label = plain(block.text?.text ?? "").replace(/^\d+\. /u, "");
      return [{ label, payload: { actions: [{ action_id, block_id, value }] } }];
    }
    if (block.type !== "actions") return [];
    const full = (text: string): string => listed[Number(/^(\d+)\. /u.exec(text)?.[1]) - 1] ?? plain(text);
    return block.elements.flatMap((element): readonly Pressable[] => {
      if (element.type === "button") {
        const { action_id, value, text } = element;
        return [{ label: plain(text.text), payload: { actions: [{ action_id, block_id, value }] } }];
      }
      if (element.type !== "static_select") return [];
      const { action_id, options = [] } = element;
      return options.map((option) => ({
        label: full(option.text.text),
        payload: { actions: [{ action_id, block_id, selected_option: { value: option.value } }] },
      }));
    });
  });
}
