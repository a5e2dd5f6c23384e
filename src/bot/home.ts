import type { Guide } from "../dialogs/dialog.ts";
import type { IsHoliday } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import type { Choice, Message, Part } from "../domain/message.ts";
import type { KeptAnswer, PersonSettings } from "../ports/answer-log.ts";
import type { Party, TurnReader } from "../ports/store.ts";
import { listChoices } from "./list.ts";
import { menuPart, startChoices } from "./menu.ts";
import { myPending, sectionPending } from "./records/lists.ts";
import { personOf } from "./records/scene.ts";
import { settingParts } from "./settings.ts";
import { botWording } from "./wording.ts";

/** What a person comes home to, on whatever platform: what is pending, kept dialogs, the last questions, settings. */

const SHOWN_DIALOGS = 5;
const SHOWN_QUESTIONS = 5;
/** The longest question that a button shows in full, in characters. */
const SHOWN_QUESTION = 60;

export interface HomeScene {
  readonly reader: TurnReader;
  readonly party: Party;
  readonly guide: Guide;
  readonly wishes: PersonSettings;
  readonly language: Language;
  readonly isHoliday: IsHoliday;
  readonly newId: () => string;
}

export async function homeMessage(scene: HomeScene): Promise<Message> {
  const { reader, party, guide, wishes, language, isHoliday, newId } = scene;
  const words = botWording(language);
  const { records } = reader;
  const person = await personOf(records, party);
  const desk = person && { records, person, language, guide, isHoliday, newId };
  const mine = desk ? (await myPending(desk)).parts : [];
  const section = desk && desk.person.section !== null ? (await sectionPending(desk)).parts : [];
  const dialogs = listChoices(await reader.dialogsAnywhere(SHOWN_DIALOGS), guide, language);
  const questions = await reader.answers.latestOf(party.place.platform, party.person, SHOWN_QUESTIONS);
  const optedOut = person && (await records.digests.wishOf(person.id)).optedOut;
  return {
    language,
    private: true,
    parts: [
      ...mine,
      ...section,
      ...under(words.home.dialogs, dialogs),
      ...under(words.home.questions, askedAgain(questions)),
      ...under(words.home.start, startChoices(language)),
      ...settingParts(wishes, optedOut, guide, language),
    ],
  };
}

const under = (heading: string, options: readonly Choice[]): readonly Part[] =>
  options.length > 0 ? [{ kind: "text", text: heading, tone: "heading" }, menuPart(options)] : [];

const askedAgain = (answers: readonly KeptAnswer[]): readonly Choice[] =>
  [...new Map(answers.map(({ question, id }) => [question, id]))].map(([question, id]) => {
    const letters = [...question];
    const long = letters.length > SHOWN_QUESTION;
    return {
      value: `again:${id}`,
      label: long ? `${letters.slice(0, SHOWN_QUESTION - 1).join("")}…` : question,
    };
  });
