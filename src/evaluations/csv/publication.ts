import type { Project } from "../../domain/project.ts";

/** What a publication may hold: records that the section head has confirmed. */
export const isPublic = ({ project: { stage } }: { readonly project: Pick<Project, "stage"> }): boolean =>
  stage === "settled" || stage === "published";
