import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** A defect of a pack's file, told so that the person who wrote the file can mend it. */
export interface PackProblem {
  readonly file: string;
  /** Line number from 1; 0 where the file as a whole is meant. */
  readonly line: number;
  readonly reason: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Parses YAML and checks its shape. Problems name the file, the line and what is wrong there. */
export function parseYaml<T>(file: string, content: string, schema: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: error.message,
      })),
    };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    return 0;
  };
  const result = schema.safeParse(document.toJS());
  if (result.success) return { ok: true, value: result.data, lineOf };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      reason: `${issue.path.map(String).join(".") || "(top)"}: ${issue.message}`,
    })),
  };
}
