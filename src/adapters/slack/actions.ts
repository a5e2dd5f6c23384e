import type { App } from "@slack/bolt";
import type { Party } from "../../ports/store.ts";
import { type ActionBody, actionSchema, metadata, spotOfAction } from "./action-body.ts";
import { type Action, readAction } from "./blocks/actions.ts";
import { renderSheet } from "./blocks/sheet.ts";
import { noticeView, reasonView, renderSources } from "./blocks/views.ts";
import { publishHome } from "./home.ts";
import { fillModal, openModal } from "./modal.ts";
import { isDirect, type Spot } from "./place.ts";
import { renderOptions } from "./render-options.ts";
import { partyAt, type Workspace } from "./settings.ts";
import { withoutStamps } from "./stamped.ts";
import { refuseStranger } from "./strangers.ts";
import { slackWords } from "./wording.ts";

/** What is pressed in messages and in the Home tab. */

export function listenToActions(app: App, workspace: Workspace): void {
  app.action(/.*/su, async ({ ack, body }) => {
    await takeAction(workspace, actionSchema.parse(body));
    await ack();
  });
}

async function takeAction(workspace: Workspace, body: ActionBody): Promise<void> {
  const { team, inbox } = workspace;
  const spot = spotOfAction(body, team);
  const [action] = body.actions;
  const pressed = readAction(withoutStamps(body));
  if (!pressed) return;
  const user = body.user.id;
  if (pressed.kind === "sources") {
    const opened = await showSources(workspace, body, pressed);
    if (!opened && spot) await sayExpired(workspace, spot, user);
    return;
  }
  if (!spot) return;
  const from = body.user.team_id;
  if (from && from !== team) {
    return refuseStranger(workspace, { channel: spot.channel, user, thread: spot.thread });
  }
  const party = partyAt(workspace, spot, user);
  const common = {
    delivery: `slack:${team}:${user}:${action.action_ts}:${action.action_id}`,
    party,
    ...(isDirect(spot.channel) && spot.only === undefined ? { direct: true } : {}),
  };
  if (body.channel && isDirect(body.channel.id)) noteThread(workspace, party.place.key, body);
  switch (pressed.kind) {
    case "press":
      await inbox.receive({ ...common, kind: "press", card: pressed.card, value: pressed.value });
      break;
    case "form":
      await inbox.receive({ ...common, kind: "form", card: pressed.card, fields: pressed.fields });
      break;
    case "feedback": {
      const { answer, helpful } = pressed;
      await inbox.receive({ ...common, kind: "feedback", answer, helpful });
      if (!helpful) await askReason(workspace, body.trigger_id, party.place.key, answer);
      break;
    }
    case "sheet":
      if (!(await openSheet(workspace, body.trigger_id, party, pressed.card)))
        await sayExpired(workspace, spot, user);
      break;
  }
  if (body.view?.type === "home") await publishHome(workspace, user);
}

/** A reply to a press in a thread of the direct messages goes into that thread. */
function noteThread({ lastSaid }: Workspace, place: string, { message }: ActionBody): void {
  if (message) lastSaid.set(place, { ts: message.thread_ts ?? message.ts, thread: message.thread_ts });
}

function openSheet(workspace: Workspace, trigger: string, party: Party, card: string): Promise<boolean> {
  const { language } = workspace.settings;
  return openModal(workspace, trigger, language, async () => {
    const sheet = await workspace.inbox.sheet(party, card);
    if (!sheet) return noticeView(slackWords(language).gone, language);
    return renderSheet(sheet, { id: metadata(party.place.key, card) });
  });
}

/** The passages open as a modal of their own; a further page takes the place of the one before. */
async function showSources(
  workspace: Workspace,
  body: ActionBody,
  { answer, page }: Extract<Action, { kind: "sources" }>,
): Promise<boolean> {
  const { settings } = workspace;
  const { language } = settings;
  const fill = async () => {
    const citations = await settings.citations(answer);
    return citations && citations.length > 0
      ? renderSources({ answer, citations, language, page }, renderOptions(settings))
      : noticeView(slackWords(language).noSources, language);
  };
  const { view } = body;
  if (view?.type !== "modal") return openModal(workspace, body.trigger_id, language, fill);
  await fillModal(workspace, view, await fill());
  return true;
}

/** A trigger lasts three seconds: where it ran out, the person is told, and nobody else. */
async function sayExpired({ client, settings }: Workspace, spot: Spot, user: string): Promise<void> {
  const thread = spot.thread === undefined ? {} : { thread_ts: spot.thread };
  const text = slackWords(settings.language).expired;
  try {
    await client.chat.postEphemeral({ channel: spot.channel, user, text, ...thread });
  } catch (error) {
    settings.report("a person could not be told that a window did not open", error);
  }
}

async function askReason(
  workspace: Workspace,
  trigger: string,
  place: string,
  answer: string,
): Promise<void> {
  const { client, settings } = workspace;
  const view = reasonView(metadata(place, answer), settings.language);
  try {
    await client.views.open({ trigger_id: trigger, view });
  } catch (error) {
    // What they think of the answer is kept already.
    settings.report("the reason could not be asked for", error);
  }
}
