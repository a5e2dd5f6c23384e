import type { Article, Draft } from "../../../domain/message.ts";
import { BLOCK_BYTES, type Block, bytesOf, packed } from "./budget.ts";
import type { Element } from "./elements.ts";
import { type Scene, webAddress } from "./scene.ts";
import { heading, lines } from "./text.ts";

/** A draft document: its name and files, and the whole text behind a button. */

export function draftBlocks(draft: Draft, scene: Scene): readonly Block[] {
  const { title, mark } = draft;
  const files = (scene.files?.(draft) ?? []).flatMap(({ title: name, url }) => {
    const address = webAddress(url);
    return address ? [{ type: "Action.OpenUrl", title: name, url: address } as const] : [];
  });
  const head: Element[] = [
    ...heading(title, "Medium"),
    ...lines(mark, { color: "Warning", weight: "Bolder" }),
  ];
  const groups = packed(wholeText(draft), BLOCK_BYTES - bytesOf(files) - 2000);
  const folded = groups.map((items, at): Block => {
    const id = scene.newId();
    const more = at === 0 ? "" : `${scene.words.more}`;
    return {
      elements: [
        {
          type: "ActionSet",
          actions: [
            ...(at === 0 ? files : []),
            {
              type: "Action.ToggleVisibility",
              title: `${scene.words.wholeDraft}${more}`,
              targetElements: [{ elementId: id }],
            },
          ],
        },
        { type: "Container", id, isVisible: false, style: "emphasis", items },
      ],
    };
  });
  return [...packed(head, BLOCK_BYTES).map((elements) => ({ elements })), ...folded];
}

function wholeText({ introduction = [], articles, closing, notes }: Draft): readonly Element[] {
  return [
    ...introduction.flatMap((text) => lines(text)),
    ...articles.flatMap(articleElements),
    ...(closing
      ? lines([closing.statement ?? "", closing.date].filter((each) => each !== "").join("\n"))
      : []),
    ...(closing?.parties ?? []).flatMap(({ role, name }) => lines(`${role}　${name}`)),
    ...(notes ? [...heading(notes.heading), ...notes.items.flatMap((item) => lines(`□ ${item}`))] : []),
  ];
}

const articleElements = ({ heading: title, paragraphs, items = [], table }: Article): readonly Element[] => [
  ...heading(title),
  ...paragraphs.flatMap((text) => lines(text)),
  ...items.flatMap((item, at) => lines(`(${at + 1}) ${item}`)),
  ...(table ? [table.columns, ...table.rows].flatMap((cells) => lines(cells.join("　|　"))) : []),
];
