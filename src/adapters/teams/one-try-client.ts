import type { ConnectorClientOptions } from "botframework-connector";
import { ConnectorRefusal } from "./connector-refusal.ts";

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;

/**
 * Sends once. botbuilder's own client repeats a POST that was answered with 429 or 5xx, and ignores the setting that
 * would stop it: a message may then be shown twice. What was refused is thrown, and the outbox decides.
 */
export function oneTryClient(): HttpClient {
  return {
    async sendRequest(request) {
      const { url, method, body, abortSignal } = request;
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      if (abortSignal?.aborted) abort();
      abortSignal?.addEventListener("abort", abort);
      try {
        const response = await fetch(url, {
          method,
          headers: request.headers.rawHeaders(),
          signal: controller.signal,
          ...(typeof body === "string" ? { body } : {}),
        });
        const bodyAsText = await response.text();
        if (!response.ok) throw refusal(response, bodyAsText);
        return { request, status: response.status, headers: request.headers.clone(), bodyAsText };
      } finally {
        abortSignal?.removeEventListener("abort", abort);
      }
    },
  };
}

function refusal(response: Response, body: string): ConnectorRefusal {
  const wait = response.headers.get("retry-after");
  const seconds = wait === null || wait.trim() === "" ? Number.NaN : Number(wait);
  return new ConnectorRefusal(response.status, body, Number.isFinite(seconds) ? seconds * 1000 : undefined);
}
