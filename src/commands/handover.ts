import { rm } from "node:fs/promises";
import type { Draft } from "../domain/message.ts";
import type { ProjectId } from "../domain/record-ids.ts";
import { type HandedRecord, handoverSheet } from "../evaluations/handover/sheet.ts";
import { handOver } from "../evaluations/record-acts.ts";
import { type RecordsReader, StaleRecordError } from "../ports/records.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";
import { personMeant } from "./people.ts";

/** `handover --from ID --to ID`: moves all open records of one person to another, with a sheet for the successor. */

const ja = {
  done: (count: number, from: string, to: string) => `${from}の記録${count}件を${to}に引き継ぎました。`,
  sheet: "引継ぎ書",
  nothing: (from: string) => `${from}には、終わっていない記録がありません。何も変えていません。`,
};
const en: typeof ja = {
  done: (count, from, to) => `Handed over ${count} records from ${from} to ${to}.`,
  sheet: "Handover sheet",
  nothing: (from) => `${from} has no open records. Nothing was changed.`,
};

export interface HandoverWish {
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
}

/** The records move and the sheet is written, or neither. Throws an InputError where it cannot be done. */
export async function handover(
  wish: HandoverWish,
  office: Office,
  save: (draft: Draft) => Promise<readonly string[]>,
): Promise<string> {
  const words = office.language === "ja" ? ja : en;
  const { person: from } = await personMeant(wish.from, office);
  const { person: to } = await personMeant(wish.to, office);
  const { records, person, today, language } = office;
  const reason = wish.reason?.trim() || null;
  const open = await records.projects.openOf(from.id);
  const done = handOver(person, open, from.id, to, reason);
  if (done.kind === "nothing") return words.nothing(from.name);
  if (done.kind === "refused") {
    throw new InputError(
      "引き継げません。引き継ぐ相手が本人か、すでに異動しています。 / This cannot be handed over: the successor is the same person or has left.",
    );
  }
  const handed: HandedRecord[] = [];
  for (const { id } of done.moved) handed.push(...(await handedRecord(id, records)));
  const unfinished = await records.office.unfinished(from.id);
  const sheet = handoverSheet({ from, to, reason, records: handed, unfinished, today }, language);
  const files = await save(sheet);
  try {
    await office.change(done.changes);
  } catch (error) {
    // A sheet of a handover that never was would mislead.
    for (const file of files) await rm(file, { force: true });
    if (error instanceof StaleRecordError) throw new InputError(error.message);
    throw error;
  }
  return [
    words.done(done.moved.length, from.name, to.name),
    ...files.map((file) => `${words.sheet}: ${file}`),
  ].join("\n");
}

async function handedRecord(id: ProjectId, { projects, partners }: RecordsReader): Promise<HandedRecord[]> {
  const record = await projects.find(id);
  if (!record) return [];
  const { project } = record;
  const last = project.previous === null ? undefined : await projects.find(project.previous);
  const handOns = last?.reviews.findLast(({ time }) => time === "after")?.handOns ?? [];
  const { registered } = project.partner;
  const partner = registered === null ? undefined : await partners.find(registered);
  return [{ project, handOns, partner }];
}
