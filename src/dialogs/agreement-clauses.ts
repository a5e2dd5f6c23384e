import type { Language } from "../domain/guideline.ts";
import { showDate } from "../domain/japanese-date.ts";
import { type Article, BLANK } from "../domain/message.ts";
import type { AgreementInput } from "./agreement-input.ts";
import { AGREEMENT } from "./wording/agreement.ts";
import { EACH_ITS_ROLE, FORM_CLAUSES } from "./wording/agreement-forms.ts";
import { AGREEMENT_NOTES } from "./wording/agreement-notes.ts";

/** One article before it is numbered, with what it still needs. */
export interface Clause {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
  readonly table?: NonNullable<Article["table"]>;
  readonly needs: readonly string[];
}

/** What was typed, or nothing where only blanks were. */
export const known = (text: string | undefined): string | undefined => {
  const typed = text?.trim();
  return typed === "" ? undefined : typed;
};
export const orBlank = (text: string | undefined): string => known(text) ?? BLANK;

/** A day as an agreement writes it, without its weekday; what is no day stays as it is. */
function day(iso: string | undefined, language: Language): string {
  const typed = known(iso);
  if (typed === undefined) return BLANK;
  const shown = showDate(typed, language);
  return shown === typed ? typed : shown.replace(/ ?[（(][^（(]+[）)]$/u, "");
}

const when = (missing: boolean, need: string): readonly string[] => (missing ? [need] : []);

/**
 * The articles in their order. What an agreement holds: Odawara Ⅰ６（３）purpose, roles, responsibility, costs and term;
 * Numazu ３(1)③ criteria shown and information shared, ※協働の評価の考え方 result and way of working apart;
 * Odawara Ⅰ２ regular checks and the decision whether to go on.
 */
export function agreementClauses(input: AgreementInput, language: Language): readonly Clause[] {
  const words = AGREEMENT[language];
  const needs = AGREEMENT_NOTES[language];
  const form = input.form && FORM_CLAUSES[input.form.name];
  const withResults = input.form === undefined || form?.results === true;
  const { start, end } = input;
  const purpose: Clause = {
    title: words.purpose.title,
    paragraphs: [
      words.purpose.aim,
      words.purpose.project(orBlank(input.purpose)),
      words.purpose.form(orBlank(input.form?.term)),
    ],
    needs: [
      ...when(known(input.purpose) === undefined, needs.purpose),
      ...when(known(input.form?.term) === undefined, needs.form),
    ],
  };
  const responsibility: Clause = {
    title: words.responsibility.title,
    paragraphs: [
      (form?.responsibility ?? EACH_ITS_ROLE)[language],
      words.responsibility.harm,
      words.responsibility.insurance,
    ],
    needs: [needs.insurance],
  };
  const term: Clause = {
    title: words.term.title,
    paragraphs: [
      words.term.days(day(start, language), day(end, language)),
      withResults ? words.term.lastingResults : words.term.lasting,
    ],
    needs: [
      ...when(known(start) === undefined, needs.start),
      ...when(known(end) === undefined, needs.end),
      ...when(
        known(start) !== undefined && known(end) !== undefined && `${start}` > `${end}`,
        needs.reversed,
      ),
    ],
  };
  const information: Clause = {
    title: words.information.title,
    paragraphs: [
      words.information.share,
      words.information.publish(day(input.publicationDate, language)),
      words.information.request,
    ],
    needs: when(known(input.publicationDate) === undefined, needs.publish),
  };
  const { title, ...personal } = words.personal;
  const results: Clause = {
    title: words.results.title,
    paragraphs: [words.results.owner, words.results.use, words.results.others],
    needs: [needs.results],
  };
  const change: Clause = {
    title: words.change.title,
    paragraphs: [words.change.change, words.change.leave, words.change.breach, words.change.settle],
    needs: [needs.leave],
  };
  const evaluation: Clause = {
    title: words.evaluation.title,
    paragraphs: [
      words.evaluation.during,
      words.evaluation.day(day(input.evaluationDate, language)),
      words.evaluation.axes,
      words.evaluation.use,
    ],
    needs: when(known(input.evaluationDate) === undefined, needs.evaluation),
  };
  return [
    purpose,
    principles(input, language),
    roles(input, language),
    responsibility,
    costs(input, language),
    term,
    information,
    { title, paragraphs: [personal.use, personal.leak, personal.end], needs: [] },
    ...(withResults ? [results] : []),
    change,
    evaluation,
    { title: words.review.title, paragraphs: [words.review.decide, words.review.renew], needs: [] },
    ...(form?.precedence
      ? [
          {
            title: words.precedence.title,
            paragraphs: form.precedence.map((text) => text[language]),
            needs: form.note ? [form.note[language]] : [],
          },
        ]
      : []),
    { title: words.discussion.title, paragraphs: [words.discussion.doubt], needs: [] },
  ];
}

/** The city's own principles, word for word; one that was found not to apply is not promised. */
function principles({ principles: checks, guideline }: AgreementInput, language: Language): Clause {
  const { title, of, none, quoted } = {
    ...AGREEMENT[language].principles,
    quoted: AGREEMENT[language].quoted,
  };
  const quotes = checks.flatMap(({ answer, quote }) => (quote && answer !== "notApplicable" ? [quote] : []));
  const items = new Map(
    quotes.map(({ quote, section }) => [quote, quoted(quote.replace(/^[・※①-⑳]/u, ""), section)]),
  );
  const source = known(guideline);
  return {
    title,
    paragraphs: [source !== undefined && items.size > 0 ? of(source) : none],
    items: items.size > 0 ? [...items.values()] : [BLANK],
    needs: when(items.size === 0, AGREEMENT_NOTES[language].principles),
  };
}

function roles({ city, partner, zone, cityRole, partnerRole }: AgreementInput, language: Language): Clause {
  const words = AGREEMENT[language];
  const needs = AGREEMENT_NOTES[language];
  const outside = zone !== undefined && (zone.number === 1 || zone.number === 5);
  return {
    title: words.roles.title,
    paragraphs: [words.roles.shared, ...(zone ? [words.roles.zone(zone.name)] : []), words.roles.review],
    table: {
      columns: words.roles.columns,
      rows: [
        [words.side(words.city, orBlank(city)), orBlank(cityRole)],
        [words.side(words.partner, orBlank(partner)), orBlank(partnerRole)],
      ],
    },
    needs: [
      ...when(known(cityRole) === undefined, needs.cityRole),
      ...when(known(partnerRole) === undefined, needs.partnerRole),
      ...(outside ? [needs.outsideZone(zone.name)] : []),
    ],
  };
}

function costs({ costYen }: AgreementInput, language: Language): Clause {
  const { title, none, own, estimate, yen, shares, budget } = AGREEMENT[language].cost;
  const needs = AGREEMENT_NOTES[language];
  if (costYen === 0) return { title, paragraphs: [none, own], needs: [] };
  const amount = costYen === undefined ? BLANK : yen(costYen.toLocaleString("en-US"));
  return {
    title,
    paragraphs: [estimate(amount), shares, budget],
    needs: [...when(costYen === undefined, needs.cost), needs.shares],
  };
}
