import { createInterface } from "node:readline";
import type { Answer, Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/guideline.ts";
import { hasJapanese } from "../../domain/text.ts";
import { renderAnswer, renderSources, type TerminalStyle } from "./render.ts";
import { chatWording } from "./wording.ts";

/** A conversation in the terminal. Typed lines are questions; a few words are commands. */

export interface ChatBot {
  /** Answers a question. A question that cannot be asked gives its message. */
  answer(
    question: string,
    history: readonly string[],
  ): { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly message: string };
  title(guideline: string): string;
  readonly cities: readonly string[];
}

export interface ChatStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person sits there: prompt, colours and history by the arrow keys. */
  readonly interactive: boolean;
  readonly colour: boolean;
}

const COMMANDS: readonly { readonly name: "help" | "sources" | "clear" | "quit"; readonly words: RegExp }[] =
  [
    { name: "help", words: /^(?:ヘルプ|へるぷ|使い方|help|\?|？)$/iu },
    { name: "sources", words: /^(?:出典|出典を見る|根拠|原文|sources?)$/iu },
    { name: "clear", words: /^(?:最初から|新しい話題|リセット|clear|reset|new)$/iu },
    { name: "quit", words: /^(?:終了|おわり|終わり|やめる|さようなら|quit|exit|bye)$/iu },
  ];

/** How many earlier questions a follow-up may lean on. */
const REMEMBERED = 10;

/** Runs the conversation until the person quits or the input ends. */
export async function chat(bot: ChatBot, streams: ChatStreams, language: Language): Promise<void> {
  const { input, output, interactive } = streams;
  const lines = createInterface({ input, output, terminal: interactive, prompt: interactive ? "> " : "" });
  const say = (text: string): void => {
    output.write(`${text}\n\n`);
  };
  let style: TerminalStyle = { colour: streams.colour, language };
  let history: string[] = [];
  let sources: readonly Citation[] = [];
  say(chatWording(language).welcome(bot.cities));
  lines.prompt();
  lines.on("SIGINT", () => lines.close());
  for await (const line of lines) {
    const typed = line.normalize("NFKC").trim();
    if (typed !== "") {
      if (/[a-zA-Z\u3040-\u30ff\u4e00-\u9fff]/u.test(typed)) {
        style = { ...style, language: hasJapanese(typed) ? "ja" : "en" };
      }
      const wording = chatWording(style.language);
      const command = COMMANDS.find(({ words }) => words.test(typed))?.name;
      if (command === "quit") {
        say(wording.goodbye);
        break;
      }
      if (command === "help") say(wording.help);
      else if (command === "sources") {
        say(sources.length === 0 ? wording.noSources : renderSources(sources, bot.title, style));
      } else if (command === "clear") {
        history = [];
        sources = [];
        say(wording.cleared);
      } else {
        const result = bot.answer(line, history);
        if (result.ok) {
          const { answer } = result;
          sources = answer.kind === "answered" ? answer.citations : [];
          if (answer.kind !== "smallTalk") history = [...history, typed].slice(-REMEMBERED);
          say(renderAnswer(answer, style));
        } else say(result.message);
      }
    }
    lines.prompt();
  }
  lines.close();
}
