import type { App } from "@slack/bolt";
import { z } from "zod";
import { publishHome } from "./home.ts";
import { readSaid, type Said } from "./said.ts";
import { partyAt, type Workspace } from "./settings.ts";
import { refuseStranger } from "./strangers.ts";
import { slackWords } from "./wording.ts";

/** What people write to the bot: in direct messages, by mention, and afterwards in the thread of the mention. */

export function listenToMessages(app: App, workspace: Workspace): void {
  const take = async ({ event }: { readonly event: unknown }): Promise<void> => {
    const said = readSaid(event, workspace);
    if (said) await takeSaid(workspace, said);
  };
  // A mention comes as both; the channel and the moment make them one delivery.
  app.event("message", take);
  app.event("app_mention", take);
  app.event("app_home_opened", async ({ event }) => {
    await opened(workspace, openedSchema.parse(event));
  });
}

async function takeSaid(workspace: Workspace, said: Said): Promise<void> {
  const { user, channel, ts, thread, direct } = said;
  const { team, inbox, settings } = workspace;
  // In a channel every mention opens a thread of its own; direct messages are one conversation.
  const spot = direct ? { team, channel } : { team, channel, thread: thread ?? ts };
  const party = partyAt(workspace, spot, user);
  if (said.followsUp && (await settings.standing(party)) === "new") return;
  if (said.stranger) return refuseStranger(workspace, { channel, user, thread });
  if (direct) {
    workspace.directs.set(user, channel);
    workspace.lastSaid.set(party.place.key, { ts, thread });
  }
  const common = { delivery: `slack:${team}:${channel}:${ts}`, party, ...(direct ? { direct } : {}) };
  if (said.text !== "") {
    await inbox.receive({ ...common, kind: "text", text: said.text });
    return;
  }
  // A file alone says nothing to the bot; its name alone calls it.
  if (said.followsUp || direct) return;
  const running = (await settings.standing(party)) === "inDialog";
  const { help } = slackWords(settings.language);
  await inbox.receive(running ? { ...common, kind: "open" } : { ...common, kind: "text", text: help });
}

const openedSchema = z.object({
  user: z.string(),
  channel: z.string().optional(),
  tab: z.string().optional(),
});

async function opened(
  workspace: Workspace,
  { user, channel, tab }: z.infer<typeof openedSchema>,
): Promise<void> {
  const { client, settings } = workspace;
  if (channel !== undefined) workspace.directs.set(user, channel);
  if (tab === "home") return publishHome(workspace, user);
  if (tab !== "messages" || channel === undefined) return;
  const words = slackWords(settings.language);
  try {
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      title: words.promptsTitle,
      prompts: [...words.prompts],
    });
  } catch (error) {
    settings.report("the suggested prompts could not be set", error);
  }
}
