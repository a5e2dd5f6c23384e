import {
  type ChatCompletionRequest,
  type FixtureOpts,
  type FixtureResponse,
  LLMock,
} from "@copilotkit/aimock";
import { afterAll } from "vitest";
import { openChatModel } from "../../src/adapters/model/chat-model.ts";
import type { LanguageModel } from "../../src/ports/model.ts";

/** A language model on a local port that speaks OpenAI's protocol and says what a test tells it to. */

export interface ModelServer {
  readonly model: LanguageModel;
  readonly url: string;
  /** What it says from now on; every earlier word is forgotten. */
  says(reply: Reply, options?: FixtureOpts): void;
  /** What it was asked since it was last told what to say. */
  asked(): readonly Asked[];
  stop(): Promise<void>;
}
export interface Asked {
  /** The name of the shape that was asked for. */
  readonly shape: string;
  readonly system: string;
  readonly user: string;
  readonly body: ChatCompletionRequest;
}
export type Reply = FixtureResponse | ((asked: Asked, turn: number) => FixtureResponse);

/** A reply that is JSON. */
export const json = (value: unknown): FixtureResponse => ({ content: JSON.stringify(value) });

export async function modelServer(): Promise<ModelServer> {
  const server = new LLMock({ port: 0, host: "127.0.0.1", chunkSize: 12 });
  await server.start();
  const url = `${server.url}/v1`;
  const model = await openChatModel({
    provider: "openai",
    model: "test-model",
    apiKey: "sk-test-0123456789abcdefghijklmnop",
    baseUrl: url,
    apiVersion: undefined,
  });
  let asked: Asked[] = [];
  return {
    model,
    url,
    says(reply, options) {
      asked = [];
      server.clearFixtures();
      server.on(
        { predicate: () => true },
        (request) => {
          const now = readRequest(request);
          asked.push(now);
          return typeof reply === "function" ? reply(now, asked.length) : reply;
        },
        options,
      );
    },
    asked: () => asked,
    stop: () => server.stop(),
  };
}

/** The same, stopped when the file's tests are over. */
export async function modelForTests(): Promise<ModelServer> {
  const server = await modelServer();
  afterAll(() => server.stop());
  return server;
}

function readRequest(body: ChatCompletionRequest): Asked {
  const words = (role: string): string =>
    body.messages
      .filter((message) => message.role === role)
      .map(({ content }) => (typeof content === "string" ? content : ""))
      .join("\n");
  const format = JSON.stringify(body.response_format ?? {});
  const shape = /"name":"([a-z_]+)"/u.exec(format)?.[1] ?? "";
  return { shape, system: words("system"), user: words("user"), body };
}
