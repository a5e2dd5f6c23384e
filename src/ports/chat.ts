import type { Field, Message } from "../domain/message.ts";
import type { DigestPost } from "./digest-post.ts";
import type { Party, Place, Posting } from "./store.ts";

/** A chat platform and the bot, as they see each other: what comes in, what is shown, and how to start and stop. */

export type Incoming = {
  /** The platform's own id of this delivery: the same one twice has one effect. */
  readonly delivery: string;
  readonly party: Party;
  /** Nobody but this person reads the place: the weekly digest may come here. */
  readonly direct?: boolean;
  /** Where a digest for all who read here would stand, where that is another place: the channel of a thread. */
  readonly board?: Place;
  /** How the platform shows itself to this person: counts as long as nothing was set or said in another language. */
  readonly language?: Message["language"];
} & (
  | { /** The person opens the conversation: a dialog that runs is shown again. */ readonly kind: "open" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly card: string; readonly value: string }
  /** Inputs of one step that were filled in; each is read as typed text is. */
  | { readonly kind: "form"; readonly card: string; readonly fields: Readonly<Record<string, string>> }
  /** A whole dialog filled in at once (`Inbox.sheet`), by the keys of its fields; what is missing is still to be asked. */
  | { readonly kind: "sheet"; readonly card: string; readonly fields: Readonly<Record<string, string>> }
  /** What the person thinks of an answer. */
  | {
      readonly kind: "feedback";
      readonly answer: string;
      readonly helpful: boolean;
      readonly reason?: string;
    }
);

/** What became of a delivery. */
export type Taken =
  | { readonly kind: "taken" }
  /** It was taken before: nothing was done. */
  | { readonly kind: "known" }
  /** Fields of a sheet that could not be read, each with how to mend it in the person's language: nothing was stored. */
  | { readonly kind: "refused"; readonly problems: Readonly<Record<string, string>> };

/** A dialog as one form: every step that applies now, with the answers it has. Answers may open further steps. */
export interface Sheet {
  readonly card: string;
  readonly title: string;
  readonly language: Message["language"];
  readonly fields: readonly SheetField[];
}
export interface SheetField extends Field {
  /** The full question; `label` is its short name. */
  readonly ask: string;
  /** The part of a longer dialog that it belongs to. */
  readonly part?: string;
  /** The answer it has. Of a date YYYY-MM-DD, of options the value. */
  readonly value?: string;
}

/** What the bot offers to a platform. */
export interface Inbox {
  /** Takes one delivery; when it resolves, the turn is stored, and what is to be said comes by `ChatPlatform.send`. */
  receive(incoming: Incoming): Promise<Taken>;
  /** What a person comes home to: what is pending, kept dialogs, the last questions, settings. Changes nothing. `language` as in Incoming. */
  home(party: Party, language?: Message["language"]): Promise<Message>;
  /** The running dialog that a card's buttons belong to, as one form; undefined where the card no longer counts. */
  sheet(party: Party, card: string): Promise<Sheet | undefined>;
}

export interface ChatPlatform {
  /** The name that places carry. */
  readonly name: string;
  readonly send: Send;
  readonly digests?: DigestPost;
  /** Begins to listen; may be called again where it could not, or no longer does. */
  start(inbox: Inbox): Promise<Started>;
  /** Takes nothing new, and ends what is under way, a start too. */
  stop(): Promise<void>;
}

/** What became of a start. */
export type Started =
  /** Deliveries can come in. `lost` resolves where they no longer can, and the platform is to be started again. */
  | { readonly kind: "listening"; readonly lost?: Promise<void> }
  /** Nobody was reached, or nobody is there just now: trying again mends it. */
  | { readonly kind: "unreachable"; readonly problem: Problem }
  /** It stays so until somebody mends it. */
  | { readonly kind: "refused"; readonly problem: Problem };

/** What is wrong and how to mend it, for who looks after the program. Holds no secret. */
export type Problem = Readonly<Record<Message["language"], string>>;

/** A reply on its way. `id` stays the same however often it is tried. */
export interface Outgoing extends Omit<Posting, "message"> {
  /** Complete and checked as it stands. */
  readonly message: Message;
  /**
   * Where a language model may still make it smoother: call it, show what it tells if the platform can, and show what
   * it resolves to in the end. It never rejects; what it cannot better it gives back as it was. Missing where there is
   * nothing to wait for.
   */
  readonly better?: (told: (progress: Progress) => void, signal: AbortSignal) => Promise<Message>;
}

/** What is told while a better message is being made: only what has passed every check. */
export type Progress =
  | { readonly kind: "working" }
  /** One more sentence of the message's first text, with its citation marks. */
  | { readonly kind: "sentence"; readonly text: string };

/** What became of a reply. */
export type Sent =
  | { readonly kind: "sent" }
  /** Not shown now: it is tried again at that time, a second from now at the earliest; its place waits for it. */
  | { readonly kind: "later"; readonly reason: string; readonly at: Date }
  /** Can never be shown there (a channel that is gone): it is given up, and its place goes on without it. */
  | { readonly kind: "never"; readonly reason: string };

/** Shows a reply on its platform. Where it throws, or is still busy when `signal` fires, the reply is tried again. */
export type Send = (outgoing: Outgoing, signal: AbortSignal) => Promise<Sent>;
