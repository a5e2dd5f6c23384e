import { readFile } from "node:fs/promises";
import { InputError } from "./jsonl.ts";

/** A file that a command was told to read. Throws an InputError where it cannot be read. */
export async function readGiven(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT" && code !== "EACCES" && code !== "EISDIR") throw error;
    throw new InputError(
      `ファイルを読めません（${String(code)}）。場所と名前を確かめてください: ${file} / The file cannot be read.`,
    );
  }
}
