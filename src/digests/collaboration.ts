import { daysBetween } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import type { Choice, Message, Part } from "../domain/message.ts";
import type { Picture } from "../domain/picture.ts";
import { altText } from "../domain/picture-alt.ts";
import { sharePercent } from "../domain/share-percent.ts";
import type { DigestMaterial, SectionSubmission } from "../ports/digest-source.ts";
import { actionValue, digestCard } from "./cards.ts";
import type { DigestDay, DigestRules } from "./digest-day.ts";
import { shortName } from "./urgency.ts";
import { type DigestWords, digestWording } from "./wording.ts";

/** What the collaboration section is told: how far each section is, and what needs a second look. */

/** Undefined where there is nothing to tell. */
export function collaborationDigest(
  material: DigestMaterial,
  on: DigestDay,
  rules: DigestRules,
  language: Language,
): Message | undefined {
  const words = digestWording(language);
  const ending = material.ending
    .filter(({ end }) => end >= on.day && daysBetween(on.day, end) <= rules.endingDays)
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  const publications = on.season === "publication" ? material.toPublish : [];
  const orphans = material.withoutOwner;
  const list = (heading: (count: number) => string, lines: readonly string[]): readonly Part[] =>
    listed(heading, lines, rules.listLines, words);

  const content: readonly Part[] = [
    ...submissionParts(material.submissions, words, language),
    ...list(
      words.gaps,
      material.gaps.map(({ projectName, section, item, city, partner }) =>
        words.gap(shortName(projectName), section, item[language], city, partner),
      ),
    ),
    ...list(
      words.refusals,
      material.refusals.map(({ projectName, section, item }) =>
        words.refusal(shortName(projectName), section, item[language]),
      ),
    ),
    ...list(
      words.ending,
      ending.map(({ projectName, section, partnerName, end }) =>
        words.endingLine(shortName(projectName), section, partnerName, showDate(end, language)),
      ),
    ),
    ...list(
      words.publications,
      publications.map(({ projectName, section }) => words.record(shortName(projectName), section)),
    ),
    ...list(
      words.unposted,
      material.unposted.map(({ to, week }) => words.unpostedLine(words.reader(to), week)),
    ),
    ...list(
      words.withoutOwner,
      orphans.map(({ projectName, section }, at) =>
        words.orphan(at + 1, words.record(shortName(projectName), section)),
      ),
    ),
  ];
  if (content.length === 0) return undefined;

  const actions: Choice[] = [
    ...orphans.slice(0, rules.listLines).map(({ projectId }, at) => ({
      value: actionValue({ verb: "assign", projectId }),
      label: words.nameOwner(at + 1),
    })),
    ...(publications.length > 0
      ? [{ value: actionValue({ verb: "listPublications" }), label: words.listPublications }]
      : []),
    { value: actionValue({ verb: "listAll" }), label: words.listAll },
  ];
  return {
    language,
    parts: [
      { kind: "text", text: words.collaborationTitle(showDate(on.day, language)), tone: "heading" },
      ...content,
      { kind: "actions", card: digestCard(on.week, "collaboration"), actions },
    ],
  };
}

function listed(
  heading: (count: number) => string,
  lines: readonly string[],
  most: number,
  words: DigestWords,
): readonly Part[] {
  if (lines.length === 0) return [];
  const rest = lines.length - most;
  const items = rest > 0 ? [...lines.slice(0, most), words.more(rest)] : lines;
  return [
    { kind: "text", text: heading(lines.length), tone: "heading" },
    { kind: "list", items },
  ];
}

/** The lowest rate first; nothing where every section has handed in everything. */
function submissionParts(
  submissions: readonly SectionSubmission[],
  words: DigestWords,
  language: Language,
): readonly Part[] {
  const rated = submissions
    .filter(({ due }) => due > 0)
    .map(({ section, due, submitted }) => ({
      section,
      due,
      submitted,
      percent: sharePercent({ done: submitted, total: due }) ?? 0,
    }))
    .sort((a, b) => a.percent - b.percent || (a.section < b.section ? -1 : 1));
  if (rated.every(({ due, submitted }) => submitted >= due)) return [];
  const picture: Picture = {
    kind: "shares",
    title: words.submissions,
    done: words.submitted,
    open: words.notSubmitted,
    rows: rated.map(({ section, due, submitted }) => ({ label: section, done: submitted, total: due })),
  };
  return [
    { kind: "text", text: words.submissions, tone: "heading" },
    {
      kind: "table",
      columns: words.submissionColumns,
      rows: rated.map(({ section, due, submitted, percent }) => [
        section,
        String(submitted),
        String(due),
        `${percent}%`,
      ]),
    },
    { kind: "picture", picture, alt: altText(picture, language) },
  ];
}
