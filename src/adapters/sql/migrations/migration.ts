import type { RawBuilder } from "kysely";
import type { DialectFacts } from "../dialect.ts";

/** One step of the schema. A step that has shipped is never changed. */
export type Migration = (facts: DialectFacts) => readonly RawBuilder<unknown>[];
