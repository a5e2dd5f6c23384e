import { z } from "zod";
import type { Answerer } from "../answers/ask.ts";
import type { Admission, ModelBudget } from "../budgets/model-budget.ts";
import type { Message, Part, Refinement } from "../domain/message.ts";
import { Mask } from "../masking/mask.ts";
import type { KeptAnswer } from "../ports/answer-log.ts";
import type { Progress } from "../ports/chat.ts";
import type { LanguageModel } from "../ports/model.ts";
import type { Json, Posting, Store } from "../ports/store.ts";
import { AnswerWriter, type WriterSettings, type Writing, type Written } from "./answer-writer.ts";
import { draftOf } from "./drafts.ts";
import { answerReplaced, withDescription, withDraft, withStep } from "./messages.ts";
import type { Prompts } from "./prompts.ts";
import { readDescription, readStep } from "./readings.ts";
import { Session } from "./session.ts";

/** Makes a complete message better with a language model, where it can; else gives it back as it was. */

export interface RefinerSettings extends WriterSettings {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly answerer: Pick<Answerer, "answer">;
  readonly budget: Pick<ModelBudget, "admit">;
  readonly store: Pick<Store, "answers" | "keepAnswer">;
  /** Names of people in the city's records, to be masked; undefined where nothing is masked. */
  readonly names: ((tenant: string) => Promise<readonly string[]>) | undefined;
  /** The longest that a person waits for a better message. */
  readonly longestMs: number;
  /** Today in the city, YYYY-MM-DD. */
  readonly today: () => string;
  /** Hears of what went wrong and stopped nobody. */
  readonly tell: (line: string, cause: unknown) => void;
}

/** To whom; a message that was tried before is not written anew: the person has waited long enough. */
type To = Pick<Posting, "tenant" | "place" | "person" | "attempts">;
type Told = (progress: Progress) => void;

export class Refiner {
  readonly #settings: RefinerSettings;
  readonly #writer: AnswerWriter;

  constructor(settings: RefinerSettings) {
    this.#settings = settings;
    this.#writer = new AnswerWriter(settings);
  }

  /**
   * What a message becomes. Never rejects: whatever goes wrong, the person gets the message as it was. `told` gets only
   * what has passed every check.
   */
  async better(message: Message, to: To, told: Told, signal: AbortSignal): Promise<Message> {
    const { refine, ...bare } = message;
    if (!refine) return message;
    try {
      return (await this.#refined(refine, bare, to, told, signal)) ?? bare;
    } catch (cause) {
      this.#settings.tell("a language model could not be used", cause);
      return bare;
    }
  }

  async #refined(
    refine: Refinement,
    message: Message,
    to: To,
    told: Told,
    signal: AbortSignal,
  ): Promise<Message | undefined> {
    const { budget, model, prompts, names, store } = this.#settings;
    const kept = refine.kind === "answer" ? await store.answers(to.tenant).find(refine.answer) : undefined;
    if (refine.kind === "answer") {
      const written = kept && writtenBefore(kept);
      // It was written and kept, and could then not be shown: it is shown now, and not written twice.
      if (kept && written) return answered(message, kept.id, written, written.model);
      if (!kept || !this.#mayBeWritten(kept, refine, message)) return undefined;
    }
    if (to.attempts > 0) return undefined;
    const asker = { tenant: to.tenant, platform: to.place.platform, person: to.person };
    const admission: Admission = await budget.admit(asker);
    if (admission.kind === "refused") {
      if (kept) await store.keepAnswer({ ...kept, made: { outcome: "kept", because: admission.why } });
      return undefined;
    }
    const { spending } = admission;
    try {
      told({ kind: "working" });
      const mask = names ? new Mask(await names(to.tenant)) : new NoMask();
      const within = AbortSignal.any([signal, AbortSignal.timeout(this.#settings.longestMs)]);
      const session = new Session(model, prompts, spending, mask, within);
      return kept && refine.kind === "answer"
        ? await this.#answer(session, refine, kept, message, told, signal)
        : await this.#reading(session, refine, message);
    } finally {
      await spending.close();
    }
  }

  /** A table or a list says best, and in full, what it says; a question back is no answer. */
  #mayBeWritten(
    { id, kind, text, language }: KeptAnswer,
    { question, history }: Extract<Refinement, { kind: "answer" }>,
    { parts }: Message,
  ): boolean {
    // A sentence on the person's own project gets a dialog offered instead of its answer.
    const shown = parts.some((part) => part.kind === "feedback" && part.answer === id);
    if (!shown || kind === "clarify" || parts.some((part) => part.kind === "table")) return false;
    if ((text.match(/^・/gmu) ?? []).length >= LONG_LIST) return false;
    if (kind === "answered") return true;
    const silent = this.#settings.answerer.answer({ question, history, language });
    return silent.kind !== "notFound" || !SURELY_SILENT.includes(silent.reason);
  }

  async #answer(
    session: Session,
    { question, history, guideline }: Extract<Refinement, { kind: "answer" }>,
    kept: KeptAnswer,
    message: Message,
    told: Told,
    signal: AbortSignal,
  ): Promise<Message | undefined> {
    const began = performance.now();
    const { language } = message;
    const toWrite = { question, history, language, citations: kept.citations, guideline };
    const writing = await this.#writer.write(session, toWrite, (text) => {
      if (!signal.aborted) told({ kind: "sentence", text });
    });
    const made = madeOf(writing, question, session, performance.now() - began);
    const { written } = writing;
    // Where nobody waits any more the next try shows the answer: it must not find one that was never shown.
    if (signal.aborted) return undefined;
    const { store } = this.#settings;
    if (!written) {
      await store.keepAnswer({ ...kept, made });
      return undefined;
    }
    await store.keepAnswer({ ...kept, ...written, kind: "answered", made });
    return answered(message, kept.id, written, session.model);
  }

  async #reading(session: Session, refine: Refinement, message: Message): Promise<Message | undefined> {
    const { language } = message;
    const { today, knowledge } = this.#settings;
    const by = (parts: readonly Part[]): Message => ({ ...message, parts, writtenBy: session.model });
    switch (refine.kind) {
      case "answer":
        return undefined;
      case "step": {
        const read = await readStep(session, refine, language, today());
        return read && by(withStep(message.parts, refine.card, read, language));
      }
      case "description": {
        const read = await readDescription(session, refine, language, today());
        return read.length > 0 ? by(withDescription(message.parts, refine.card, read, language)) : undefined;
      }
      case "draft": {
        const text = await draftOf(session, refine, language, knowledge);
        return text === undefined ? undefined : by(withDraft(message.parts, refine, text, language));
      }
    }
  }
}

const answered = (message: Message, id: string, written: Written, writtenBy: string): Message => ({
  ...message,
  parts: answerReplaced(message.parts, id, written),
  writtenBy,
});

const madeSchema = z.object({ outcome: z.literal("written"), model: z.string() });

function writtenBefore({
  made,
  text,
  citations,
}: KeptAnswer): (Written & { readonly model: string }) | undefined {
  const read = madeSchema.safeParse(made).data;
  const [first, ...others] = citations;
  return read && first && { text, citations: [first, ...others], model: read.model };
}

/** Lines of a list that is given in full. */
const LONG_LIST = 4;

/** Where the texts are silent in one of these ways, no passage can hold what is asked for: no model is asked. */
const SURELY_SILENT: readonly string[] = [
  "other-place",
  "other-cities",
  "attribute",
  "ordinal",
  "absent",
  "quantity",
];

/** Masks nothing, where the city chose so. */
class NoMask extends Mask {
  override hide(text: string): string {
    return text;
  }
}

function madeOf(writing: Writing, question: string, session: Session, ms: number): Json {
  const { written, because, standAlone, passages, verdicts } = writing;
  return {
    outcome: written ? "written" : "kept",
    because,
    model: session.model,
    ...(standAlone === question ? {} : { standAlone }),
    passages: passages.map(({ id, guideline, section }) => ({ id, guideline, section })),
    verdicts: verdicts.map((verdict) => ({ ...verdict })),
    calls: session.calls.map((call) => ({ ...call })),
    masked: { ...session.mask.counts },
    tokens: { input: session.spent.input, cached: session.spent.cached, output: session.spent.output },
    costMicros: session.spent.costMicros ?? null,
    ms: Math.round(ms),
  };
}
