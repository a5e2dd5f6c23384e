import type { DigestIncident } from "./slot.ts";

/** What went wrong with a digest, as one line in both languages for who looks after the program. */
export function incidentLine({ kind, slot, reason }: DigestIncident): string {
  const { ja, en } = WORDING[kind];
  const where = `${slot.week} ${slot.place.platform} ${slot.place.key}`;
  return `お知らせ ${where}: ${ja} / digest: ${en} (${reason.replace(/\s+/gu, " ").trim()})`;
}

const WORDING: Readonly<Record<DigestIncident["kind"], { readonly ja: string; readonly en: string }>> = {
  unknown: {
    ja: "届いたかどうか確かめられません。二重にならないよう、再送しません。投稿先を確かめてください",
    en: "it may or may not have been posted and is not sent again; please look at the channel",
  },
  failed: {
    ja: "投稿できませんでした。今週の分は送りません",
    en: "it was not posted, and this week's is given up",
  },
  unreachable: {
    ja: "届いたかどうか、まだ確かめられません。後でもう一度確かめます",
    en: "whether it was posted cannot be looked up yet; it will be tried again",
  },
  error: {
    ja: "作成中に誤りがありました。後でもう一度試します",
    en: "the program went wrong while making it; it will be tried again",
  },
};
