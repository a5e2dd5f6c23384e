import type { Kysely } from "kysely";
import type { RecordsReader } from "../../ports/records.ts";
import { digestRecords } from "./digest-records.ts";
import { digestWishes } from "./digest-wishes.ts";
import { officeReader } from "./office-reader.ts";
import { partnersReader } from "./partners-reader.ts";
import { peopleReader } from "./people-reader.ts";
import { projectsReader } from "./projects-reader.ts";
import type { Database } from "./schema.ts";

/** Looks at one city's records, inside a transaction or outside. Nothing of another city can be reached from here. */
export const recordsReader = (database: Kysely<Database>, tenant: string): RecordsReader => ({
  projects: projectsReader(database, tenant),
  office: officeReader(database, tenant),
  people: peopleReader(database, tenant),
  partners: partnersReader(database, tenant),
  digests: { ...digestRecords(database, tenant), ...digestWishes(database, tenant) },
});
