import { Document } from "@langchain/core/documents";
import type { Passage } from "../../domain/passage.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { sectionName } from "../../knowledge/library.ts";

/** Guidelines as LangChain's documents, for a city's own chains and stores. */

/** Where a document's words stand: enough to cite them. */
export interface GuidelineMetadata extends Record<string, unknown> {
  /** The guideline's id, such as `numazu`. */
  readonly guideline: string;
  readonly title: string;
  readonly municipality: string;
  /** Heading path, joined by " > ". */
  readonly section: string;
}
export interface PassageMetadata extends GuidelineMetadata {
  readonly score: number;
}

/** Every smallest headed part, footnote and table row of the guidelines, or of those named, in the order of their texts. */
export function guidelineDocuments(
  { library }: Pick<Knowledge, "library">,
  guidelines: readonly string[] = library.volumes.map(({ guideline }) => guideline.id),
): Document<GuidelineMetadata>[] {
  return library.leaves
    .filter(({ guideline }) => guidelines.includes(guideline))
    .map(
      (leaf) =>
        new Document({
          id: `${leaf.guideline}:${leaf.first}-${leaf.last}`,
          pageContent: library.textOf(leaf),
          metadata: metadataOf(leaf.guideline, sectionName(leaf), library),
        }),
    );
}

export function passageDocument(
  { id, guideline, section, text, score }: Passage,
  { library }: Pick<Knowledge, "library">,
): Document<PassageMetadata> {
  return new Document({
    id,
    pageContent: text,
    metadata: { ...metadataOf(guideline, section, library), score },
  });
}

function metadataOf(id: string, section: string, library: Knowledge["library"]): GuidelineMetadata {
  const guideline = library.volume(id)?.guideline;
  return {
    guideline: id,
    title: guideline?.title ?? id,
    municipality: guideline?.municipality.name ?? id,
    section,
  };
}
