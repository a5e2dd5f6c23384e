import type { Citation } from "../../../domain/answer.ts";
import type { Language } from "../../../domain/guideline.ts";
import type { Draft } from "../../../domain/message.ts";
import type { Picture } from "../../../domain/picture.ts";
import { type CardWording, cardWording } from "./wording.ts";

/** What the renderer is told by its caller; it reads nothing else. */
export interface CardOptions {
  /** Gives a guideline's title. */
  readonly title: (guideline: string) => string;
  /** Where a citation can be read in its guideline; undefined where there is no such page. */
  readonly link?: (citation: Citation) => string | undefined;
  /** Where Teams can fetch a picture; its alternative text stands in its place where it cannot. */
  readonly picture?: (picture: Picture) => string | undefined;
  /** Where the files of a draft can be fetched. */
  readonly files?: (draft: Draft) => readonly { readonly title: string; readonly url: string }[];
  /** Whether Teams itself asks for feedback below the message; else there are buttons. */
  readonly feedback: "loop" | "buttons";
  /** Offers the whole dialog as one form beside a step that asks for an input. */
  readonly sheets?: boolean;
}

/** One message's rendering: the language, its words, and names for elements that buttons fold in and out. */
export interface Scene extends CardOptions {
  readonly language: Language;
  readonly words: CardWording;
  /** A name that no other element of the message has. */
  readonly newId: () => string;
}

export function sceneOf(language: Language, options: CardOptions): Scene {
  let ids = 0;
  return { ...options, language, words: cardWording(language), newId: () => `e${++ids}` };
}

/** Only web addresses are ever opened or fetched; a picture may bring itself along. */
export const webAddress = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\/[^\s]+$/u.test(url) ? url : undefined;
