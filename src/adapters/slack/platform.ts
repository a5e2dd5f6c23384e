import type { IncomingMessage, ServerResponse } from "node:http";
import { App, webApi } from "@slack/bolt";
import type { ChatPlatform, Inbox, Outgoing, Sent, Started } from "../../ports/chat.ts";
import { listenToActions } from "./actions.ts";
import { listenToCommands } from "./commands.ts";
import { digestPost } from "./digest-post.ts";
import { HttpReceiver } from "./http-receiver.ts";
import { quietLogger, silentLogger } from "./logger.ts";
import { listenToMessages } from "./messages.ts";
import { PLATFORM } from "./place.ts";
import { sender } from "./send.ts";
import { newMemory, type SlackSettings, type Workspace } from "./settings.ts";
import { SocketReceiver } from "./socket-receiver.ts";
import { problemOf, type SlackTrouble, troubleWith } from "./trouble.ts";
import { listenToViews } from "./views.ts";

/** Slack as a chat platform: a Bolt app behind one of two receivers, and what sends. */

const CALL_TIMEOUT_MS = 15_000;
const PING_TIMEOUT_MS = 5000;

export class SlackPlatform implements ChatPlatform {
  readonly name = PLATFORM;
  readonly digests: ReturnType<typeof digestPost>;
  readonly #settings: SlackSettings;
  readonly #client: webApi.WebClient;
  readonly #http: HttpReceiver | undefined;
  #socket: SocketReceiver | undefined;
  /** Ends what the latest start has under way. */
  #stopping = new AbortController();
  readonly #memory = newMemory();
  #send: ReturnType<typeof sender> | undefined;

  constructor(settings: SlackSettings) {
    this.#settings = settings;
    this.#client = this.#newClient();
    const { by, now, report } = settings;
    if (by.kind === "http") {
      this.#http = new HttpReceiver({ signingSecret: by.signingSecret, now, report });
    }
    this.digests = digestPost(
      settings,
      (signal) => this.#newClient({ fetch: stoppedBy(signal) }),
      this.#client,
    );
  }

  /** Over HTTP: what takes Slack's requests. To be mounted where nothing has read the body yet. */
  get handle(): ((request: IncomingMessage, response: ServerResponse) => void) | undefined {
    return this.#http?.handle;
  }

  readonly send = async (outgoing: Outgoing, signal: AbortSignal): Promise<Sent> => {
    if (!this.#send) throw new Error("Slack is not connected yet");
    return this.#send(outgoing, signal);
  };

  async start(inbox: Inbox): Promise<Started> {
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    let own: webApi.AuthTestResponse;
    try {
      own = await this.#newClient({ fetch: stoppedBy(signal), logger: silentLogger() }).auth.test();
    } catch (error) {
      return notStarted(troubleWith("bot", error));
    }
    const { team_id: team, user_id: botUser, bot_id: botId } = own;
    if (!team || !botUser || !botId) {
      return notStarted({ kind: "refused", token: "bot", reason: "auth.test: no bot" });
    }
    await this.#socket?.stop();
    const receiver = this.#http ?? this.#newSocket(signal);
    const [settings, client] = [this.#settings, this.#client];
    this.#listen(receiver, { settings, client, inbox, team, botUser, botId, ...this.#memory });
    try {
      await receiver.start();
    } catch (error) {
      await receiver.stop();
      return notStarted(troubleWith("app", error));
    }
    return { kind: "listening", ...(receiver instanceof SocketReceiver ? { lost: receiver.lost } : {}) };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#http?.stop(), this.#socket?.stop()]);
  }

  #listen(receiver: HttpReceiver | SocketReceiver, workspace: Workspace): void {
    const { settings, team, botUser, botId } = workspace;
    const app = new App({
      receiver,
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
  }

  #newSocket(signal: AbortSignal): SocketReceiver {
    const { by, report } = this.#settings;
    if (by.kind !== "socket") throw new Error("Slack comes in over HTTP here");
    const { appToken, pingTimeoutMs = PING_TIMEOUT_MS } = by;
    this.#socket = new SocketReceiver({
      appToken,
      clientOptions: { ...this.#clientOptions(), fetch: stoppedBy(signal) },
      pingTimeoutMs,
      report,
    });
    return this.#socket;
  }

  /** Nothing is tried again here: a reply is by the outbox, and a trigger is too old by then. */
  #clientOptions() {
    const { apiUrl } = this.#settings;
    return {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: CALL_TIMEOUT_MS,
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    };
  }

  #newClient(more: webApi.WebClientOptions = {}): webApi.WebClient {
    const { botToken, report } = this.#settings;
    const logger = quietLogger(report);
    return new webApi.WebClient(botToken, { ...this.#clientOptions(), logger, ...more });
  }
}

const notStarted = (trouble: SlackTrouble): Started => ({ kind: trouble.kind, problem: problemOf(trouble) });

type Fetch = NonNullable<webApi.WebClientOptions["fetch"]>;

const stoppedBy =
  (signal: AbortSignal): Fetch =>
  (url, init) =>
    fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
