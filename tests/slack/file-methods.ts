import { z } from "zod";
import { fault, type Method, refused } from "./method.ts";
import { BOT_ID, BOT_USER, type SlackFile } from "./workspace.ts";

export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": {
    scopes: ["files:write"],
    call: (args, { workspace, apiUrl }) => {
      const { filename, length, alt_text } = z
        .object({
          filename: z.string().min(1),
          length: z.coerce.number().int().positive(),
          alt_text: z.string().max(1000).optional(),
        })
        .parse(args);
      const file: SlackFile = {
        id: workspace.nextId("F"),
        name: filename,
        length,
        alt: alt_text,
        bytes: undefined,
        complete: false,
        sharedIn: [],
      };
      workspace.files.set(file.id, file);
      return { ok: true, file_id: file.id, upload_url: new URL(`/upload/${file.id}`, apiUrl).href };
    },
  },
  "files.completeUploadExternal": {
    scopes: ["files:write"],
    call: (args, { workspace }) => {
      const { files, channel_id, thread_ts } = z
        .object({
          files: z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1),
          channel_id: z.string().optional(),
          thread_ts: z.string().optional(),
        })
        .parse(args);
      const channel = channel_id === undefined ? undefined : workspace.channels.get(channel_id);
      if (channel_id !== undefined && !channel?.members.has(BOT_USER)) return refused("channel_not_found");
      for (const { id } of files) {
        const file = workspace.files.get(id);
        if (!file) return refused("file_not_found");
        if (file.bytes?.byteLength !== file.length)
          return fault("file_not_found", `${file.name} was not uploaded`);
        file.complete = true;
        if (channel_id !== undefined) file.sharedIn.push(channel_id);
      }
      channel?.messages.push({
        ts: workspace.nextTs(),
        user: BOT_USER,
        bot_id: BOT_ID,
        ...(thread_ts === undefined ? {} : { thread_ts }),
        text: "",
        blocks: [],
        files: files.map(({ id }) => id),
      });
      return { ok: true, files };
    },
  },
};
