import type { CallbackManagerForRetrieverRun } from "@langchain/core/callbacks/manager";
import type { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Likeness } from "../../knowledge/likeness.ts";
import type { AskedQuestion } from "../../knowledge/question.ts";
import { search } from "../../knowledge/search.ts";
import { type PassageMetadata, passageDocument } from "./documents.ts";

/** The search of the guidelines as a retriever for a city's own LangChain chains. */

export interface GuidelineRetrieverFields extends BaseRetrieverInput {
  readonly knowledge: Knowledge;
  /** How many passages; 5 where absent. */
  readonly top?: number;
  /** Narrows to one guideline unless the question names another. */
  readonly guideline?: string | undefined;
  /** Earlier questions of the same person, oldest first: a follow-up leans on them. */
  readonly history?: readonly string[];
  /** Search by meaning beside the words; without it by words alone. */
  readonly meanings?: { likenessOf(asked: AskedQuestion): Promise<Likeness | undefined> } | undefined;
}

const TOP = 5;

export class GuidelineRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return "GuidelineRetriever";
  }
  override lc_namespace = ["kyodo", "retrievers"];
  readonly #fields: GuidelineRetrieverFields;

  constructor(fields: GuidelineRetrieverFields) {
    const { callbacks, tags, metadata, verbose } = fields;
    super({
      ...(callbacks === undefined ? {} : { callbacks }),
      ...(tags === undefined ? {} : { tags }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(verbose === undefined ? {} : { verbose }),
    });
    this.#fields = fields;
  }

  /** The best passages, best first; none for an empty question. */
  override async _getRelevantDocuments(
    question: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const { knowledge, top = TOP, guideline, history = [], meanings } = this.#fields;
    if (question.trim() === "") return [];
    const asked = { question, history, guideline };
    const likeness = await meanings?.likenessOf(asked);
    return search(knowledge, { ...asked, likeness }, top).map((passage) =>
      passageDocument(passage, knowledge),
    );
  }
}
