import { explainAnswer } from "../commands/explain.ts";
import type { Config } from "../config.ts";
import type { Language } from "../domain/guideline.ts";
import { openDatabase } from "./database.ts";
import { cityOf, openKnowledge } from "./knowledge.ts";

/** Looks a kept answer up by its id; undefined where none is kept under it. */
export async function explain(config: Config, id: string, language: Language): Promise<string | undefined> {
  const tenant = cityOf(openKnowledge(config));
  const { store } = await openDatabase(config);
  try {
    const kept = await store.answers(tenant).find(id);
    return kept && explainAnswer(kept, language);
  } finally {
    await store.close();
  }
}
