import type { Workspace } from "./settings.ts";
import { slackWords } from "./wording.ts";

/** Tells somebody of another organisation, once a channel and only to them, that the bot is not for them. */
export async function refuseStranger(
  { client, settings, told }: Workspace,
  {
    channel,
    user,
    thread,
  }: { readonly channel: string; readonly user: string; readonly thread: string | undefined },
): Promise<void> {
  const key = `${channel}:${user}`;
  if (told.get(key)) return;
  told.set(key, true);
  try {
    const text = slackWords(settings.language).stranger;
    await client.chat.postEphemeral({
      channel,
      user,
      text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
  } catch (error) {
    settings.report("a stranger could not be told", error);
  }
}
