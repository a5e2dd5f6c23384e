import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Draft } from "../../domain/message.ts";
import { withoutControls } from "../../domain/text.ts";
import { draftMarkdown } from "./markdown.ts";

/** Longest file name made of a draft's title, in characters. */
const LONGEST_NAME = 60;

/** A name that every file system takes: no separators, no leading dot, not too long. */
export function fileName(title: string): string {
  const safe = withoutControls(title.normalize("NFKC"))
    .replace(/[\\/:*?"<>|.\s]+/gu, "_")
    .replace(/^_+|_+$/gu, "");
  return [...safe].slice(0, LONGEST_NAME).join("") || "draft";
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** A draft as Markdown and DOCX, in memory: for platforms that take files. */
export async function draftFiles(
  draft: Draft,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const name = fileName(draft.title);
  const { draftDocx } = await import("./docx.ts");
  return [
    { name: `${name}.docx`, bytes: await draftDocx(draft) },
    { name: `${name}.md`, bytes: new TextEncoder().encode(draftMarkdown(draft)) },
  ];
}

/** Writes a draft as Markdown and DOCX into a folder, never over an older one; gives the two files' paths. */
export async function saveDraft(draft: Draft, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const name = fileName(draft.title);
  let stem = join(folder, name);
  for (let number = 2; (await exists(`${stem}.md`)) || (await exists(`${stem}.docx`)); number++) {
    stem = join(folder, `${name}-${number}`);
  }
  // The DOCX library takes long to load and few conversations need it.
  const { draftDocx } = await import("./docx.ts");
  await writeFile(`${stem}.md`, draftMarkdown(draft), { flag: "wx" });
  await writeFile(`${stem}.docx`, await draftDocx(draft), { flag: "wx" });
  return [`${stem}.md`, `${stem}.docx`];
}
