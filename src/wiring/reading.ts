import type { Config } from "../config.ts";
import type { Citation } from "../domain/answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { readPath } from "../knowledge/read-path.ts";
import { openReadingRoom } from "../knowledge/reading-room.ts";
import type { ReadingRoom } from "../ports/reading.ts";
import { linkedUrl } from "../settings/web-auth.ts";
import { packRootsOf } from "./knowledge.ts";

/** The guidelines to be read, and links from every platform to their passages. */

export const openReading = (config: Pick<Config, "knowledgeDirectory">, knowledge: Knowledge): ReadingRoom =>
  openReadingRoom(knowledge, packRootsOf(config));

/** The path of a citation on this server's own pages. */
export const passagePath =
  (knowledge: Knowledge) =>
  (citation: Citation): string | undefined =>
    readPath(citation, knowledge);

/** The whole address of a citation, for platforms elsewhere; gives nothing where others cannot open it. */
export function passageLink(
  config: Pick<Config, "publicUrl" | "webAuth">,
  knowledge: Knowledge,
): (citation: Citation) => string | undefined {
  const base = linkedUrl(config);
  return (citation) => {
    const path = base && readPath(citation, knowledge);
    return path === undefined ? undefined : new URL(path, base).href;
  };
}
