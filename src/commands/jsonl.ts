import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";

/** One JSON object a line in, one a line out, in the same order. A bad line answers with an error, and the rest goes on. */

/** Longest line that is read, in characters: more is an error, not a memory problem. */
const LONGEST_LINE = 1_000_000;
const named = z.object({ id: z.union([z.string(), z.number()]) });

/** Handles every line; resolves to whether every line was read. `handle` may throw an InputError. */
export async function answerLines<T>(
  input: Readable,
  output: Writable,
  schema: z.ZodType<T>,
  handle: (row: T) => object | Promise<object>,
): Promise<boolean> {
  let allRead = true;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const result = await answerLine(line, schema, handle);
    if (!result.ok) allRead = false;
    if (!output.write(`${JSON.stringify(result.out)}\n`))
      await new Promise((drained) => output.once("drain", drained));
  }
  return allRead;
}

/** Input that cannot be used; the message tells how to mend it. */
export class InputError extends Error {
  override readonly name = "InputError";
}

async function answerLine<T>(
  line: string,
  schema: z.ZodType<T>,
  handle: (row: T) => object | Promise<object>,
): Promise<{ ok: boolean; out: object }> {
  if (line.length > LONGEST_LINE) {
    return {
      ok: false,
      out: { id: null, error: `行が長すぎます（${LONGEST_LINE}字まで）。 / The line is too long.` },
    };
  }
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { ok: false, out: { id: null, error: "JSONとして読めない行です。 / This line is not JSON." } };
  }
  const id = named.safeParse(json).data?.id ?? null;
  const row = schema.safeParse(json);
  if (!row.success) {
    const what = row.error.issues
      .map((issue) => `${issue.path.join(".") || "(line)"}: ${issue.message}`)
      .join("; ");
    return { ok: false, out: { id, error: `入力の形が違います。 / The input has the wrong shape: ${what}` } };
  }
  try {
    return { ok: true, out: { id, ...(await handle(row.data)) } };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, out: { id, error: error.message } };
    throw error;
  }
}
