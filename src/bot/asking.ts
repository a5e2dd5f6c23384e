import { saysNothing } from "../answers/small-talk.ts";
import type { DialogName, Guide } from "../dialogs/dialog.ts";
import type { Answer } from "../domain/answer.ts";
import { type Choice, type Part, text } from "../domain/message.ts";
import type { PersonSettings } from "../ports/answer-log.ts";
import type { Party, TurnReader } from "../ports/store.ts";
import { isAssent } from "./askable.ts";
import type { Asked, BotSettings } from "./bot.ts";
import { intentIn } from "./commands.ts";
import type { Conversation } from "./conversation.ts";
import type { Dialogs } from "./dialogs.ts";
import { DIALOGS, menuPart, startChoice } from "./menu.ts";
import { answerParts, clarifications, thanksParts } from "./show.ts";
import type { TurnOutcome } from "./turn-outcome.ts";
import { botWording } from "./wording.ts";

/** Questions of one turn: how they are answered, what is kept of the answer, and what the person thinks of it. */

/** How many earlier questions a follow-up may lean on. */
const REMEMBERED_QUESTIONS = 10;
/** Longest reason that is kept with a 「👎」, in characters. */
const LONGEST_REASON = 1000;

interface AskingScene {
  readonly settings: Pick<BotSettings, "answer" | "newId" | "now">;
  readonly guide: Guide;
  readonly party: Party;
  readonly before: Conversation;
  readonly wishes: PersonSettings;
  readonly reader: TurnReader;
  readonly dialogs: Dialogs;
  readonly outcome: TurnOutcome;
}

export class Asking {
  readonly #scene: AskingScene;

  constructor(scene: AskingScene) {
    this.#scene = scene;
  }

  ask(question: string): Asked {
    const { settings, before, outcome, wishes } = this.#scene;
    // A yes to nothing is no follow-up to an earlier question.
    const history = isAssent(question) ? [] : before.history;
    return settings.answer(question, history, outcome.after.language, wishes.homeGuideline);
  }

  /** What is said to a question that was asked; `note` stands in front of an answer. */
  shown(question: string, asked: Asked, note: readonly Part[] = []): readonly Part[] {
    const { dialogs, outcome } = this.#scene;
    if (asked.ok) return [...note, ...this.#answered(question, asked.answer)];
    outcome.private = true;
    return [text(asked.message), ...dialogs.remind()];
  }

  /** The passages of the last answer. */
  async sources(): Promise<readonly Part[]> {
    const { before, reader, dialogs } = this.#scene;
    const found = before.answer === undefined ? undefined : await reader.answers.find(before.answer);
    const cited = (found?.citations ?? []).map((citation): Part => ({ kind: "citation", citation }));
    return [...(cited.length > 0 ? cited : [text(this.#words.noSources)]), ...dialogs.remind()];
  }

  /** 「👍」「👎 理由」 on an answer. */
  async judge(answer: string, helpful: boolean, reason: string): Promise<readonly Part[]> {
    const { reader, party, settings, outcome } = this.#scene;
    const words = this.#words;
    outcome.private = true;
    const found = await reader.answers.find(answer);
    if (!found) return [text(words.noSuchAnswer)];
    const at = settings.now().toISOString();
    const { person } = party;
    outcome.feedback.push({ answer, person, helpful, reason: reason.slice(0, LONGEST_REASON), at });
    return thanksParts(answer, helpful, words);
  }

  /** Puts to choice; not where a step is shown again behind it, with numbers of its own. */
  offer(menu: readonly Choice[]): void {
    if (!this.#scene.dialogs.asking) this.#scene.outcome.offer(menu);
  }

  get #words() {
    return botWording(this.#scene.outcome.after.language);
  }

  #answered(question: string, answer: Answer): readonly Part[] {
    const { settings, before, wishes, dialogs, outcome } = this.#scene;
    const intent = dialogs.running ? undefined : intentIn(question);
    const { history } = before;
    const id = settings.newId();
    const parts = answerParts(answer, id);
    if (answer.kind !== "smallTalk") {
      outcome.remember({
        answer: id,
        // What held no question is nothing that the next one could lean on.
        history: saysNothing(question) ? history : [...history, question].slice(-REMEMBERED_QUESTIONS),
      });
      this.#keep(id, question, answer);
      if (answer.kind !== "clarify") {
        const { homeGuideline: guideline } = wishes;
        outcome.refine = {
          kind: "answer",
          answer: id,
          question,
          history,
          ...(guideline ? { guideline } : {}),
        };
      }
    }
    if (intent) {
      const asksMore = intent === "plan" && answer.kind === "answered";
      return [...(asksMore ? parts : []), ...this.#offerDialog(intent, question)];
    }
    if (answer.kind === "clarify") this.offer(clarifications(answer.choices));
    return [...parts, ...dialogs.remind()];
  }

  #keep(id: string, question: string, answer: Exclude<Answer, { kind: "smallTalk" }>): void {
    const { settings, party, outcome } = this.#scene;
    outcome.answers.push({
      id,
      party,
      at: settings.now().toISOString(),
      question,
      language: outcome.after.language,
      kind: answer.kind,
      text: answer.text,
      citations: answer.kind === "answered" ? answer.citations : [],
      made: {},
    });
  }

  /** Offers a dialog that a sentence on the person's own project asks for; what it tells is kept for it. */
  #offerDialog(name: DialogName, described: string): readonly Part[] {
    const { guide, outcome } = this.#scene;
    const { language } = outcome.after;
    const menu: readonly Choice[] = [startChoice(name, language)];
    // A sentence that shows nothing of the project is only the wish for the dialog, not its description.
    const tells = (["zone", "form"] as const).some((each) => guide.suggest(each, described).length > 0);
    outcome.remember({ menu, described: tells ? described : undefined });
    return [text(this.#words.offer(DIALOGS[name].title[language])), menuPart(menu)];
  }
}
