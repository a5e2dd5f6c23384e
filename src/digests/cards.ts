import type { IsoWeek } from "../domain/fiscal-calendar.ts";
import {
  type DigestReader,
  PENDING_SIDES,
  type PendingEvaluation,
  type PendingSide,
  TIMINGS,
  type Timing,
} from "../ports/digest-source.ts";

/** Card ids and button values of digests, and how they are read when a button is pressed, however much later. */

export interface EvaluationKey {
  readonly projectId: string;
  readonly timing: Timing;
  readonly side: PendingSide;
}

const PLAIN = [
  "listMine",
  "listSection",
  "listConfirmations",
  "listAll",
  "listPublications",
  "snooze",
  "reassign",
  "handover",
  "optOut",
] as const;
const OF_EVALUATION = ["open", "askPartner"] as const;

export type DigestAction =
  /** Opens a list, or asks for which record it is meant. */
  | { readonly verb: (typeof PLAIN)[number] }
  | { readonly verb: "open"; readonly evaluation: EvaluationKey }
  | { readonly verb: "askPartner"; readonly evaluation: EvaluationKey }
  /** Names a person in charge of the record. */
  | { readonly verb: "assign"; readonly projectId: string };

export const digestCard = (week: IsoWeek, kind: DigestReader["kind"]): string => `digest.${week}.${kind}`;

export const isDigestCard = (card: string): boolean =>
  /^digest\.\d{4}-W\d{2}\.(?:person|section|collaboration)$/.test(card);

export function actionValue(action: DigestAction): string {
  if ("evaluation" in action) {
    const { projectId, timing, side } = action.evaluation;
    return `${action.verb}/${timing}/${side}/${projectId}`;
  }
  return "projectId" in action ? `assign/${action.projectId}` : action.verb;
}

/** The action of a pressed button; undefined for a value that no digest has made. */
export function readAction(value: string): DigestAction | undefined {
  const [head = "", ...rest] = value.split("/");
  const plain = PLAIN.find((verb) => verb === value);
  if (plain) return { verb: plain };
  if (head === "assign" && rest.join("") !== "") return { verb: "assign", projectId: rest.join("/") };
  const verb = OF_EVALUATION.find((each) => each === head);
  const timing = TIMINGS.find((each) => each === rest[0]);
  const side = PENDING_SIDES.find((each) => each === rest[1]);
  const projectId = rest.slice(2).join("/");
  if (!verb || !timing || !side || projectId === "") return undefined;
  return { verb, evaluation: { projectId, timing, side } };
}

export const keyOf = ({ projectId, timing, side }: PendingEvaluation): EvaluationKey => ({
  projectId,
  timing,
  side,
});
