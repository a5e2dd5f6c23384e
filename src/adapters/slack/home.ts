import { metadata } from "./action-body.ts";
import { renderHome } from "./blocks/views.ts";
import { renderOptions } from "./render-options.ts";
import { directOf, partyAt, type Workspace } from "./settings.ts";

/** Shows a person's Home tab as things stand. What goes wrong is reported: the tab keeps what it showed. */
export async function publishHome(workspace: Workspace, user: string): Promise<void> {
  const { client, inbox, settings, team } = workspace;
  try {
    const party = partyAt(workspace, { team, channel: await directOf(workspace, user) }, user);
    const view = renderHome(await inbox.home(party), renderOptions(settings));
    await client.views.publish({
      user_id: user,
      view: { ...view, private_metadata: metadata(party.place.key) },
    });
  } catch (error) {
    settings.report("the Home tab could not be shown", error);
  }
}
