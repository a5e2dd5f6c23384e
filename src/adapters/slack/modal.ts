import type { Language } from "../../domain/guideline.ts";
import type { ModalView } from "./blocks/block-kit.ts";
import { loadingView } from "./blocks/views.ts";
import { refusalOf } from "./failure.ts";
import type { Workspace } from "./settings.ts";

/**
 * Opens a modal at once, as its trigger lasts three seconds, and fills it when what it shows is there. Resolves to
 * false where Slack did not open it.
 */
export async function openModal(
  { client, settings }: Workspace,
  trigger: string,
  language: Language,
  fill: () => Promise<ModalView>,
): Promise<boolean> {
  let opened: { readonly id?: string; readonly hash?: string } | undefined;
  try {
    opened = (await client.views.open({ trigger_id: trigger, view: loadingView(language) })).view;
  } catch (error) {
    settings.report("a modal could not be opened", error);
    return false;
  }
  if (opened?.id === undefined) return false;
  await fillModal({ client, settings }, { id: opened.id, hash: opened.hash }, await fill());
  return true;
}

/** Puts something else into a modal, where it still shows what it showed. */
export async function fillModal(
  { client, settings }: Pick<Workspace, "client" | "settings">,
  { id, hash }: { readonly id: string; readonly hash?: string | undefined },
  view: ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: id, view, ...(hash === undefined ? {} : { hash }) });
  } catch (error) {
    // The person closed it, or it was filled by another delivery: nothing is left to show.
    if (refusalOf(error) === undefined) throw error;
    settings.report("a modal could not be filled", error);
  }
}
