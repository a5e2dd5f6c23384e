import { createInterface } from "node:readline";
import type { Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/guideline.ts";
import type { Draft, Message } from "../../domain/message.ts";
import { hasJapanese } from "../../domain/text.ts";
import { renderMessage } from "./message.ts";
import { chatWording } from "./wording.ts";

/** A conversation in the terminal: every typed line is a turn of the bot. Only leaving is the terminal's own business. */

export interface ChatBot {
  /** Takes a typed line; `show` gets what is to be said, in order. */
  receive(text: string, show: Show): Promise<void>;
  /** Says what was not yet said when the program ended, and shows the dialog that still runs. */
  open(show: Show): Promise<void>;
  /** Writes a draft document to files; gives their paths. */
  save(draft: Draft): Promise<readonly string[]>;
  title(guideline: string): string;
  /** The address of a citation's passage; undefined where it opens for nobody else. */
  link(citation: Citation): string | undefined;
  readonly cities: readonly string[];
}

export type Show = (message: Message) => Promise<void>;

export interface ChatStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person sits there: prompt, colours and history by the arrow keys. */
  readonly interactive: boolean;
  readonly colour: boolean;
}

const QUIT = /^(?:終了|おわり|終わり|さようなら|quit|exit|bye)$/iu;

/** Runs the conversation until the person quits or the input ends. */
export async function chat(bot: ChatBot, streams: ChatStreams, language: Language): Promise<void> {
  const { input, output, interactive, colour } = streams;
  const lines = createInterface({ input, output, terminal: interactive, prompt: interactive ? "> " : "" });
  const say = (text: string): void => {
    output.write(`${text}\n\n`);
  };
  // Listens from here on: what is typed before the first answer is ready waits for its turn.
  const typedLines = lines[Symbol.asyncIterator]();
  const style = { colour, title: bot.title, link: bot.link };
  /** What may be chosen now: 「終了」 may be one of a step's options, and then it does not end the conversation. */
  let labels: readonly string[] = [];
  const show: Show = async (message) => {
    labels = message.parts.flatMap((part) =>
      part.kind === "choices" ? part.options.map(({ label }) => label) : [],
    );
    say(renderMessage(message, style));
    for (const part of message.parts) {
      if (part.kind !== "document") continue;
      say(chatWording(message.language).saved(await bot.save(part.draft)));
    }
  };
  say(chatWording(language).welcome(bot.cities));
  await bot.open(show);
  lines.prompt();
  lines.on("SIGINT", () => lines.close());
  for await (const line of typedLines) {
    const typed = line.normalize("NFKC").trim();
    if (QUIT.test(typed) && !labels.includes(typed)) {
      say(chatWording(hasJapanese(typed) ? "ja" : "en").goodbye);
      break;
    }
    if (typed !== "") await bot.receive(line, show);
    lines.prompt();
  }
  lines.close();
}
