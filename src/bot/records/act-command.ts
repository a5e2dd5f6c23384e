import { text } from "../../domain/message.ts";
import type { Stage } from "../../domain/project.ts";
import { sightOf } from "../../evaluations/rights.ts";
import type { ProjectLine } from "../../ports/records.ts";
import { menuPart } from "../menu.ts";
import type { NamedAct } from "./commands.ts";
import { lineChoice } from "./lists.ts";
import { recordPage } from "./page.ts";
import { actChoices } from "./page-actions.ts";
import { asOfToday, type RecordReply, type RecordScene, said, wordsOf } from "./scene.ts";

/** An act called by its name while no record is open: the records with which this person can do it now. */

/** In which stages a record can be there for it, and what its choice on the record's page begins with. */
const WHERE: Readonly<Record<NamedAct, { readonly stages: readonly Stage[]; readonly choice: string }>> = {
  review: { stages: ["selfEvaluated", "mutual"], choice: "review:" },
  askConfirmation: { stages: ["selfEvaluated", "mutual"], choice: "plain.askConfirmation:" },
  confirm: { stages: ["headConfirmation"], choice: "plain.confirm:" },
  publish: { stages: ["settled"], choice: "plain.publish:" },
  nextYear: { stages: ["settled", "published"], choice: "nextYear:" },
};
const LOOKED_THROUGH = 20;

/** The page of the only such record, to be looked at before it is done; else the choice of them. */
export async function recordsFor(act: NamedAct, scene: RecordScene): Promise<RecordReply> {
  const words = wordsOf(scene);
  const { projects } = scene.records;
  const { stages, choice } = WHERE[act];
  const page = { limit: LOOKED_THROUGH, offset: 0 };
  const lines = await projects.list({ seenBy: sightOf(scene.person), stages }, "due", page);
  const fitting: ProjectLine[] = [];
  for (const line of lines) {
    const stored = await projects.find(line.id);
    const choices = stored ? actChoices(asOfToday(stored, scene.guide.today), scene) : [];
    if (choices.some(({ value }) => value.startsWith(choice))) fitting.push(line);
  }
  const [only, another] = fitting;
  if (!only) return said(text(words.nothingToDo));
  if (!another) return recordPage(await projects.find(only.id), scene);
  const menu = fitting.map((line) => lineChoice(line, scene));
  return {
    parts: [{ kind: "text", text: words.whichRecord, tone: "heading" }, menuPart(menu)],
    changes: [],
    menu,
  };
}
