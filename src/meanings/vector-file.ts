import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HASH_LETTERS } from "./meaning-texts.ts";

/**
 * Vectors on disk, beside the index: one file for each model. After a digest of all the rest come the number of
 * dimensions and, for each text, its hash and its vector of float32, in the byte order of every machine that Node.js runs on.
 *
 * Typed arrays, and no vector database: a city's guidelines hold a few thousand sentences, and comparing a question
 * with all of them takes a millisecond or two. sqlite-vec would bring a native extension, and pgvector one that the
 * city's database administrators would have to install, for nothing that would be faster.
 */

export type Vectors = ReadonlyMap<string, Float32Array>;

const DIGEST_BYTES = 32;
const HEAD_BYTES = 4;
const HASH_BYTES = HASH_LETTERS / 2;

export const vectorFile = (folder: string, model: string): string =>
  join(folder, `${createHash("sha256").update(model).digest("hex").slice(0, 16)}.vectors`);

/** No vectors where there is no file, or one that cannot be read: they are then made anew. */
export function readVectors(file: string): Vectors {
  if (!existsSync(file)) return new Map();
  const content = readFileSync(file);
  const body = content.subarray(DIGEST_BYTES);
  const digest = createHash("sha256").update(body).digest();
  if (body.length < HEAD_BYTES || !digest.equals(content.subarray(0, DIGEST_BYTES))) return new Map();
  const dimensions = body.readUInt32LE(0);
  const step = HASH_BYTES + dimensions * 4;
  const vectors = new Map<string, Float32Array>();
  for (let at = HEAD_BYTES; at + step <= body.length; at += step) {
    // Copied first: a Float32Array must begin at a multiple of four bytes.
    const floats = Uint8Array.from(body.subarray(at + HASH_BYTES, at + step));
    vectors.set(body.toString("hex", at, at + HASH_BYTES), new Float32Array(floats.buffer));
  }
  return vectors;
}

/** The file appears whole or not at all. Throws where the folder cannot be written. */
export function writeVectors(file: string, folder: string, vectors: Vectors): void {
  mkdirSync(folder, { recursive: true });
  const dimensions = [...vectors.values()][0]?.length ?? 0;
  const step = HASH_BYTES + dimensions * 4;
  const body = Buffer.alloc(HEAD_BYTES + vectors.size * step);
  body.writeUInt32LE(dimensions, 0);
  let at = HEAD_BYTES;
  for (const [hash, vector] of vectors) {
    body.write(hash, at, "hex");
    body.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), at + HASH_BYTES);
    at += step;
  }
  const temporary = `${file}.${randomUUID()}.part`;
  writeFileSync(temporary, Buffer.concat([createHash("sha256").update(body).digest(), body]));
  renameSync(temporary, file);
}
