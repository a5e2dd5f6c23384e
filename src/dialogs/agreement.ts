import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import { type Article, BLANK, type Draft } from "../domain/message.ts";
import { agreementClauses, type Clause, known, orBlank } from "./agreement-clauses.ts";
import type { AgreementInput, PrincipleCheck } from "./agreement-input.ts";
import { AGREEMENT } from "./wording/agreement.ts";
import { AGREEMENT_NOTES } from "./wording/agreement-notes.ts";

/**
 * A draft collaboration agreement (協定書) in our own sentences, for the city's legal section to check. Whatever is not
 * known stands as a visible blank and in the notes; so do the principles that are not yet met, with their dates.
 */
export function agreementDraft(input: AgreementInput, language: Language): Draft {
  const words = AGREEMENT[language];
  const notes = AGREEMENT_NOTES[language];
  const [city, partner, project] = [input.city, input.partner, input.project].map(orBlank);
  const clauses = agreementClauses(input, language);
  const heading = ({ title }: Clause, at: number): string => words.heading(at + 1, title);
  const article = (clause: Clause, at: number): Article => ({
    heading: heading(clause, at),
    paragraphs: clause.paragraphs.map((text, index) => words.paragraph(index + 1, text)),
    ...(clause.items ? { items: clause.items } : {}),
    ...(clause.table ? { table: clause.table } : {}),
  });
  const missing = (["project", "city", "partner"] as const).filter((key) => known(input[key]) === undefined);
  const { mayor, address, representative } = words.closing;
  return {
    title: words.title(project ?? BLANK),
    mark: words.mark,
    introduction: [words.introduction(city ?? BLANK, partner ?? BLANK, project ?? BLANK)],
    articles: clauses.map(article),
    closing: {
      statement: words.closing.statement,
      date: words.closing.date,
      parties: [
        { role: words.city, name: `${city}\n${mayor}` },
        { role: words.partner, name: `${partner}\n${address}\n${representative}` },
      ],
    },
    notes: {
      heading: notes.heading,
      items: [
        notes.legal,
        ...missing.map((key) => notes[key]),
        ...clauses.flatMap((clause, at) => clause.needs.map((need) => notes.at(heading(clause, at), need))),
        ...input.principles.flatMap((check) => principleNote(check, language) ?? []),
        notes.signature,
      ],
    },
  };
}

/** What remains to be done for a principle; nothing for one that is met. */
function principleNote(
  { heading, answer, date, reason }: PrincipleCheck,
  language: Language,
): string | undefined {
  const words = AGREEMENT_NOTES[language].principle;
  const name = words.name(heading);
  const by = known(date);
  const day = by === undefined ? BLANK : showDate(by, language);
  const why = known(reason);
  const given = why === undefined ? undefined : words.reason(why);
  const lines = (first: string, second: string | undefined): string =>
    second === undefined ? first : `${first}\n${second}`;
  switch (answer) {
    case "yes":
      return undefined;
    case "notYet":
      return lines(words.notYet(name, day), given);
    case "no":
      return lines(by === undefined ? words.no(name) : words.noBy(name, day), given ?? words.noReason);
    case "notApplicable":
      return lines(words.notApplicable(name), given ?? words.noReason);
    case "unsure":
      return lines(words.unsure(name), given);
  }
}
