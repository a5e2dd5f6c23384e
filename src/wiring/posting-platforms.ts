import type { DigestPost } from "../ports/digest-post.ts";

/** Posting ports by the name that places carry. */
export type PostingPlatforms = ReadonlyMap<string, DigestPost>;

/** The platforms that digests can be posted to. A terminal is none: nobody sits before it when the week begins. */
export const postingPlatforms = (): PostingPlatforms => new Map();
