import type { Catalogue, FormAnswers } from "../domain/form-rules.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { featuresOf } from "./features.ts";
import { answersShown, type FormSuggestion, type ShownAnswer, suggestForm } from "./forms.ts";
import type { ProjectWords } from "./project-words.ts";
import { Reader } from "./reading.ts";
import { suggestZone, type ZoneSuggestion } from "./zones.ts";

/** A free description in, proposed zone, form and dialog answers out, each with the words that led to it. */

export interface Suggestion {
  readonly zone: ZoneSuggestion;
  readonly form: FormSuggestion;
  /** The form dialog's answers that the words show. */
  readonly formAnswers: FormAnswers;
}

export class Suggester {
  readonly #words: ProjectWords;
  readonly #reader: Reader;
  readonly #catalogues: readonly Catalogue[];

  constructor({ library }: Knowledge, words: ProjectWords) {
    this.#words = words;
    this.#reader = new Reader(
      words.actors,
      library.volumes.map(({ guideline }) => guideline.municipality),
    );
    this.#catalogues = library.volumes.map(({ guideline, profile }) => ({
      guideline: guideline.id,
      forms: profile.forms,
    }));
  }

  /** Suggests for one description. `guideline` is an id; without it the home city's catalogue is no limit. */
  suggest(description: string, guideline?: string): Suggestion {
    const reading = this.#reader.read(description);
    const features = featuresOf(reading);
    const form = suggestForm(reading, features, this.#words, this.#catalogues, guideline);
    return {
      zone: suggestZone(reading, features, this.#words),
      form,
      formAnswers: Object.fromEntries(answersShown(form).map(({ key, value }) => [key, value])),
    };
  }

  /** The answers of one dialog that a description shows, each with the words that led there. */
  proposals(dialog: "zone" | "form", description: string, guideline?: string): readonly ShownAnswer[] {
    const { zone, form } = this.suggest(description, guideline);
    if (dialog === "form") return answersShown(form);
    const because = new Map(Object.entries(zone.because));
    return Object.entries(zone.answers).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, value, words: because.get(key) ?? [] }],
    );
  }
}
