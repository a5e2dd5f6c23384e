import type { Municipality } from "../domain/guideline.ts";
import { foldWidth } from "../domain/text.ts";
import { type Letter, lettersOf, replaced, textOf } from "./letters.ts";
import type { Actors } from "./project-words.ts";

/** How a description is read: without the question at its end, once in its own words and once by who acts. */

export interface Reading {
  /** The whole description, folded: what the letters' places count in. */
  readonly text: string;
  /** What is told of the project; a city's name reads 市 (the city). */
  readonly told: readonly Letter[];
  /** The same with a mark for whoever acts: `MARKS`. */
  readonly tagged: readonly Letter[];
}

export const MARKS = { city: "◎", citizens: "●", outside: "△" } as const;

/** Fewer letters than this are no description: then the question is all there is. */
const LEAST_TOLD = 9;

export class Reader {
  readonly #actors: Actors;
  readonly #asks: RegExp;
  readonly #japanese: RegExp;
  readonly #english: RegExp;

  constructor(actors: Actors, municipalities: readonly Municipality[]) {
    this.#actors = actors;
    const stems = municipalities.flatMap(({ name, reading }) => [
      name.replace(/[市町村区]$/u, ""),
      reading.replace(/(?:し|ちょう|まち|むら|く)$/u, ""),
    ]);
    const cities = alternatives(stems);
    this.#asks = new RegExp(
      `(?:${cities})市?(?:の(?:考え方|基準|図|領域|形態|方法|一覧|指針|区分|本|分け方|呼び名|[0-9一二三四五六七八]+つの)|では|だと|でいうと|で言うと|でいえば|はどう)[^。]*(?:[?]|。|$)|(?<=^|。|、)[^。、]*(?:領域|形態|一覧|区分|方法例|指針|呼び名|仕組みの名前|名前は)[^。]*(?:[?]|ですか|でしょうか|ありますか|ますか|伺う|願いたい|お願いします|探しています)(?:。|$)|(?:どの|どういう|何という|何の|どんな)(?:形|領域|区分|形態|名)[^。]*(?:[?]|。|$)`,
      "gu",
    );
    this.#japanese = new RegExp(`(?:${cities})市?`, "gu");
    this.#english = new RegExp(
      `\\b(?:the )?(?:${alternatives(municipalities.map(({ romaji }) => romaji))})(?: city)?\\b`,
      "giu",
    );
  }

  read(description: string): Reading {
    const text = foldWidth(description);
    const letters = lettersOf(text.toLowerCase().length === text.length ? text.toLowerCase() : text);
    const stripped = replaced(letters, this.#asks, "");
    const kept = textOf(stripped).trim().length >= LEAST_TOLD ? stripped : letters;
    const told = replaced(replaced(kept, this.#japanese, "市"), this.#english, "the city");
    return { text, told, tagged: this.#tagged(told) };
  }

  #tagged(told: readonly Letter[]): readonly Letter[] {
    const { outside, city, citizens } = this.#actors;
    const fromOutside = replaced(told, outside, MARKS.outside);
    return replaced(replaced(fromOutside, city, MARKS.city), citizens, MARKS.citizens);
  }
}

/** The longest first, so that a shorter name never cuts a longer one. */
const alternatives = (names: readonly string[]): string =>
  [...new Set(names)]
    .filter((name) => name !== "")
    .sort((a, b) => b.length - a.length)
    .map((name) => name.toLowerCase().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
