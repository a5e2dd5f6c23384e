import { parseArgs } from "node:util";
import { renderAnswer, renderSources } from "./adapters/terminal/render.ts";
import { Answerer } from "./answers/ask.ts";
import { answerOut, askLines } from "./commands/ask.ts";
import { formLines, zoneLines } from "./commands/decide.ts";
import { examine, renderFindings } from "./commands/doctor.ts";
import { HELP } from "./commands/help.ts";
import { InputError } from "./commands/jsonl.ts";
import { askable } from "./commands/question-input.ts";
import { readCorpus, searchCorpusLines, searchLines } from "./commands/search.ts";
import { suggestLines } from "./commands/suggest.ts";
import { UsageError } from "./commands/usage.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { cityDate, readDate } from "./domain/japanese-date.ts";
import { hasJapanese } from "./domain/text.ts";
import { NoKnowledgeError } from "./knowledge/knowledge.ts";
import { checkDatabase } from "./wiring/database.ts";
import { showDigests } from "./wiring/digests.ts";
import { evalCases } from "./wiring/eval.ts";
import { explain } from "./wiring/explain.ts";
import { openKnowledge, openSuggester, problemLine, titleIn } from "./wiring/knowledge.ts";
import { checkMeanings, openMeanings } from "./wiring/meanings.ts";
import { checkModel } from "./wiring/model.ts";
import { OFFICE_COMMANDS, OFFICE_OPTIONS, runOfficeCommand } from "./wiring/office-commands.ts";
import { passageLink } from "./wiring/reading.ts";
import { examineSignIn } from "./wiring/sign-in.ts";
import { examineSlack } from "./wiring/slack.ts";
import { start } from "./wiring/start.ts";
import { examineTeams } from "./wiring/teams.ts";
import { converse } from "./wiring/terminal.ts";

/** Wires everything. The exit code is 0 where all went well, 1 where something could not be done, 2 for a wrong call. */

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  jsonl: { type: "boolean" },
  json: { type: "boolean" },
  sources: { type: "boolean" },
  top: { type: "string" },
  corpus: { type: "string" },
  lang: { type: "string" },
  date: { type: "string" },
  open: { type: "boolean" },
  "without-model": { type: "boolean" },
  ...OFFICE_OPTIONS,
} as const;

function parse() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
type Flags = ReturnType<typeof parse>["values"];

function topOf(flags: Flags): number {
  const top = Number((flags.top ?? "5").normalize("NFKC"));
  if (!Number.isInteger(top) || top < 1 || top > 100) {
    throw new UsageError("--top は1から100の整数です。 / --top takes a whole number from 1 to 100.");
  }
  return top;
}

function languageOf(flags: Flags): "ja" | "en" | undefined {
  if (flags.lang === undefined || flags.lang === "ja" || flags.lang === "en") return flags.lang;
  throw new UsageError("--lang は ja か en です。 / --lang takes ja or en.");
}

async function ask(words: readonly string[], flags: Flags, config: Config): Promise<number> {
  const knowledge = openKnowledge(config);
  const answerer = new Answerer(knowledge);
  const meanings = await openMeanings(config, knowledge, (line) => console.error(line));
  if (flags.jsonl) {
    return (await askLines(answerer, knowledge, process.stdin, process.stdout, meanings)) ? 0 : 1;
  }
  if (words.length === 0)
    throw new UsageError('質問がありません。例: kyodo ask "協働とは？" / No question: kyodo ask "…"');
  const asked = askable(
    { question: words.join(" "), guideline: flags.guideline, lang: languageOf(flags) },
    knowledge,
  );
  const answer = answerer.answer({ ...asked, likeness: await meanings?.likenessOf(asked) });
  if (flags.json) {
    console.log(JSON.stringify(answerOut(answer), null, 2));
    return 0;
  }
  const style = {
    colour: process.stdout.isTTY === true,
    language: languageOf(flags) ?? (hasJapanese(words.join(" ")) ? ("ja" as const) : ("en" as const)),
  };
  console.log(renderAnswer(answer, style, flags.sources !== true));
  if (flags.sources && answer.kind === "answered") {
    const cited = { ...style, title: titleIn(knowledge), link: passageLink(config, knowledge) };
    console.log(`\n${renderSources(answer.citations, cited)}`);
  }
  return 0;
}

async function search(flags: Flags, config: Config): Promise<number> {
  const top = topOf(flags);
  if (flags.corpus !== undefined) {
    if (!flags.jsonl)
      throw new UsageError("--corpus は --jsonl とともに使います。 / --corpus goes with --jsonl.");
    const corpus = await readCorpus(flags.corpus);
    return (await searchCorpusLines(corpus, top, process.stdin, process.stdout)) ? 0 : 1;
  }
  const knowledge = openKnowledge(config);
  if (flags.jsonl) {
    const meanings = await openMeanings(config, knowledge, (line) => console.error(line));
    return (await searchLines(knowledge, top, process.stdin, process.stdout, meanings)) ? 0 : 1;
  }
  throw new UsageError("search は --jsonl で使います。 / search is used with --jsonl.");
}

async function suggest(flags: Flags, config: Config): Promise<number> {
  if (!flags.jsonl) throw new UsageError("suggest は --jsonl で使います。 / suggest is used with --jsonl.");
  const knowledge = openKnowledge(config);
  const suggester = openSuggester(knowledge);
  const ids = knowledge.library.volumes.map(({ guideline }) => guideline.id);
  return (await suggestLines(suggester, ids, process.stdin, process.stdout)) ? 0 : 1;
}

async function decide(command: "zone" | "form", flags: Flags, config: Config): Promise<number> {
  if (!flags.jsonl)
    throw new UsageError(`${command} は --jsonl で使います。 / ${command} is used with --jsonl.`);
  const { library, home } = openKnowledge(config);
  const lines = command === "zone" ? zoneLines : formLines;
  return (await lines(library.volumes, home, process.stdin, process.stdout)) ? 0 : 1;
}

async function digest(flags: Flags, config: Config): Promise<number> {
  if (!flags["dry-run"]) {
    throw new UsageError(
      "お知らせは start が投稿します。見るだけなら digest --dry-run です。 / Digests are posted by start; digest --dry-run shows them.",
    );
  }
  const today = cityDate(new Date());
  const read = flags.date === undefined ? undefined : readDate(flags.date, today);
  if (read && read.kind !== "date") {
    throw new UsageError("--date は 2026-11-24 のような日付です。 / --date takes a day such as 2026-11-24.");
  }
  console.log(await showDigests(config, read?.date, languageOf(flags) ?? config.language));
  return 0;
}

async function evaluated([path]: readonly string[], flags: Flags, config: Config): Promise<number> {
  if (path === undefined) {
    throw new UsageError("問題集がありません。例: kyodo eval FILE.jsonl / No cases: kyodo eval FILE.jsonl");
  }
  const tell = (line: string): void => console.error(line);
  console.log(await evalCases(path, config, flags["without-model"] === true, tell));
  return 0;
}

async function explained([id]: readonly string[], flags: Flags, config: Config): Promise<number> {
  if (id === undefined) {
    throw new UsageError("答えのidがありません。例: kyodo explain ID / No answer's id: kyodo explain ID");
  }
  const text = await explain(config, id, languageOf(flags) ?? config.language);
  if (text === undefined) {
    throw new InputError(`この id の答えはありません。 / No answer is kept under this id: ${id}`);
  }
  console.log(text);
  return 0;
}

async function doctor(config: Config): Promise<number> {
  const knowledge = openKnowledge(config);
  const meanings = await checkMeanings(config, knowledge);
  const findings = [
    ...examine(config, knowledge),
    await checkDatabase(config),
    await checkModel(config),
    ...(await examineTeams(config, config.publicUrl)),
    ...(meanings ? [meanings] : []),
    ...(await examineSlack(config)),
    ...(await examineSignIn(config)),
  ];
  console.log(renderFindings(findings));
  return findings.some(({ level }) => level === "error") ? 1 : 0;
}

async function run(): Promise<number> {
  const { values: flags, positionals } = parse();
  const [command, ...words] = positionals;
  if (flags.help || command === "help" || command === undefined) {
    console.log(HELP);
    return command === undefined && !flags.help ? 2 : 0;
  }
  const config = readConfig();
  switch (command) {
    case "ask":
      return ask(words, flags, config);
    case "search":
      return search(flags, config);
    case "zone":
    case "form":
      return decide(command, flags, config);
    case "suggest":
      return suggest(flags, config);
    case "chat":
      await converse(config);
      return 0;
    case "start":
      await start(config, { open: flags.open === true });
      return 0;
    case "digest":
      return digest(flags, config);
    case "explain":
      return explained(words, flags, config);
    case "eval":
      return evaluated(words, flags, config);
    case "doctor":
      return doctor(config);
    default: {
      const office = OFFICE_COMMANDS.find((each) => each === command);
      if (office) return runOfficeCommand(office, flags, config, languageOf(flags) ?? config.language);
      throw new UsageError(`「${command}」という命令はありません。 / There is no command “${command}”.`);
    }
  }
}

function complain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${HELP}`);
    return 2;
  }
  if (error instanceof ConfigError || error instanceof InputError) {
    console.error(error.message);
    return 1;
  }
  if (error instanceof NoKnowledgeError) {
    const problems = error.refused.flatMap(({ problems: all }) => all);
    console.error("使える指針がありません。 / There is no usable guideline.");
    for (const problem of problems) console.error(`  ${problemLine(problem)}`);
    return 1;
  }
  throw error;
}

// A reader that closes the pipe early (head) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await run().catch(complain);
