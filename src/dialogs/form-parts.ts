import { type FormAnswers, type FormQuestion, questionOf, type RankedForm } from "../domain/form-rules.ts";
import type { Form, FormAttribute, FormName, Language, Quote, ZoneNumber } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import { cityName, commonName } from "./compare.ts";
import type { Answers, Guide } from "./dialog.ts";
import { formAnswersOf, formResult } from "./form-result.ts";
import { FORM_WORDING } from "./wording/form.ts";
import { resultWording } from "./wording/result.ts";
import { UNSURE_OPTION } from "./wording/zone.ts";
import { zoneMark } from "./zone-result.ts";

/** The form dialog's result as message parts. */

/** Set when the dialog begins after a zone was found: the zones, joined by commas. No step asks it. */
export const KNOWN_ZONES_KEY = "knownZones";

const isZone = (value: number): value is ZoneNumber => [1, 2, 3, 4, 5].includes(value);
export const knownZones = (answers: Answers): readonly ZoneNumber[] =>
  (answers[KNOWN_ZONES_KEY] ?? "").split(",").map(Number).filter(isZone);

/** The forms put forward, best first; where the own catalogue lacks the best, the nearest own ones behind it. */
export function formsOf(answers: Answers, guide: Guide): readonly FormName[] {
  const { proposed, nearest } = formResult(formAnswersOf(answers), guide.volumes, guide.own);
  return [...new Set([...proposed.map(({ form }) => form.form), ...nearest.map(({ form }) => form)])];
}

/** What a form is called: by its own name, in English by the name that the catalogues give it. */
export function formLabel(name: FormName, { volumes }: Guide, language: Language): string {
  const forms = volumes.flatMap(({ profile }) => profile.forms);
  return language === "en" ? (forms.find(({ form }) => form === name)?.en ?? name) : name;
}

const formName = ({ term, en }: Form, language: Language): string =>
  language === "ja" ? term : `${en} (${term})`;
const optionLabel = (question: FormQuestion, value: string, language: Language): string =>
  [...FORM_WORDING[question].options, UNSURE_OPTION].find((each) => each.value === value)?.label[language] ??
  value;

/** What was answered to the questions behind some attributes: 「主催」が「市と市民等の両方」. */
function answered(attributes: readonly FormAttribute[], answers: FormAnswers, language: Language): string {
  const words = resultWording(language);
  const questions = [...new Set(attributes.map(questionOf))];
  return questions
    .flatMap((question) => {
      const value = answers[question];
      return value === undefined
        ? []
        : [words.reason(FORM_WORDING[question].label[language], optionLabel(question, value, language))];
    })
    .join(words.separator);
}

/** The forms that a contradicted requirement left out, each with its reason. */
export function excludedForms(answers: Answers, guide: Guide, language: Language): readonly Part[] {
  const words = resultWording(language);
  const given = formAnswersOf(answers);
  const { excluded } = formResult(given, guide.volumes, guide.own);
  if (excluded.length === 0) return [{ kind: "text", text: words.nothingExcluded }];
  const items = excluded.map(({ form, because }) => {
    const question = questionOf(because);
    return words.excludedBecause(
      formName(form, language),
      FORM_WORDING[question].label[language],
      optionLabel(question, given[question] ?? "", language),
    );
  });
  return [
    { kind: "text", text: words.excluded, tone: "heading" },
    { kind: "list", items },
  ];
}

/** The forms as headlines: what fits, what the own catalogue lacks, and whether it goes with the project's zones. */
export function formSummary(
  answers: Answers,
  zones: readonly ZoneNumber[],
  guide: Guide,
  language: Language,
): readonly Part[] {
  const words = resultWording(language);
  const result = formResult(formAnswersOf(answers), guide.volumes, guide.own, zones);
  const city = (id: string | undefined): string => {
    const volume = guide.volumes.find(({ guideline }) => guideline.id === id);
    return volume ? cityName(volume, language) : "";
  };
  const names = (forms: readonly Form[]): string =>
    forms.map((form) => formName(form, language)).join(words.separator);
  const text = (line: string): Part => ({ kind: "text", text: line });
  const warn = (line: string): Part => ({ kind: "text", text: line, tone: "warning" });
  const marks = (list: readonly ZoneNumber[]): string => list.map(zoneMark).join("・");
  const parts: Part[] = [];
  if (result.proposed.length === 0) parts.push({ kind: "text", text: words.formNone, tone: "heading" });
  if (result.lacks !== undefined) {
    const cities = result.foundIn.map(city).join(words.separator);
    parts.push(warn(words.lacks(city(guide.own), commonName(result.lacks, guide, language), cities)));
    parts.push(text(words.nearest(names(result.nearest))));
  }
  if (result.proposed.length > 0) {
    const fitting = names(result.proposed.map(({ form }) => form));
    parts.push({ kind: "text", text: words.formIs(fitting), tone: "heading" });
  }
  // A form of another city among the fitting ones is never shown as the city's own.
  const foreign = result.proposed.filter(
    ({ guideline }) => guide.own !== undefined && guideline !== guide.own,
  );
  for (const { form } of foreign.filter((each) => each.form.form !== result.lacks)) {
    const having = guide.volumes.filter(({ profile }) =>
      profile.forms.some((each) => each.form === form.form),
    );
    const cities = having.map((volume) => cityName(volume, language)).join(words.separator);
    parts.push(warn(words.lacks(city(guide.own), commonName(form.form, guide, language), cities)));
  }
  for (const { form, usual } of result.zoneMismatch) {
    parts.push(warn(words.mismatch(commonName(form, guide, language), marks(usual), marks(zones))));
  }
  if (zones.length > 0 && result.proposed.length > 0 && result.zoneMismatch.length === 0) {
    parts.push(text(words.checked(marks(zones))));
  }
  return parts;
}

/** Everything to be told of one form in a catalogue's own words. */
function formDetails(
  { form, guideline, met, against, open }: RankedForm,
  answers: FormAnswers,
  guide: Guide,
  language: Language,
): readonly Part[] {
  const words = resultWording(language);
  const volume = guide.volumes.find((each) => each.guideline.id === guideline);
  const text = (line: string): Part => ({ kind: "text", text: line });
  const cite = (quotes: readonly Quote[]): readonly Part[] =>
    quotes.map(({ section, quote }) => ({ kind: "citation", citation: { guideline, section, quote } }));
  const block = (title: string, quotes: readonly Quote[]): readonly Part[] =>
    quotes.length > 0 ? [text(title), ...cite(quotes)] : [];
  const because = answered(met, answers, language);
  // One answer to 期間 may meet 継続 and miss 協定書: it is told once, where it helped.
  const helped = new Set(met.map(questionOf));
  const not = answered(
    against.filter((each) => !helped.has(questionOf(each))),
    answers,
    language,
  );
  const unknown = [...new Set(open.map(questionOf))].map(
    (question) => FORM_WORDING[question].label[language],
  );
  return [
    {
      kind: "text",
      text: words.definition(volume ? cityName(volume, language) : "", formName(form, language)),
      tone: "heading",
    },
    ...(because === "" ? [] : [text(words.because(because))]),
    ...(not === "" ? [] : [text(words.against(not))]),
    ...(unknown.length > 0 ? [text(words.open(unknown.join(words.separator)))] : []),
    ...cite([form.definition]),
    ...block(words.effects, form.effects),
    ...block(words.cautions, form.cautions),
    ...block(words.examples, form.examples),
  ];
}

/** How many other answers with other results are shown. */
const MOST_CHANGES = 4;

/** The whole result: the forms with their passages, and what would change it. `zones` are the project's, where known. */
export function formParts(
  answers: Answers,
  zones: readonly ZoneNumber[],
  guide: Guide,
  language: Language,
): readonly Part[] {
  const words = resultWording(language);
  const given = formAnswersOf(answers);
  const result = formResult(given, guide.volumes, guide.own, zones);
  const changes = new Map(result.alternatives.map((each) => [each.form, each] as const));
  const items = [...changes.values()]
    .slice(0, MOST_CHANGES)
    .map(({ question, value, form }) =>
      words.ifThen(
        FORM_WORDING[question].label[language],
        optionLabel(question, value, language),
        commonName(form, guide, language),
      ),
    );
  const own = guide.own;
  return [
    ...formSummary(answers, zones, guide, language),
    ...result.proposed.flatMap((ranked) => formDetails(ranked, given, guide, language)),
    ...(own === undefined ? [] : result.nearest).flatMap((form): readonly Part[] =>
      formDetails(
        { form, guideline: own ?? "", score: 0, met: [], against: [], open: [] },
        given,
        guide,
        language,
      ),
    ),
    ...(result.beside.length > 0
      ? [
          {
            kind: "text",
            text: words.beside(
              result.beside.map(({ form }) => formName(form, language)).join(words.separator),
            ),
          } as const,
        ]
      : []),
    ...(items.length > 0
      ? [{ kind: "text", text: words.changes } as const, { kind: "list", items } as const]
      : []),
    ...(knownZones(answers).length > 0
      ? [{ kind: "text", text: words.checkedWith(zones.map(zoneMark).join("・")), tone: "note" } as const]
      : []),
  ];
}
