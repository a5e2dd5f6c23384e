/** What Slack takes at most. Texts are counted in UTF-16 units, as they go over the wire: escaped. */
export const LIMITS = {
  message: {
    blocks: 50,
    /** Undocumented; where `msg_blocks_too_long` was seen to begin. Counted here over the whole JSON, to be safe. */
    characters: 13_200,
    tables: 1,
    /** Of the text beside the blocks, which notifications and screen readers take. */
    text: 4000,
  },
  view: { blocks: 100, title: 24, button: 24, metadata: 3000, callback: 255, characters: 250_000 },
  blockId: 255,
  actionId: 255,
  text: 3000,
  section: { text: 3000, fields: 10, field: 2000 },
  header: 150,
  markdown: 12_000,
  actions: 25,
  context: 10,
  contextActions: 5,
  image: { alt: 2000, title: 2000, url: 3000 },
  table: { rows: 100, columns: 20, characters: 10_000 },
  input: { label: 2000, hint: 2000, placeholder: 150, typed: 3000 },
  button: { text: 75, value: 2000, label: 75, url: 3000 },
  option: { text: 75, value: 75, description: 75 },
  radios: 10,
  checkboxes: 10,
  select: 100,
  optionGroups: 100,
} as const;
