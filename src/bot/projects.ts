import { z } from "zod";
import type { PlannedProject } from "../dialogs/dialog.ts";
import type { Json, StoredProject } from "../ports/store.ts";

/** Planned projects as they are stored: finishing the same plan again changes its record and makes no second one. */

const contentSchema = z.object({
  fiscalYear: z.number(),
  zones: z.array(z.number()),
  forms: z.array(z.string()),
  tasks: z.array(z.object({ what: z.string(), by: z.string().optional() })),
  answers: z.record(z.string(), z.string()),
});
export type ProjectContent = z.infer<typeof contentSchema>;

export function fileProject(id: string, owner: string, planned: PlannedProject): StoredProject {
  const { name, ...rest } = planned;
  return { id, owner, name, content: json(rest) };
}

/** What is kept of a project; undefined where an unknown program wrote it. */
export const projectContent = (content: Json): ProjectContent | undefined =>
  contentSchema.safeParse(content).data;

const json = (value: object): Json => JSON.parse(JSON.stringify(value));
