import { printedHtml } from "../adapters/pages/html.ts";
import { xlsxFile } from "../adapters/spreadsheets/xlsx.ts";
import { boardRefusal, lookAtBoard } from "../bot/board/look.ts";
import { exportPieces, namesIn } from "../commands/export.ts";
import type { Config } from "../config.ts";
import { dryRunWords } from "../digests/dry-run.ts";
import { cityDate } from "../domain/japanese-date.ts";
import type { Person } from "../domain/person.ts";
import { projectId } from "../domain/record-ids.ts";
import { recordPage } from "../evaluations/page/record-page.ts";
import { WEB_ACCOUNT } from "../evaluations/recognise.ts";
import { viewRecord } from "../evaluations/record-view.ts";
import { mayInOffice } from "../evaluations/rights.ts";
import type { Board } from "../ports/board.ts";
import type { Store } from "../ports/store.ts";
import { plannedDigests } from "./digests.ts";

/** The board, put together: records, answers, exports, printed pages and the digest's dry run. */
export function openBoard(
  config: Pick<Config, "digestHour">,
  { tenant, store, clock }: { readonly tenant: string; readonly store: Store; readonly clock: () => Date },
): Board {
  const records = () => store.records(tenant);
  const today = (): string => cityDate(clock());
  const person = (user: string): Promise<Person | undefined> =>
    records().people.byIdentity({ platform: WEB_ACCOUNT, user });
  return {
    async look(user, wish, language) {
      const who = await person(user);
      const refused = boardRefusal(who);
      if (refused || !who) return refused ?? { kind: "refused", because: "unknown" };
      return lookAtBoard(who, wish, language, {
        records: records(),
        answers: store.answers(tenant),
        today: today(),
      });
    },
    async file(user, { year, what, format }, language) {
      const who = await person(user);
      const isRecords = what === "records" || what === "publication";
      if (!who || !mayInOffice(who, isRecords ? "exportAll" : "surveyAll")) return undefined;
      const wish = {
        fiscalYear: year,
        format,
        publication: what === "publication",
        survey: isRecords ? undefined : what,
      };
      return exportPieces(wish, { records: records(), person: who, today: today(), language }, xlsxFile);
    },
    async record(user, id, { language, back }) {
      const who = await person(user);
      const view = who && viewRecord(who, await records().projects.find(projectId(id)));
      if (view?.kind !== "seen") return undefined;
      const page = recordPage(view, await namesIn(records()), language, today());
      // The drawing library takes long to load and few pages need it.
      const { drawPicture } = await import("../adapters/pictures/draw-picture.ts");
      return printedHtml({ ...page, back }, drawPicture);
    },
    async digests(user, date, language) {
      const who = await person(user);
      if (!who || !mayInOffice(who, "surveyAll")) return undefined;
      return dryRunWords(await plannedDigests(date ?? today(), { config, tenant, store }), language);
    },
  };
}
