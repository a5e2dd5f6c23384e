/**
 * The colours of all pictures. Blue and vermilion are Okabe and Ito's, told apart with every kind of colour
 * vision; no meaning hangs on a colour alone, each has its own shape, pattern or word as well.
 */
export const PALETTE = {
  paper: "#ffffff",
  pale: "#eef2f5",
  ink: "#1b1b1b",
  muted: "#595959",
  rule: "#767676",
  blue: "#0072b2",
  vermilion: "#d55e00",
} as const;

export type Colour = keyof typeof PALETTE;

/** What is drawn on or beside what: shapes and lines, then letters. */
export const NEIGHBOURS: {
  readonly shapes: readonly (readonly [Colour, Colour])[];
  readonly letters: readonly (readonly [Colour, Colour])[];
} = {
  shapes: [
    ["blue", "paper"],
    ["blue", "pale"],
    ["vermilion", "paper"],
    ["vermilion", "pale"],
    ["rule", "paper"],
    ["rule", "pale"],
    ["ink", "paper"],
    ["ink", "blue"],
    ["ink", "vermilion"],
  ],
  letters: [
    ["ink", "paper"],
    ["ink", "pale"],
    ["muted", "paper"],
    ["muted", "pale"],
    ["paper", "blue"],
  ],
};
