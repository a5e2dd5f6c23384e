import { checkMessage, checkView } from "../../src/adapters/slack/limits/check.ts";
import type { Block } from "./workspace.ts";

/** What Slack would refuse in a message or a view. */

interface Post {
  readonly text: string;
  readonly blocks: readonly Block[] | readonly unknown[];
}

export function problemsOfPost({ text, blocks }: Post): readonly string[] {
  if (blocks.length > 0) return checkMessage({ text, blocks });
  return text.length > 40_000 ? ["text: too long"] : [];
}

export const problemsOfView = (view: unknown): readonly string[] => checkView(view);
