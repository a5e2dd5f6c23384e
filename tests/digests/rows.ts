import type {
  DigestMaterial,
  DigestReader,
  PendingEvaluation,
  RecordRef,
} from "../../src/ports/digest-source.ts";

/** Rows for digest tests; each test says only what matters to it. */

export const NOTHING: DigestMaterial = {
  pending: [],
  inHand: new Map(),
  submissions: [],
  gaps: [],
  withoutOwner: [],
  refusals: [],
  ending: [],
  toPublish: [],
  unposted: [],
};

let rows = 0;
export const pending = (change: Partial<PendingEvaluation> = {}): PendingEvaluation => {
  rows += 1;
  return {
    projectId: `p${rows}`,
    projectName: `花壇の手入れ事業${rows}`,
    section: "市民協働課",
    owner: "U1",
    partnerName: "NPO法人みどり",
    timing: "final",
    side: "city",
    stage: "selfEvaluation",
    due: "2026-11-30",
    waitingForPartner: false,
    snoozedUntil: null,
    ...change,
  };
};

export const record = (projectName: string, section = "市民協働課"): RecordRef => ({
  projectId: projectName,
  projectName,
  section,
});

const common = { language: "ja", optedOut: false, snoozedUntil: null } as const;

export const person = (key: string): DigestReader => ({
  ...common,
  kind: "person",
  person: key,
  name: key,
  place: { platform: "test", key: `D-${key}` },
});
export const section = (name: string): DigestReader => ({
  ...common,
  kind: "section",
  section: name,
  place: { platform: "test", key: `C-${name}` },
});
export const collaboration: DigestReader = {
  ...common,
  kind: "collaboration",
  place: { platform: "test", key: "C-collaboration" },
};
