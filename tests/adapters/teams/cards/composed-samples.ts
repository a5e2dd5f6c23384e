import { agreementDraft } from "../../../../src/dialogs/agreement.ts";
import type { Language } from "../../../../src/domain/guideline.ts";
import type { Message } from "../../../../src/domain/message.ts";
import type { DigestMaterial, DigestReader } from "../../../../src/ports/digest-source.ts";
import { FULL } from "../../../dialogs/agreement-samples.ts";
import { compose } from "../../../digests/composed.ts";
import { collaboration, pending, person, record, section } from "../../../digests/rows.ts";

/** Messages that no question leads to: digests of each kind, and a draft agreement. */

const MATERIAL: Partial<DigestMaterial> = {
  pending: [
    pending({ projectName: "湖畔の清掃", due: "2026-11-10" }),
    pending({ projectName: "子ども食堂の運営", due: "2026-11-30" }),
    pending({ projectName: "里山の手入れ", due: "2026-12-01", side: "partner", waitingForPartner: true }),
    pending({ projectName: "防災訓練の共同実施", due: "2026-12-04", stage: "mutualReview", side: "both" }),
    pending({ projectName: "花いっぱい運動", due: "2026-11-01", stage: "headConfirmation", owner: "U2" }),
  ],
  submissions: [
    { section: "市民協働課", due: 12, submitted: 11 },
    { section: "福祉総務課", due: 9, submitted: 6 },
    { section: "環境政策課", due: 7, submitted: 2 },
  ],
  gaps: [{ ...record("湖畔の清掃"), item: { ja: "役割分担", en: "division of roles" }, city: 4, partner: 2 }],
  withoutOwner: [record("緑道の花壇")],
  refusals: [{ ...record("移動支援"), item: { ja: "形態の適切さ", en: "fitting form" } }],
  ending: [{ ...record("里山の手入れ"), partnerName: "NPO法人みどり", end: "2027-03-31" }],
};

export function composedSamples(
  language: Language,
): readonly { readonly name: string; readonly message: Message }[] {
  const readers: readonly DigestReader[] = [person("U1"), section("市民協働課"), collaboration];
  const digests = readers.flatMap((reader) => {
    const message = compose(MATERIAL, { ...reader, language });
    return message ? [{ name: `digest-${reader.kind}-${language}`, message }] : [];
  });
  const draft = agreementDraft(FULL, language);
  return [
    ...digests,
    { name: `agreement-${language}`, message: { language, parts: [{ kind: "document", draft }] } },
  ];
}
