import type { Language, ZoneNumber } from "../domain/guideline.ts";
import { ZONE_MARKS } from "../domain/picture-words.ts";
import type { RecordedZone } from "../domain/project.ts";
import { projectId } from "../domain/record-ids.ts";
import { csvTable } from "../evaluations/csv/export-csv.ts";
import {
  confirmScreening,
  type Proposal,
  readScreening,
  screeningTable,
} from "../evaluations/csv/screening.ts";
import { mayInOffice } from "../evaluations/rights.ts";
import type { Volume } from "../knowledge/library.ts";
import { StaleRecordError } from "../ports/records.ts";
import { NONE_SUCH } from "../suggestions/forms.ts";
import type { Suggester, Suggestion } from "../suggestions/suggest.ts";
import { type Report, refusedLines } from "./import-report.ts";
import { InputError } from "./jsonl.ts";
import type { Office } from "./office.ts";

/** `screen`: a section's list of its projects gets a proposed zone and form; what is confirmed becomes records. */

/** Zones whose shares are nearer than this are both named. */
const CLOSE = 0.1;

const ja = {
  noWords: "手がかりの言葉が見つかりません。内容を詳しく書くか、「領域」の質問で確かめてください。",
  because: (words: string) => `「${words}」とあるため。`,
  close: (zone: string) => `${zone}とも考えられます。`,
  lacks: (form: string) =>
    `「${form}」にあたりますが、本文に該当する形態がありません。近い形態を挙げています。`,
  alone: "協働の事業ではないと思われます（記録は作りません）。",
  refused: (count: number) => `${count}行に直すところがあります。記録は一つも作っていません。`,
  done: (added: number, already: number, open: number, outside: number) =>
    `記録を${added}件作りました。登録済み${already}件、未確認${open}件、協働の対象外（①・⑤）${outside}件。`,
  would: (added: number) => `確認だけしました。記録${added}件を作れます。`,
};
const en: typeof ja = {
  noWords: "No words to go by: please describe it further, or answer the questions of “zone”.",
  because: (words) => `Because of “${words}”.`,
  close: (zone) => `It may also be ${zone}.`,
  lacks: (form) => `This is “${form}”, which the guideline does not have; the nearest is given.`,
  alone: "This seems to be no collaboration (no record is made).",
  refused: (count) => `Lines to mend: ${count}. No record was made.`,
  done: (added, already, open, outside) =>
    `Records made: ${added}. Recorded before: ${already}, not confirmed: ${open}, no collaboration (①, ⑤): ${outside}.`,
  would: (added) => `Only checked: ${added} records can be made.`,
};
const WORDING: Readonly<Record<Language, typeof ja>> = { ja, en };

export interface Screener {
  readonly suggester: Pick<Suggester, "suggest">;
  /** The guideline that the zones and forms are those of; undefined for all of them. */
  readonly volume: Volume | undefined;
}

/** The list with proposals, as CSV. Throws an InputError for a file that is no such list. */
export function screened(file: Uint8Array, screener: Screener, language: Language): string {
  const read = readScreening(file);
  if (read.kind === "broken") throw new InputError(refusedLines([read], language).join("\n"));
  const proposals = read.lines.map(({ cell }) =>
    proposal([cell("name"), cell("description")].join("。"), screener, language),
  );
  return csvTable(screeningTable(read, proposals, language));
}

function proposal(text: string, { suggester, volume }: Screener, language: Language): Proposal {
  const words = WORDING[language];
  const { zone, form } = suggester.suggest(text, volume?.guideline.id);
  const [first, second] = zone.zones;
  const leading = leadingWords({ zone, form });
  // Without a word to go by, anything would be a guess.
  if (!first || leading.length === 0) return { zone: "", form: "", words: [], why: words.noWords };
  const alone = first.zone === 1 || first.zone === 5;
  const best = form.forms.find((each) => each.form !== NONE_SUCH)?.form ?? form.lacks ?? "";
  const shown = (number: ZoneNumber): string => {
    const named = volume?.profile.zones.items.find((each) => each.zone === number);
    return named ? `${ZONE_MARKS[number]} ${named.name}` : ZONE_MARKS[number];
  };
  const close = second && first.score - second.score < CLOSE;
  const why = [
    words.because(leading.join(language === "ja" ? "」「" : "”, “")),
    ...(close ? [words.close(shown(second.zone))] : []),
    ...(form.lacks === undefined || alone ? [] : [words.lacks(form.lacks)]),
    ...(alone ? [words.alone] : []),
  ];
  return {
    zone: shown(first.zone),
    form: alone ? "" : best,
    words: leading,
    why: why.join(language === "ja" ? "" : " "),
  };
}

const leadingWords = ({ zone, form }: Pick<Suggestion, "zone" | "form">): readonly string[] => [
  ...new Set([...Object.values(zone.because).flat(), ...[...form.attributes.values()].flat()]),
];

/** `screen --confirm FILE`: the confirmed lines become records, all of them or none; repeated, none twice. */
export async function confirmScreened(
  file: Uint8Array,
  { suggester, volume }: Screener & { readonly volume: Volume },
  office: Office,
  dryRun: boolean,
): Promise<Report> {
  const { records, person, today, language } = office;
  if (!mayInOffice(person, "import")) {
    throw new InputError("取り込めるのは協働担当課だけです。 / Only the collaboration section may import.");
  }
  const { id, edition } = volume.guideline;
  const read = await confirmScreening(file, {
    by: person.id,
    sections: await records.people.sections(),
    people: records.people.ofSection,
    recorded: records.projects.findByKey,
    newId: () => projectId(office.newId()),
    today,
    zone: (zone, description): RecordedZone => {
      const proposed = suggester.suggest(description, id).zone;
      // Another zone than the words pointed to is the person's own judgement: no answers lie behind it.
      const answers = proposed.zones[0]?.zone === zone ? proposed.answers : {};
      return { zones: [zone], answers, guideline: id, edition };
    },
  });
  const words = WORDING[language];
  if (read.kind === "refused") {
    const lines = [words.refused(read.lines.length), ...refusedLines(read.lines, language)];
    return { ok: false, text: lines.join("\n") };
  }
  if (dryRun) return { ok: true, text: words.would(read.changes.length) };
  try {
    await office.change(read.changes);
  } catch (error) {
    if (error instanceof StaleRecordError) throw new InputError(error.message);
    throw error;
  }
  return { ok: true, text: words.done(read.changes.length, read.already, read.open, read.outside) };
}
