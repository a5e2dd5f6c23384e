import type { Citation } from "../../../domain/answer.ts";
import type { Language } from "../../../domain/guideline.ts";
import type { Draft, Picture } from "../../../domain/message.ts";

/** What the page needs beside the bot, put together outside. */
export interface Surroundings {
  /** Gives a guideline's title. */
  readonly title: (guideline: string) => string;
  /** The place of a citation on the reading page, as a path; undefined where it is not found there. */
  readonly link: (citation: Citation) => string | undefined;
  /** The cities whose guidelines are known, for the welcome. */
  readonly cities: (language: Language) => readonly string[];
  /** The picture as PNG. */
  readonly draw: (picture: Picture, language: Language) => Promise<Uint8Array> | Uint8Array;
  readonly documents: {
    readonly docx: (draft: Draft) => Promise<Uint8Array>;
    readonly markdown: (draft: Draft) => string;
    /** A file name made of a draft's title, without an ending. */
    readonly fileName: (title: string) => string;
  };
}
