import type { webApi } from "@slack/bolt";
import type { Draft, Message, Picture } from "../../domain/message.ts";
import type { SlackFile, SlackSettings } from "./settings.ts";

/** Files: pictures, which a post then shows, and documents, which are shared where the post stands. */

export interface Target {
  readonly channel: string;
  readonly thread: string | undefined;
}

/** Uploads the pictures of a message; one that cannot be is shown as its text. */
export async function uploadPictures(
  client: webApi.WebClient,
  settings: SlackSettings,
  { parts, language }: Message,
): Promise<ReadonlyMap<Picture, string>> {
  const ids = new Map<Picture, string>();
  for (const part of parts) {
    if (part.kind !== "picture") continue;
    try {
      const bytes = await settings.draw(part.picture, language);
      ids.set(part.picture, await upload(client, { name: "picture.png", bytes }, undefined, part.alt));
    } catch (error) {
      settings.report("a picture could not be uploaded", error);
    }
  }
  return ids;
}

export async function shareDocuments(
  client: webApi.WebClient,
  settings: SlackSettings,
  documents: readonly Draft[],
  target: Target,
): Promise<void> {
  for (const draft of documents) {
    for (const file of await settings.files(draft)) await upload(client, file, target);
  }
}

const LONGEST_ALT = 1000;

/** Resolves to the file's id. */
async function upload(
  client: webApi.WebClient,
  { name, bytes }: SlackFile,
  target?: Target,
  alt?: string,
): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
    ...(alt === undefined ? {} : { alt_text: alt.slice(0, LONGEST_ALT) }),
  });
  if (!url || !id) throw new Error("files.getUploadURLExternal gave no address");
  const response = await fetch(url, { method: "POST", body: new Uint8Array(bytes) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`a file was refused: HTTP ${response.status}`);
  const files: [{ id: string; title: string }] = [{ id, title: name }];
  if (!target) await client.files.completeUploadExternal({ files });
  else if (target.thread === undefined) {
    await client.files.completeUploadExternal({ files, channel_id: target.channel });
  } else {
    await client.files.completeUploadExternal({
      files,
      channel_id: target.channel,
      thread_ts: target.thread,
    });
  }
  return id;
}
