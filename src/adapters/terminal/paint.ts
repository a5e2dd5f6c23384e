import { styleText } from "node:util";

export type Colour = Parameters<typeof styleText>[0];

/** Text in a colour or weight, where the terminal shows them. */
export const paint = (style: { readonly colour: boolean }, colour: Colour, text: string): string =>
  style.colour ? styleText(colour, text, { validateStream: false }) : text;
