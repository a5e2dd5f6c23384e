import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Language } from "../domain/guideline.ts";

/**
 * The prompts, one Markdown file each: a head (purpose, version, variables, output), then for both languages what is
 * asked (`## instructions`, the same each time) and what it is asked about (`## input`, with `{{variables}}`).
 */

/** The variables that the program gives to each prompt. */
const VARIABLES = {
  "standalone-question": ["history", "question"],
  answer: ["question", "passages"],
  repair: ["question", "passages", "refused"],
  step: ["ask", "options", "typed"],
  description: ["questions", "typed"],
  draft: ["purpose", "material"],
} as const;

export type PromptName = keyof typeof VARIABLES;
export type PromptValues<Name extends PromptName> = Readonly<
  Record<(typeof VARIABLES)[Name][number], string>
>;

export const PROMPT_NAMES: readonly PromptName[] = [
  "standalone-question",
  "answer",
  "repair",
  "step",
  "description",
  "draft",
];

const headSchema = z.strictObject({
  purpose: z.strictObject({ ja: z.string().min(1), en: z.string().min(1) }),
  version: z.number().int().positive(),
  variables: z.array(z.string()),
  output: z.string().min(1),
});

interface Wording {
  readonly instructions: string;
  readonly input: string;
}
interface Prompt {
  readonly file: string;
  readonly version: number;
  readonly ja: Wording;
  readonly en: Wording;
}

/** A prompt that cannot be used; names its file. */
export class PromptError extends Error {
  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
    this.name = "PromptError";
  }
}

export class Prompts {
  readonly #prompts: ReadonlyMap<PromptName, Prompt>;

  constructor(prompts: ReadonlyMap<PromptName, Prompt>) {
    this.#prompts = prompts;
  }

  /** `answer@3`: what is kept with an answer. */
  versionOf(name: PromptName): string {
    return `${name}@${this.#prompt(name).version}`;
  }

  /** The prompt with its variables filled in. What is filled in can neither end its mark nor open another. */
  fill<Name extends PromptName>(name: Name, language: Language, values: PromptValues<Name>): Wording {
    const prompt = this.#prompt(name);
    const { instructions, input } = prompt[language];
    const given = new Map<string, string>(Object.entries(values));
    for (const variable of VARIABLES[name]) {
      if (!given.has(variable)) throw new PromptError(prompt.file, `no value for {{${variable}}}`);
    }
    return {
      instructions,
      input: input.replace(MARK, (_, variable: string) => unmarked(given.get(variable) ?? "")),
    };
  }

  #prompt(name: PromptName): Prompt {
    const prompt = this.#prompts.get(name);
    if (!prompt) throw new PromptError(`${name}.md`, "no such prompt");
    return prompt;
  }
}

const MARK = /\{\{([a-z][a-z-]*)\}\}/gu;
/** Angle brackets are what marks off untrusted text in the prompts: within it they are written in full width. */
const unmarked = (text: string): string => text.replace(/</gu, "＜").replace(/>/gu, "＞");

/** Reads and checks every prompt of a folder. Throws a PromptError that names the file and what is wrong in it. */
export function loadPrompts(folder: string): Prompts {
  const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
  for (const file of files) {
    const name = basename(file, ".md");
    if (name !== "README" && !PROMPT_NAMES.some((known) => known === name)) {
      throw new PromptError(
        file,
        `no prompt of the program is called so (known: ${PROMPT_NAMES.join(", ")})`,
      );
    }
  }
  const prompts = PROMPT_NAMES.map((name): [PromptName, Prompt] => {
    const file = `${name}.md`;
    if (!files.includes(file)) throw new PromptError(file, "the file is missing");
    return [name, readPrompt(file, readFileSync(join(folder, file), "utf8"), VARIABLES[name])];
  });
  return new Prompts(new Map(prompts));
}

const HEAD = /^---\n(.*?)\n---\n/su;

function readPrompt(file: string, content: string, variables: readonly string[]): Prompt {
  const text = content.replace(/\r\n/gu, "\n");
  const head = HEAD.exec(text);
  if (!head) throw new PromptError(file, "it must begin with a head between two lines of ---");
  const { version, variables: declared } = readHead(file, head[1] ?? "");
  const unknown = declared.find((variable) => !variables.includes(variable));
  if (unknown !== undefined) throw new PromptError(file, `the program knows no variable {{${unknown}}}`);
  const missing = variables.find((variable) => !declared.includes(variable));
  if (missing !== undefined)
    throw new PromptError(file, `the variable {{${missing}}} is missing in the head`);
  const body = text.slice(head[0].length);
  const wording = (language: Language): Wording => {
    const instructions = section(file, body, language, "instructions");
    const input = section(file, body, language, "input");
    const used = [...input.matchAll(MARK)].map((match) => match[1] ?? "");
    const stray = [...instructions.matchAll(MARK)][0]?.[1] ?? used.find((each) => !variables.includes(each));
    if (stray !== undefined) {
      throw new PromptError(file, `{{${stray}}} is unknown here (${language}); only the input has variables`);
    }
    const left = variables.find((variable) => !used.includes(variable));
    if (left !== undefined) throw new PromptError(file, `{{${left}}} is missing in the input (${language})`);
    return { instructions, input };
  };
  return { file, version, ja: wording("ja"), en: wording("en") };
}

function readHead(file: string, head: string): z.infer<typeof headSchema> {
  let raw: unknown;
  try {
    raw = parse(head);
  } catch (cause) {
    throw new PromptError(file, "its head is no YAML", { cause });
  }
  const read = headSchema.safeParse(raw);
  if (!read.success) throw new PromptError(file, `in its head: ${z.prettifyError(read.error)}`);
  return read.data;
}

function section(file: string, body: string, language: Language, part: keyof Wording): string {
  const own = body.split(/^# /mu).find((each) => each.startsWith(`${language}\n`));
  const text = own
    ?.split(/^## /mu)
    .find((each) => each.startsWith(`${part}\n`))
    ?.slice(part.length)
    .trim();
  if (text === undefined || text === "") {
    throw new PromptError(file, `“# ${language}” with “## ${part}” is missing or empty`);
  }
  return text;
}
