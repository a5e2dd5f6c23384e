import { join } from "node:path";
import { saveDraft } from "../adapters/documents/files.ts";
import { printedHtml } from "../adapters/pages/html.ts";
import { xlsxFile } from "../adapters/spreadsheets/xlsx.ts";
import { exportPieces, exportWish } from "../commands/export.ts";
import { handover } from "../commands/handover.ts";
import { importRecords } from "../commands/import-records.ts";
import { importPartners, importPeople } from "../commands/import-registers.ts";
import type { Office } from "../commands/office.ts";
import { peopleList } from "../commands/people.ts";
import { readGiven } from "../commands/read-file.ts";
import { printedRecord } from "../commands/record-html.ts";
import { confirmScreened, screened } from "../commands/screen.ts";
import { knownGuideline } from "../commands/suggest.ts";
import { UsageError } from "../commands/usage.ts";
import { writeOut } from "../commands/write-out.ts";
import type { Config } from "../config.ts";
import type { Language } from "../domain/guideline.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { openKnowledge, openSuggester } from "./knowledge.ts";
import { withOffice } from "./office.ts";

/** The commands over the city's records, put together with what writes their files. */

export const OFFICE_OPTIONS = {
  "fiscal-year": { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  guideline: { type: "string" },
  publication: { type: "boolean" },
  survey: { type: "string" },
  records: { type: "string" },
  partners: { type: "string" },
  people: { type: "string" },
  "dry-run": { type: "boolean" },
  html: { type: "string" },
  in: { type: "string" },
  confirm: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  reason: { type: "string" },
} as const;

type OptionName = keyof typeof OFFICE_OPTIONS;
export type OfficeFlags = {
  readonly [N in OptionName]?:
    | ((typeof OFFICE_OPTIONS)[N]["type"] extends "string" ? string : boolean)
    | undefined;
};

interface Around {
  readonly config: Config;
  readonly knowledge: Knowledge;
}
type OfficeCommand = (flags: OfficeFlags, office: Office, around: Around) => Promise<number>;

const NAMES = ["export", "import", "people", "handover", "record", "screen"] as const;
type OfficeCommandName = (typeof NAMES)[number];
export const OFFICE_COMMANDS: readonly OfficeCommandName[] = NAMES;

const COMMANDS: { readonly [N in OfficeCommandName]: OfficeCommand } = {
  async export(flags, office) {
    const wish = exportWish(flags, office.today);
    if (wish.format === "xlsx" && flags.out === undefined && process.stdout.isTTY === true) {
      throw new UsageError("XLSXは --out FILE で書き出します。 / XLSX goes to a file: --out FILE.");
    }
    await writeOut(exportPieces(wish, office, xlsxFile), flags.out, process.stdout);
    return 0;
  },
  async import(flags, office) {
    const asked = IMPORTS.flatMap(({ flag, load }) => {
      const file = flags[flag];
      return file === undefined ? [] : [{ file, load }];
    });
    const [one, ...others] = asked;
    if (!one || others.length > 0) {
      throw new UsageError(
        "import には --records、--partners、--people のどれか一つを指定してください。 / import takes one of --records, --partners, --people.",
      );
    }
    const { ok, text } = await one.load(await readGiven(one.file), office, flags["dry-run"] === true);
    if (ok) console.log(text);
    else console.error(text);
    return ok ? 0 : 1;
  },
  async people(_, office) {
    console.log(await peopleList(office));
    return 0;
  },
  async record({ html, out }, office) {
    if (html === undefined) {
      throw new UsageError("record には --html に記録番号を指定してください。 / record takes --html ID.");
    }
    const page = await printedRecord(html, office);
    // The drawing library takes long to load and few commands need it.
    const { drawPicture } = await import("../adapters/pictures/draw-picture.ts");
    await writeOut([printedHtml(page, drawPicture)], out, process.stdout);
    return 0;
  },
  async screen({ in: list, confirm, out, guideline, "dry-run": dryRun }, office, { knowledge }) {
    const ids = knowledge.library.volumes.map((volume) => volume.guideline.id);
    const wanted = knownGuideline(guideline, ids) ?? knowledge.home;
    const volume = wanted === undefined ? undefined : knowledge.library.volume(wanted);
    const suggester = openSuggester(knowledge);
    if (list !== undefined && confirm === undefined) {
      const table = screened(await readGiven(list), { suggester, volume }, office.language);
      await writeOut([table], out, process.stdout);
      return 0;
    }
    if (confirm === undefined || list !== undefined) {
      throw new UsageError(
        "screen には --in FILE か --confirm FILE のどちらかを指定してください。 / screen takes --in FILE or --confirm FILE.",
      );
    }
    if (!volume) {
      throw new UsageError(
        "どの指針の領域かを --guideline か HOME_GUIDELINE で指定してください。 / Name the guideline whose zones these are: --guideline or HOME_GUIDELINE.",
      );
    }
    const { ok, text } = await confirmScreened(
      await readGiven(confirm),
      { suggester, volume },
      office,
      dryRun === true,
    );
    if (ok) console.log(text);
    else console.error(text);
    return ok ? 0 : 1;
  },
  async handover({ from, to, reason, out }, office, { config }) {
    if (from === undefined || to === undefined) {
      throw new UsageError(
        "handover には --from と --to に職員IDを指定してください。 / handover takes --from ID and --to ID.",
      );
    }
    const folder = out ?? join(config.dataDirectory, "handovers");
    const wish = { from, to, reason: reason ?? null };
    console.log(await handover(wish, office, (draft) => saveDraft(draft, folder)));
    return 0;
  },
};

const IMPORTS = [
  { flag: "records", load: importRecords },
  { flag: "partners", load: importPartners },
  { flag: "people", load: importPeople },
] as const;

/** Resolves to the exit code. */
export function runOfficeCommand(
  name: OfficeCommandName,
  flags: OfficeFlags,
  config: Config,
  language: Language,
): Promise<number> {
  const knowledge = openKnowledge(config);
  return withOffice(config, knowledge, language, (office) =>
    COMMANDS[name](flags, office, { config, knowledge }),
  );
}
