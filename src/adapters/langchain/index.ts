/** What a city's own chain imports: `import { guidelineRetriever } from "…/src/adapters/langchain/index.ts"`. */
export { type GuidelineMetadata, guidelineDocuments, type PassageMetadata } from "./documents.ts";
export { GuidelineRetriever, type GuidelineRetrieverFields } from "./retriever.ts";
