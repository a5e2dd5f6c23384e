import type { Json } from "../../ports/json.ts";

/** Reads JSON that was kept as text. */
export const parseJson = (text: string): Json => JSON.parse(text);
