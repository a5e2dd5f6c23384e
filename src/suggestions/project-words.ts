import { readFileSync } from "node:fs";
import { z } from "zod";
import { FORM_ATTRIBUTES, FORMS, type FormAttribute, type FormName } from "../domain/guideline.ts";
import { parseYaml } from "../knowledge/yaml-file.ts";

/** The words by which a description of a project shows who does what: `knowledge/project-words.yaml`, compiled. */

const patterns = z.array(z.string().min(1));
const fileSchema = z.strictObject({
  actors: z.strictObject({ city: patterns, citizens: patterns }),
  cityStaysOut: patterns,
  citizensStayOut: patterns,
  reserved: patterns,
  private: patterns,
  ownMeans: patterns,
  joint: patterns,
  support: patterns,
  join: patterns,
  entrust: patterns,
  responsible: z.strictObject({ city: patterns, citizens: patterns }),
  began: z.strictObject({ citizens: patterns, both: patterns, city: patterns }),
  attributes: z.partialRecord(z.enum(FORM_ATTRIBUTES), patterns),
  formNames: z.partialRecord(z.enum(FORMS), patterns),
});

export interface ProjectWords {
  readonly city: RegExp;
  readonly citizens: RegExp;
  readonly cityStaysOut: RegExp;
  readonly citizensStayOut: RegExp;
  readonly reserved: RegExp;
  readonly private: RegExp;
  readonly ownMeans: RegExp;
  readonly joint: RegExp;
  readonly support: RegExp;
  readonly join: RegExp;
  readonly entrust: RegExp;
  readonly responsible: { readonly city: RegExp; readonly citizens: RegExp };
  readonly began: { readonly citizens: RegExp; readonly both: RegExp; readonly city: RegExp };
  readonly attributes: ReadonlyMap<FormAttribute, RegExp>;
  readonly formNames: ReadonlyMap<FormName, RegExp>;
}

/** Reads and compiles the word lists. Throws an Error that names the file and what is wrong in it. */
export function loadProjectWords(file: string): ProjectWords {
  const parsed = parseYaml(file, readFileSync(file, "utf8"), fileSchema);
  if (!parsed.ok) {
    throw new Error(parsed.problems.map(({ line, reason }) => `${file}:${line} ${reason}`).join("\n"));
  }
  const lists = parsed.value;
  const city = lists.actors.city.join("|");
  const citizens = lists.actors.citizens.join("|");
  const compile = (all: readonly string[]): RegExp => {
    const source = all.join("|").replaceAll("CITY", city).replaceAll("CITIZENS", citizens);
    return new RegExp(source, "giu");
  };
  const compileEach = <K extends string>(record: Readonly<Partial<Record<K, string[]>>>): Map<K, RegExp> =>
    new Map((Object.entries(record) as [K, string[]][]).map(([key, all]) => [key, compile(all)]));
  return {
    city: compile(lists.actors.city),
    citizens: compile(lists.actors.citizens),
    cityStaysOut: compile(lists.cityStaysOut),
    citizensStayOut: compile(lists.citizensStayOut),
    reserved: compile(lists.reserved),
    private: compile(lists.private),
    ownMeans: compile(lists.ownMeans),
    joint: compile(lists.joint),
    support: compile(lists.support),
    join: compile(lists.join),
    entrust: compile(lists.entrust),
    responsible: { city: compile(lists.responsible.city), citizens: compile(lists.responsible.citizens) },
    began: {
      citizens: compile(lists.began.citizens),
      both: compile(lists.began.both),
      city: compile(lists.began.city),
    },
    attributes: compileEach<FormAttribute>(lists.attributes),
    formNames: compileEach<FormName>(lists.formNames),
  };
}

/** Where a list's words stand in a text: the words themselves, in their order, each once. */
export function wordsFound(pattern: RegExp, text: string): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([word]) => word.trim()).filter((word) => word !== ""))];
}

/** Where the first of a list's words stands; -1 where there is none. */
export function firstPlace(pattern: RegExp, text: string): number {
  return text.matchAll(pattern).next().value?.index ?? -1;
}
