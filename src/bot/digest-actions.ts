import type { DigestAction, EvaluationKey } from "../digests/cards.ts";
import { partnerLetter } from "../digests/person.ts";
import { type DueNext, type Project, waitingFor } from "../domain/project.ts";
import { projectId } from "../domain/record-ids.ts";
import { pending, pendingTask } from "../evaluations/digest-source.ts";
import { listed } from "./digest-lists.ts";
import { askWhich, askWhom, handoverList, pickedForOwner } from "./digest-owner.ts";
import {
  type DigestActed,
  type DigestScene,
  recordFor,
  type StaffScene,
  said,
  sectionName,
  staffScene,
} from "./digest-scene.ts";
import { askWhatToSnooze, snooze } from "./digest-snooze.ts";
import { digestActionWording } from "./digest-wording.ts";

/** What a digest's buttons do. The table of rights decides; who may not is told nothing of the record. */

/** What a digest's buttons ask for, beside opening an evaluation, which is the records' own business. */
type Pressed = Exclude<DigestAction, { readonly verb: "open" }>;

/** A button in a digest's post, however old the post is. */
export async function pressDigest(scene: DigestScene, action: Pressed | undefined): Promise<DigestActed> {
  const staff = await staffScene(scene);
  if (!staff || !action) return said(digestActionWording(scene.language).refused);
  return act(staff, action);
}

/** A choice that one of these buttons put: the value behind `digest:`. */
export async function pickDigestChoice(scene: DigestScene, value: string): Promise<DigestActed> {
  const [verb = "", ...ids] = value.split("/").map(decoded);
  const staff = await staffScene(scene);
  const done = staff && (verb === "snooze" ? snooze(staff, ids[0] ?? "") : pickedForOwner(staff, verb, ids));
  return (await done) ?? said(digestActionWording(scene.language).refused);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

async function act(scene: StaffScene, action: Pressed): Promise<DigestActed> {
  switch (action.verb) {
    case "listMine":
    case "listSection":
    case "listConfirmations":
    case "listAll":
    case "listPublications":
      return listed(scene, action.verb);
    case "snooze":
      return askWhatToSnooze(scene);
    case "reassign":
      return askWhich(scene);
    case "handover":
      return handoverList(scene);
    case "assign":
      return askWhom(scene, projectId(action.projectId));
    case "optOut":
      return {
        ...said(digestActionWording(scene.language).stopped),
        digests: [{ kind: "wish", person: scene.person.id, optedOut: true }],
      };
    case "askPartner":
      return letter(scene, action.evaluation);
  }
}

async function letter(scene: StaffScene, key: EvaluationKey): Promise<DigestActed> {
  const words = digestActionWording(scene.language);
  const record = await recordFor(scene, projectId(key.projectId), "see");
  if (!record) return said(words.refused);
  const { project } = record;
  const next = waits(project, key);
  if (!next) return said(words.alreadyIn(project.name));
  const section = await sectionName(scene, project.section);
  const row = pending({ ...project, partnerName: project.partner.name }, next, section, () => null);
  return {
    parts: [
      { kind: "text", text: words.letter, tone: "note" },
      { kind: "text", text: partnerLetter(row, scene.today, scene.language) },
    ],
  };
}

/** The task that the button was made for, where the record still waits for it. */
const waits = (project: Project, { timing, side }: EvaluationKey): DueNext | undefined =>
  waitingFor(project).find(({ task }) => {
    const told = pendingTask(project.stage, task);
    return told.timing === timing && told.side === side;
  });
