import type { Message } from "../../domain/message.ts";
import type { Outgoing, Progress } from "../../ports/chat.ts";
import type { Outbound } from "./connector.ts";
import { ConnectorRefusal } from "./connector-refusal.ts";

/**
 * A message that grows before the eyes of the person who asked (1:1 only): first that it is being worked on, then what
 * is written so far, whole each time, about once a second; in the end the message itself.
 */

/** Teams ends a stream after two minutes. */
const LONGEST_MS = 110_000;
const EVERY_MS = 1000;

export type Streamed =
  /** To be sent as `final`, into the stream where it has an id. */
  | { readonly kind: "written"; readonly message: Message; readonly streamId: string | undefined }
  /** The person pressed Stop: what stands there stays, and nothing more is said. */
  | { readonly kind: "stopped" };

export interface StreamWork {
  readonly outgoing: Outgoing & { readonly better: NonNullable<Outgoing["better"]> };
  readonly working: string;
  /** One sentence as the text shows it. */
  readonly write: (sentence: string) => string;
  /** Gives the activity's id. */
  readonly post: (activity: Outbound) => Promise<string>;
  readonly signal: AbortSignal;
  readonly everyMs?: number;
}

const entity = (streamType: "informative" | "streaming", streamSequence: number, streamId?: string) => ({
  type: "streaminfo",
  streamType,
  streamSequence,
  ...(streamId === undefined ? {} : { streamId }),
});

/** What makes an activity the last one of a stream. */
export const finalOf = (activity: Outbound, streamId: string | undefined): Outbound =>
  streamId === undefined
    ? activity
    : {
        ...activity,
        entities: [{ type: "streaminfo", streamType: "final", streamId }, ...(activity.entities ?? [])],
      };

/** Whether the refusal says that the person pressed Stop; Teams refuses with the same code what is too long or too late. */
export const isStop = (error: unknown): boolean =>
  error instanceof ConnectorRefusal &&
  error.status === 403 &&
  error.code === "ContentStreamNotAllowed" &&
  !/exceeded|too large|already completed|not enabled/iu.test(error.detail);

export async function stream(work: StreamWork): Promise<Streamed> {
  const { outgoing, working, write, post, everyMs = EVERY_MS } = work;
  const over = new AbortController();
  const signal = AbortSignal.any([work.signal, over.signal, AbortSignal.timeout(LONGEST_MS)]);
  let streamId: string | undefined;
  let sequence = 0;
  let text = "";
  let shown = "";
  let stopped = false;
  let broken = false;
  let done = false;

  const put = async (streamType: "informative" | "streaming", content: string): Promise<void> => {
    try {
      const id = await post({
        type: "typing",
        text: content,
        entities: [entity(streamType, ++sequence, streamId)],
      });
      streamId ??= id === "" ? undefined : id;
    } catch (error) {
      if (isStop(error)) {
        stopped = true;
        over.abort();
      } else if (error instanceof ConnectorRefusal && error.status === 403) {
        // No streaming here, too long or too late: the message comes as a whole.
        broken = true;
        streamId = undefined;
      } else if (!(error instanceof ConnectorRefusal) && !(error instanceof TypeError)) {
        throw error;
      }
      // What Teams or the network did not take is in the next piece, which has the whole text.
    }
  };

  const told = (progress: Progress): void => {
    if (progress.kind === "sentence") text += write(progress.text);
  };
  const better = outgoing.better(told, signal).finally(() => {
    done = true;
    wake();
  });
  let wake = (): void => {};
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (done) wake();
    });

  await put("informative", working);
  while (!done && !stopped) {
    await pause();
    if (done || stopped || broken || text === shown || streamId === undefined) continue;
    shown = text;
    await put("streaming", text);
  }
  const message = await better;
  return stopped ? { kind: "stopped" } : { kind: "written", message, streamId };
}
