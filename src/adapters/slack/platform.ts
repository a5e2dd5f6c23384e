import type { IncomingMessage, ServerResponse } from "node:http";
import { App, webApi } from "@slack/bolt";
import type { ChatPlatform, Inbox, Outgoing, Sent } from "../../ports/chat.ts";
import { listenToActions } from "./actions.ts";
import { listenToCommands } from "./commands.ts";
import { digestPost } from "./digest-post.ts";
import { HttpReceiver } from "./http-receiver.ts";
import { quietLogger } from "./logger.ts";
import { listenToMessages } from "./messages.ts";
import { PLATFORM } from "./place.ts";
import { sender } from "./send.ts";
import { newMemory, type SlackSettings, type Workspace } from "./settings.ts";
import { SocketReceiver } from "./socket-receiver.ts";
import { listenToViews } from "./views.ts";

/** Slack as a chat platform: a Bolt app behind one of two receivers, and what sends. */

const CALL_TIMEOUT_MS = 15_000;
const PING_TIMEOUT_MS = 5000;

export class SlackPlatform implements ChatPlatform {
  readonly name = PLATFORM;
  readonly digests: ReturnType<typeof digestPost>;
  readonly #settings: SlackSettings;
  readonly #client: webApi.WebClient;
  readonly #receiver: HttpReceiver | SocketReceiver;
  readonly #memory = newMemory();
  #send: ReturnType<typeof sender> | undefined;

  constructor(settings: SlackSettings) {
    this.#settings = settings;
    this.#client = this.#newClient();
    this.#receiver = this.#newReceiver();
    this.digests = digestPost(settings, (signal) => this.#newClient(signal), this.#client);
  }

  /** Over HTTP: what takes Slack's requests. To be mounted where nothing has read the body yet. */
  get handle(): ((request: IncomingMessage, response: ServerResponse) => void) | undefined {
    return this.#receiver instanceof HttpReceiver ? this.#receiver.handle : undefined;
  }

  readonly send = async (outgoing: Outgoing, signal: AbortSignal): Promise<Sent> => {
    if (!this.#send) throw new Error("Slack is not connected yet");
    return this.#send(outgoing, signal);
  };

  /** Rejects where the token is not taken, or Slack cannot be reached. */
  async start(inbox: Inbox): Promise<void> {
    const settings = this.#settings;
    const own = await this.#client.auth.test();
    const { team_id: team, user_id: botUser, bot_id: botId } = own;
    if (!team || !botUser || !botId)
      throw new Error("auth.test named no bot: SLACK_BOT_TOKEN must be a bot's (xoxb-)");
    const workspace: Workspace = {
      settings,
      client: this.#client,
      inbox,
      team,
      botUser,
      botId,
      ...this.#memory,
    };
    const app = new App({
      receiver: this.#receiver,
      authorize: async () => ({ botToken: settings.botToken, botId, botUserId: botUser, teamId: team }),
      convoStore: false,
      logger: quietLogger(settings.report),
      clientOptions: this.#clientOptions(),
    });
    // What went wrong is answered with an error, so that Slack sends it again.
    app.error(async (error) => {
      throw error;
    });
    listenToMessages(app, workspace);
    listenToActions(app, workspace);
    listenToViews(app, workspace);
    listenToCommands(app, workspace);
    this.#send = sender(workspace);
    await this.#receiver.start();
  }

  async stop(): Promise<void> {
    await this.#receiver.stop();
  }

  #newReceiver(): HttpReceiver | SocketReceiver {
    const { by, now, report } = this.#settings;
    if (by.kind === "http") return new HttpReceiver({ signingSecret: by.signingSecret, now, report });
    return new SocketReceiver({
      appToken: by.appToken,
      clientOptions: this.#settings.apiUrl === undefined ? {} : { slackApiUrl: this.#settings.apiUrl },
      logger: quietLogger(report),
      pingTimeoutMs: by.pingTimeoutMs ?? PING_TIMEOUT_MS,
      report,
    });
  }

  /** Nothing is tried again here: a reply is by the outbox, and a trigger is too old by then. */
  #clientOptions(): webApi.WebClientOptions {
    const { apiUrl, report } = this.#settings;
    return {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: CALL_TIMEOUT_MS,
      logger: quietLogger(report),
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    };
  }

  #newClient(signal?: AbortSignal): webApi.WebClient {
    return new webApi.WebClient(this.#settings.botToken, {
      ...this.#clientOptions(),
      ...(signal === undefined ? {} : { fetch: stoppedBy(signal) }),
    });
  }
}

type Fetch = NonNullable<webApi.WebClientOptions["fetch"]>;

const stoppedBy =
  (signal: AbortSignal): Fetch =>
  (url, init) =>
    fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
