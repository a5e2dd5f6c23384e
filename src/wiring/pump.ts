import { type Delivery, deliver } from "../bot/deliver.ts";
import type { ChatPlatform, Inbox } from "../ports/chat.ts";
import type { Store } from "../ports/store.ts";
import { keepListening, WAITS, type Waits } from "./keep-listening.ts";

/** Keeps one platform going: what comes in is taken by the bot, what is to be said goes out, now and when it is due again. */

/** How often the outbox is looked at without being asked to: for what another process left, and what is to be tried again. */
const LOOK_MS = 5000;

export interface PumpSettings {
  readonly platform: ChatPlatform;
  readonly bot: Inbox;
  readonly store: Store;
  readonly delivery?: Delivery;
  /** Takes one line for each thing that a person should look at. */
  readonly tell: (line: string) => void;
  readonly lookMs?: number;
  readonly waits?: Waits;
}

export interface Pump {
  /** Resolves when the platform was started for the first time, or could not be; then it is tried again. */
  readonly tried: Promise<void>;
  /** Resolves when nothing is left that may be sent now. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the platform, and goes on trying where it cannot be started. Until it is, its replies wait in the outbox. */
export function startPump(settings: PumpSettings): Pump {
  const { platform, bot, store, delivery = {}, tell, lookMs = LOOK_MS, waits = WAITS } = settings;
  const stopping = new AbortController();
  let up = false;
  let sending: Promise<void> | undefined;
  let again = false;
  /** Rings for a delivery that is under way, so that no reply waits for a slow one to another place. */
  let ring = (): void => {};
  const more = (): Promise<void> =>
    new Promise((resolve) => {
      ring = resolve;
    });

  const send = async (): Promise<void> => {
    do {
      again = false;
      try {
        const { failed } = await deliver(store, platform.name, platform.send, { ...delivery, more });
        for (const { id, reason, retryAt } of failed) {
          const what = retryAt
            ? "後でもう一度送ります / will be sent again"
            : "送るのをやめました / given up";
          tell(`${platform.name}: ${id}: ${what} (${reason})`);
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tell(
          `${platform.name}: 返事を送れませんでした。後でもう一度試します / replies could not be sent; tried again later (${reason})`,
        );
      }
    } while (again);
  };
  const kick = (): void => {
    if (!up) return;
    again = true;
    ring();
    sending ??= send().finally(() => {
      sending = undefined;
    });
  };

  const inbox: Inbox = {
    async receive(incoming) {
      const taken = await bot.receive(incoming);
      kick();
      return taken;
    },
    home: (party, language) => bot.home(party, language),
    sheet: (party, card) => bot.sheet(party, card),
  };
  const timer = setInterval(kick, lookMs);
  let first = (): void => {};
  const triedOnce = new Promise<void>((resolve) => {
    first = resolve;
  });
  const listening = keepListening(
    {
      name: platform.name,
      start: () => platform.start(inbox),
      tried({ kind }) {
        // Once it was there, replies go out by themselves; a connection that is lost only brings nothing in.
        if (kind === "listening") up = true;
        kick();
        first();
      },
      tell,
      waits,
    },
    stopping.signal,
  );
  return {
    tried: triedOnce,
    async drained() {
      while (sending) await sending;
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      first();
      await platform.stop();
      await listening;
      while (sending) await sending;
    },
  };
}
