import { type IsHoliday, isoWeekOf } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Message } from "../domain/message.ts";
import type { DigestReader, DigestSource } from "../ports/digest-source.ts";
import { digestComposer } from "./compose.ts";
import { type DigestRules, digestDay } from "./digest-day.ts";
import { type DigestHours, type DigestMoment, momentOf } from "./schedule.ts";
import { digestWording } from "./wording.ts";

/** What would be posted in a week, to whom: nothing is sent, claimed or changed. */

export interface DryRun {
  /** Undefined in a week that is closed throughout. */
  readonly moment: DigestMoment | undefined;
  readonly posts: readonly { readonly reader: DigestReader; readonly message: Message | undefined }[];
}

/** The digests of the week in which `date` (`YYYY-MM-DD`) lies, from the records as they stand now. */
export async function dryRun(
  date: string,
  work: {
    readonly tenant: string;
    readonly source: DigestSource;
    readonly isHoliday: IsHoliday;
    readonly hours: DigestHours;
    readonly rules: DigestRules;
  },
): Promise<DryRun> {
  const { tenant, source, isHoliday, hours, rules } = work;
  const moment = momentOf(isoWeekOf(date), isHoliday, hours);
  if (!moment) return { moment, posts: [] };
  const readers = await source.readers(tenant);
  const material = await source.material(tenant, moment.day);
  const compose = digestComposer(material, digestDay(moment.day, isHoliday), rules);
  return { moment, posts: readers.map((reader) => ({ reader, message: compose(reader) })) };
}

/** The dry run in words: when and to how many, and each post with whom it is for. */
export function dryRunWords(
  { moment, posts }: DryRun,
  language: Language,
): {
  readonly summary: string;
  readonly posts: readonly { readonly to: string; readonly message: Message }[];
} {
  const words = digestWording(language);
  if (!moment) return { summary: words.closedWeek, posts: [] };
  const told = posts.flatMap(({ reader, message }) =>
    message ? [{ to: words.reader(reader), message }] : [],
  );
  const hour = (moment.at.getUTCHours() + 9) % 24;
  const day = showDate(moment.day, language);
  return {
    summary: words.wouldPost(moment.week, day, hour, told.length, posts.length - told.length),
    posts: told,
  };
}

/** The dry run as text; `render` shows a message as its platform's plain text. */
export function showDryRun(run: DryRun, language: Language, render: (message: Message) => string): string {
  const { summary, posts } = dryRunWords(run, language);
  return [summary, ...posts.map(({ to, message }) => `\n── ${to}\n${render(message)}`)].join("\n");
}
