import type { Json } from "./json.ts";
import type { Place } from "./store.ts";

/** What an adapter has to write down to find a place again, such as the server that it is reached by. */
export interface PlaceBook {
  /** Keeps the entry in place of the one before. It is read by the adapter that wrote it, and by nobody else. */
  keep(tenant: string, place: Place, entry: Json, at: Date): Promise<void>;
  find(tenant: string, place: Place): Promise<Json | undefined>;
  forget(tenant: string, place: Place): Promise<void>;
  /**
   * Forgets every city's entries that were last kept before, but those by which digests are reached: of the places they
   * go to, and of the channels in whose threads they stand (a thread's key is its channel's, a semicolon and more).
   */
  prune(before: Date): Promise<void>;
}
