import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InputError } from "./jsonl.ts";

/** Pieces of a file to a file, or to standard output where none is named. */

/** A file is there whole or not at all: what stood there before stays until all of it is written. */
export async function writeOut(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  file: string | undefined,
  output: Writable,
): Promise<void> {
  if (file === undefined) {
    await pipeline(Readable.from(pieces), output, { end: false });
    return;
  }
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished, { flags: "wx" }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT" && code !== "EACCES" && code !== "EISDIR" && code !== "ENOSPC") throw error;
    throw new InputError(
      `ファイルに書き込めません（${String(code)}）。場所と権限を確かめてください: ${file} / The file cannot be written.`,
    );
  }
}
