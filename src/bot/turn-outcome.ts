import type { Choice, Refinement } from "../domain/message.ts";
import type { Feedback, KeptAnswer, PersonSettings } from "../ports/answer-log.ts";
import type { Conversation } from "./conversation.ts";

/** What a turn leaves behind beside its dialogs and records: gathered while it goes on. */
export class TurnOutcome {
  /** What is remembered of the conversation. */
  after: Conversation;
  readonly answers: KeptAnswer[] = [];
  readonly feedback: Feedback[] = [];
  /** Settings that the person changed. */
  settings: PersonSettings | undefined;
  /** What a language model could do better about what is said. */
  refine: Refinement | undefined;
  /** What is said concerns the person alone, or records that others may not see. */
  private = false;

  constructor(before: Conversation) {
    // What was put to choice counts for the very next turn only.
    this.after = { ...before, menu: [] };
  }

  remember(more: Partial<Conversation>): void {
    this.after = { ...this.after, ...more };
  }

  /** What a typed number or label picks from next. */
  offer(menu: readonly Choice[]): void {
    this.remember({ menu });
  }
}
