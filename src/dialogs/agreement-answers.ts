import type { Language, ZoneNumber } from "../domain/guideline.ts";
import type { Part } from "../domain/message.ts";
import { agreementDraft } from "./agreement.ts";
import type { AgreementInput } from "./agreement-input.ts";
import { cityName } from "./compare.ts";
import type { Answers, Extra, Guide } from "./dialog.ts";
import { formsOf } from "./form-parts.ts";
import { principlesResult } from "./principles-result.ts";
import { PLAN_EXTRAS } from "./wording/plan.ts";
import { zonesOf } from "./zone-parts.ts";

/** The draft agreement from a dialog's answers; what no step asked stays a blank in it. */

const given = (value: string | undefined): string | undefined => (value === "" ? undefined : value);

function zoneOf(answers: Answers, guide: Guide): { number: ZoneNumber; name: string } | undefined {
  const [zone, ...others] = answers["cityOnly"] === undefined ? [] : zonesOf(answers);
  const own = guide.volumes.find(({ guideline }) => guideline.id === guide.own);
  const item = own?.profile.zones.items.find((each) => each.zone === zone);
  return item && others.length === 0 ? { number: item.zone, name: item.name } : undefined;
}

function formOf(answers: Answers, guide: Guide): AgreementInput["form"] {
  const [name] = answers["host"] === undefined ? [] : formsOf(answers, guide);
  if (name === undefined) return undefined;
  const own = guide.volumes.find(({ guideline }) => guideline.id === guide.own);
  return { name, term: own?.profile.forms.find(({ form }) => form === name)?.term ?? name };
}

export function agreementInput(answers: Answers, guide: Guide, language: Language): AgreementInput {
  const own = guide.volumes.find(({ guideline }) => guideline.id === guide.own);
  const cost = given(answers["cost"]);
  return {
    city: own ? cityName(own, language) : "",
    guideline: own?.guideline.title,
    project: answers["name"] ?? "",
    purpose: given(answers["purpose"]),
    partner: given(answers["partner"]),
    start: given(answers["start"]),
    end: given(answers["end"]),
    form: formOf(answers, guide),
    zone: zoneOf(answers, guide),
    costYen: cost === undefined ? undefined : Number(cost),
    principles: principlesResult(answers, guide).checked.map(
      ({ heading, own: mine, answer, by, reason, citations }) => ({
        heading,
        answer,
        date: by,
        reason,
        quote: mine ? citations[0] : undefined,
      }),
    ),
  };
}

/** 協定書の案, asked for at a summary. */
export const AGREEMENT_EXTRA: Extra = {
  value: "agreement",
  label: PLAN_EXTRAS.agreement,
  words: ["協定書", "協定書案", "協定", "案", "agreement", "draft"],
  show: (answers, guide, language): readonly Part[] => [
    { kind: "document", draft: agreementDraft(agreementInput(answers, guide, language), language) },
  ],
};
