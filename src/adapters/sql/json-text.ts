import { z } from "zod";
import type { Json } from "../../ports/json.ts";

const json = z.json();

/** Reads JSON that was kept as text. */
export const parseJson = (text: string): Json => json.parse(JSON.parse(text));
