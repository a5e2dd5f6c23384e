import { z } from "zod";

/** Packages that are installed only where somebody wants what they do. */

export class MissingEmbeddingsPackage extends Error {
  readonly command: string;
  constructor(name: string, cause: unknown) {
    const command = `npm install ${name}`;
    super(`パッケージ ${name} がありません。 / The package ${name} is not installed: ${command}`, { cause });
    this.name = "MissingEmbeddingsPackage";
    this.command = command;
  }
}

const moduleSchema = z.record(z.string(), z.unknown());
const absent = z.object({ code: z.literal("ERR_MODULE_NOT_FOUND"), message: z.string() });

/** What a package exports. Throws a MissingEmbeddingsPackage where it is not installed. */
export async function loadOptional(name: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const loaded: unknown = await import(name);
    return moduleSchema.parse({ ...Object(loaded) });
  } catch (cause) {
    const missing = absent.safeParse(cause).data;
    // A package that is there and lacks one of its own is another trouble.
    throw missing?.message.includes(`'${name}'`) ? new MissingEmbeddingsPackage(name, cause) : cause;
  }
}
