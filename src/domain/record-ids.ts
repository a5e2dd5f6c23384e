/** Ids of records: one kind never stands where another is meant. */

export type ProjectId = string & { readonly kind: "project" };
export type EvaluationId = string & { readonly kind: "evaluation" };
export type PersonId = string & { readonly kind: "person" };
export type SectionId = string & { readonly kind: "section" };
export type PartnerId = string & { readonly kind: "partner" };

export const projectId = (text: string): ProjectId => text as ProjectId;
export const evaluationId = (text: string): EvaluationId => text as EvaluationId;
export const personId = (text: string): PersonId => text as PersonId;
export const sectionId = (text: string): SectionId => text as SectionId;
export const partnerId = (text: string): PartnerId => text as PartnerId;
