import type { Language } from "../../domain/guideline.ts";
import type { Inbox, Incoming } from "../../ports/chat.ts";
import { type Activity, languageOf } from "./activity.ts";
import type { Addresses } from "./addresses.ts";
import type { AwaitedReplies } from "./awaited-replies.ts";
import { renderSheet } from "./cards/sheet.ts";
import type { Connector } from "./connector.ts";
import { originOf } from "./delivery.ts";
import {
  cardAnswer,
  errorAnswer,
  type InvokeAnswer,
  THUMB_ANSWER,
  UNKNOWN_INVOKE,
} from "./invoke-answers.ts";
import { partyOf, type Reading, read } from "./reading.ts";
import { stamped } from "./stamps.ts";
import { teamsWording } from "./wording.ts";

/** What an activity that is surely from Teams does: it is stored, and Teams gets its answer at once. */

export interface TurnsWork {
  readonly inbox: Inbox;
  /** The city. */
  readonly tenant: string;
  readonly language: Language;
  readonly addresses: Addresses;
  readonly awaited: AwaitedReplies;
  readonly connector: Connector;
  /** How long a press waits for its reply, to show it in the answer. */
  readonly pressWaitMs: number;
}

type OfCard = Extract<Reading, { kind: "incoming" | "openSheet" }>;

export class Turns {
  readonly #work: TurnsWork;

  constructor(work: TurnsWork) {
    this.#work = work;
  }

  /** Resolves when everything is stored; with the answer that an invoke gets. Rejects where it could not be stored. */
  async take(activity: Activity): Promise<InvokeAnswer | undefined> {
    const { addresses, tenant, inbox } = this.#work;
    const reading = read(activity, tenant);
    const invoked = activity.type === "invoke";
    if (reading.kind === "gone") {
      await addresses.forget(activity);
      return undefined;
    }
    await addresses.learn(activity);
    switch (reading.kind) {
      case "seen":
        return undefined;
      case "unreadable":
        return activity.name === "adaptiveCard/action"
          ? errorAnswer(400, this.#words(activity).unreadable)
          : UNKNOWN_INVOKE;
      case "thumb":
        await this.#thumb(activity, reading);
        return THUMB_ANSWER;
      case "incoming":
      case "openSheet":
        if (invoked) return this.#pressed(activity, reading);
        if (reading.kind === "openSheet") await this.#sheetInPlace(activity, reading);
        else await inbox.receive(reading.incoming);
        return undefined;
    }
  }

  #words(activity: Activity) {
    return teamsWording(languageOf(activity) ?? this.#work.language);
  }

  async #thumb(activity: Activity, reading: Extract<Reading, { kind: "thumb" }>): Promise<void> {
    const { addresses, inbox, tenant } = this.#work;
    const { helpful, reason, delivery } = reading;
    const answer = await addresses.answerAt(activity.conversation.id, reading.activity);
    if (answer === undefined) return;
    const party = partyOf(activity, tenant);
    await inbox.receive({
      kind: "feedback",
      delivery,
      party,
      answer,
      helpful,
      ...(reason === "" ? {} : { reason }),
    });
  }

  /** A press by Action.Execute: its answer shows what became of it. */
  async #pressed(activity: Activity, reading: OfCard): Promise<InvokeAnswer> {
    if (reading.kind === "openSheet") {
      const card = await this.#sheet(reading);
      if (card !== undefined) return cardAnswer({ kind: "card", card });
    }
    const incoming = reading.kind === "openSheet" ? reading.stale : reading.incoming;
    return this.#received(activity, incoming);
  }

  async #received(activity: Activity, incoming: Incoming): Promise<InvokeAnswer> {
    const { inbox, awaited, pressWaitMs } = this.#work;
    const words = this.#words(activity);
    const waits = originOf(incoming.delivery).kind !== "plain";
    // Before the turn: the reply may be on its way before `receive` resolves.
    const reply = waits ? awaited.expect(incoming.delivery, pressWaitMs) : undefined;
    try {
      const taken = await inbox.receive(incoming);
      if (taken.kind === "refused" && incoming.kind === "sheet") {
        const sheet = await inbox.sheet(incoming.party, incoming.card);
        if (sheet) {
          const { problems } = taken;
          const { card } = renderSheet(sheet, { problems, typed: incoming.fields });
          return cardAnswer({ kind: "card", card: this.#own(card, incoming) });
        }
      }
      if (taken.kind === "known") return cardAnswer({ kind: "told", text: words.known });
      if (incoming.kind === "feedback") return cardAnswer({ kind: "told", text: words.thanks });
      const shown = await reply?.shown;
      return cardAnswer(shown ?? { kind: "told", text: words.taken });
    } finally {
      reply?.cancel();
    }
  }

  /** The form of a dialog; undefined where the card that asked for it no longer counts. */
  async #sheet({ card, stale }: Extract<Reading, { kind: "openSheet" }>): Promise<unknown> {
    if (originOf(stale.delivery).kind === "foreign") return undefined;
    const sheet = await this.#work.inbox.sheet(stale.party, card);
    return sheet ? this.#own(renderSheet(sheet).card, stale) : undefined;
  }

  #own<T>(card: T, { party }: Incoming): T {
    return stamped(card, { step: true, for: party.person });
  }

  /** By Action.Submit there is no answer to show it in: the form takes the place of the card. */
  async #sheetInPlace(activity: Activity, reading: Extract<Reading, { kind: "openSheet" }>): Promise<void> {
    const { addresses, connector, inbox } = this.#work;
    const { origin, stale } = reading;
    const content = await this.#sheet(reading);
    const address = await addresses.find(activity.conversation.id);
    if (content === undefined || origin.kind !== "step" || !address) {
      await inbox.receive(stale);
      return;
    }
    const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content }];
    await connector.replace(
      address,
      activity.conversation.id,
      origin.activity,
      { type: "message", attachments },
      AbortSignal.timeout(10_000),
    );
  }
}
