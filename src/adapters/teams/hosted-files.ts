import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { z } from "zod";

/**
 * Files that Teams fetches: pictures, and documents that a person opens. Teams brings no sign-in along when it shows a
 * picture, so that an address is a key: 256 random bits, known only to whoever reads the message, and gone after some
 * days. Several machines share them where they share the data directory.
 */

export interface HostedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const KEEP_MS = 7 * 86_400_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/u;
const CLEAN_EVERY_MS = 3_600_000;

const described = z.object({ name: z.string(), type: z.string() });

export const FILES_PATH = "/teams/files";

export class HostedFiles {
  readonly #folder: string;
  readonly #publicUrl: string;
  readonly #now: () => number;
  #cleanedAt = 0;

  constructor(folder: string, publicUrl: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#publicUrl = publicUrl.replace(/\/+$/u, "");
    this.#now = now;
  }

  /** Gives the address under which it can be fetched. */
  async host({ name, type, bytes }: HostedFile): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#clean();
    const token = randomBytes(32).toString("base64url");
    const path = join(this.#folder, token);
    await writeFile(`${path}.json`, JSON.stringify({ name, type }), { mode: 0o600 });
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return `${this.#publicUrl}${FILES_PATH}/${token}/${encodeURIComponent(name)}`;
  }

  /** Answers GET of an address; the name behind the token is only for people to read. */
  readonly serve: RequestHandler = async (request, response) => {
    const token = z.string().regex(TOKEN).safeParse(request.params["token"]).data;
    const found = token === undefined ? undefined : await this.#find(token);
    response.set("X-Content-Type-Options", "nosniff");
    if (!found) {
      response
        .status(404)
        .type("text/plain")
        .send(
          "ファイルの期限が切れています。もう一度作ってください。\nThis file is no longer there: please make it again.\n",
        );
      return;
    }
    const { name, type, bytes } = found;
    response.set("Cache-Control", "private, max-age=86400");
    response.set("Content-Security-Policy", "default-src 'none'; sandbox");
    const how = type.startsWith("image/") ? "inline" : "attachment";
    response.set("Content-Disposition", `${how}; filename*=UTF-8''${encodeURIComponent(name)}`);
    response.type(type).send(Buffer.from(bytes));
  };

  async #find(token: string): Promise<HostedFile | undefined> {
    const path = join(this.#folder, token);
    try {
      const { mtimeMs } = await stat(path);
      if (mtimeMs < this.#now() - KEEP_MS) return undefined;
      const about = described.parse(JSON.parse(await readFile(`${path}.json`, "utf8")));
      return { ...about, bytes: await readFile(path) };
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  async #clean(): Promise<void> {
    const now = this.#now();
    if (now < this.#cleanedAt + CLEAN_EVERY_MS) return;
    this.#cleanedAt = now;
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs < now - KEEP_MS) await rm(path, { force: true });
    }
  }
}
