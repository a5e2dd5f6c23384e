import type { App } from "@slack/bolt";
import { z } from "zod";
import { metadata, readMetadata } from "./action-body.ts";
import { renderSheet, sheetErrors, sheetPages } from "./blocks/sheet.ts";
import { readSubmission } from "./blocks/submitted.ts";
import { VIEWS } from "./blocks/views.ts";
import { isDirect, spotOf } from "./place.ts";
import { partyAt, type Workspace } from "./settings.ts";

/** Modals that are sent: a dialog as one form, and the reason why an answer did not help. */

const submittedSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().optional(),
  view: z.object({ id: z.string(), hash: z.string() }),
});

export function listenToViews(app: App, workspace: Workspace): void {
  app.view(VIEWS.sheet, async ({ ack, body }) => {
    const { submission, common, about: card } = read(workspace, body);
    if (submission?.kind !== "sheet" || !common || card === undefined) return ack();
    const { fields, page } = submission;
    const taken = await workspace.inbox.receive({ ...common, kind: "sheet", card, fields });
    if (taken.kind === "refused") {
      return ack({ response_action: "errors", errors: sheetErrors(taken.problems) });
    }
    const next = await nextPage(workspace, common.party, card, page + 1);
    return next ? ack({ response_action: "update", view: next }) : ack();
  });
  app.view(VIEWS.reason, async ({ ack, body }) => {
    const { submission, common, about: answer } = read(workspace, body);
    if (submission?.kind === "reason" && common && answer !== undefined && submission.reason !== "") {
      const { reason } = submission;
      await workspace.inbox.receive({ ...common, kind: "feedback", answer, helpful: false, reason });
    }
    return ack();
  });
}

/** The page after one that was stored; undefined where it was the last, or the card no longer counts. */
async function nextPage(workspace: Workspace, party: ReturnType<typeof partyAt>, card: string, page: number) {
  const sheet = page > 0 ? await workspace.inbox.sheet(party, card) : undefined;
  if (!sheet || page >= sheetPages(sheet)) return undefined;
  return renderSheet(sheet, { id: metadata(party.place.key, sheet.card), page });
}

function read(workspace: Workspace, body: unknown) {
  const { user, view, trigger_id } = submittedSchema.parse(body);
  const submission = readSubmission(body);
  const { place = "", about } = readMetadata(submission?.id) ?? {};
  const spot = spotOf(place);
  const common = spot && {
    // A form that was refused is sent again as the same view: the trigger tells one sending from the next.
    delivery: `slack:${workspace.team}:view:${view.id}:${trigger_id ?? view.hash}`,
    party: partyAt(workspace, spot, user.id),
    ...(isDirect(spot.channel) && spot.only === undefined ? { direct: true } : {}),
  };
  return { submission, common, about };
}
