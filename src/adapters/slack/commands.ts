import type { App } from "@slack/bolt";
import { z } from "zod";
import { LITERALLY, renderMessage } from "./blocks/message.ts";
import { isDirect, type Spot } from "./place.ts";
import { renderOptions } from "./render-options.ts";
import { directOf, partyAt, type Workspace } from "./settings.ts";
import { stamped } from "./stamped.ts";
import { typedText } from "./typed-text.ts";
import { slackWords } from "./wording.ts";

/** `/kyodo`, and the two things that can be done with somebody's message. Nobody else sees what comes of them. */

const commandSchema = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(""),
  trigger_id: z.string(),
});

const shortcutSchema = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ text: z.string().default(""), ts: z.string() }),
  trigger_id: z.string(),
});

export function listenToCommands(app: App, workspace: Workspace): void {
  app.command("/kyodo", async ({ ack, body, respond }) => {
    const { user_id: user, channel_id: channel, text, trigger_id } = commandSchema.parse(body);
    const spot = await spotFor(workspace, channel, user);
    const typed = typedText(text, workspace.botUser);
    if (typed !== "") {
      await take(workspace, spot, user, trigger_id, typed);
      return ack();
    }
    const party = partyAt(workspace, spot, user);
    const message = await workspace.inbox.home(party);
    const [first, ...rest] = renderMessage(message, {
      ...renderOptions(workspace.settings),
      documents: "text",
    });
    const words = slackWords(workspace.settings.language);
    const shown = (post: { readonly text: string; readonly blocks: Parameters<typeof stamped>[0] }) => ({
      response_type: "ephemeral" as const,
      text: post.text,
      blocks: stamped(post.blocks, party.place.key),
    });
    await ack(first ? shown(first) : words.nothing);
    for (const post of rest) await respond({ ...shown(post), replace_original: false });
  });
  app.shortcut("ask_guideline", async ({ ack, body }) => {
    const { user, channel, message, trigger_id } = shortcutSchema.parse(body);
    const spot = await spotFor(workspace, channel.id, user.id);
    const asked = typedText(message.text, workspace.botUser) || slackWords(workspace.settings.language).help;
    await take(workspace, spot, user.id, trigger_id, asked);
    await ack();
  });
  app.shortcut("record_evaluation", async ({ ack, body }) => {
    const { user, message, trigger_id } = shortcutSchema.parse(body);
    const { team, settings } = workspace;
    // An evaluation is a longer talk, and belongs where it can be typed in.
    const channel = await directOf(workspace, user.id);
    const words = slackWords(settings.language);
    await take(workspace, { team, channel }, user.id, trigger_id, words.evaluate);
    await ack();
    await keepWords(workspace, channel, message.text);
  });
}

/** In the bot's direct messages the conversation there; elsewhere one that only this person sees. */
async function spotFor(workspace: Workspace, channel: string, user: string): Promise<Spot> {
  const { team, settings } = workspace;
  if (!isDirect(channel)) return { team, channel, only: user };
  try {
    return channel === (await directOf(workspace, user)) ? { team, channel } : { team, channel, only: user };
  } catch (error) {
    settings.report("the direct messages of a person were not found", error);
    return { team, channel, only: user };
  }
}

async function take(
  workspace: Workspace,
  spot: Spot,
  user: string,
  trigger: string,
  text: string,
): Promise<void> {
  const { inbox, team } = workspace;
  await inbox.receive({
    delivery: `slack:${team}:trigger:${trigger}`,
    party: partyAt(workspace, spot, user),
    ...(spot.only === undefined ? { direct: true } : {}),
    kind: "text",
    text,
  });
}

/** What somebody wrote, word for word, where the evaluation is filled in. */
async function keepWords(workspace: Workspace, channel: string, raw: string): Promise<void> {
  const { settings, client } = workspace;
  const said = typedText(raw, workspace.botUser);
  if (said === "") return;
  const parts = [
    { kind: "text" as const, text: slackWords(settings.language).kept, tone: "note" as const },
    { kind: "text" as const, text: said },
  ];
  try {
    for (const post of renderMessage({ language: settings.language, parts }, renderOptions(settings))) {
      await client.chat.postMessage({ channel, ...LITERALLY, text: post.text, blocks: [...post.blocks] });
    }
  } catch (error) {
    settings.report("the words of a message could not be kept", error);
  }
}
