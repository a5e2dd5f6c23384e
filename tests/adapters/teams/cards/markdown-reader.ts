import { marked, type Token } from "marked";

/** Reads Markdown as a client does: what is then seen, and what in it became markup. */
export function readMarkdown(markdown: string): {
  readonly text: string;
  readonly markup: readonly string[];
} {
  const markup: string[] = [];
  const texts: string[] = [];
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === "paragraph" || (token.type === "text" && "tokens" in token && token.tokens)) {
        visit(token.tokens ?? []);
        texts.push("\n");
      } else if (token.type === "text" || token.type === "escape")
        texts.push(unescaped(token.raw, token.type));
      else if (token.type !== "space") markup.push(`${token.type}: ${token.raw}`);
    }
  };
  visit(marked.lexer(markdown));
  return { text: texts.join(""), markup };
}

const unescaped = (raw: string, type: string): string => {
  const text = type === "escape" ? raw.slice(1) : raw;
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
};
