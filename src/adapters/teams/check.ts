import { z } from "zod";
import type { TeamsAccount } from "./sign-in.ts";

/** Whether Microsoft gives the bot a token. */
export type TeamsCheck =
  | { readonly kind: "good" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unreachable"; readonly reason: string };

const TIMEOUT_MS = 10_000;
const refusal = z.object({ error: z.string(), error_description: z.string().default("") });

export async function checkTeams(
  { appId, password, tenantId }: TeamsAccount,
  login = "https://login.microsoftonline.com",
): Promise<TeamsCheck> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: appId,
    client_secret: password,
    scope: "https://api.botframework.com/.default",
  });
  try {
    const response = await fetch(`${login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
      method: "POST",
      body: form,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { kind: "good" };
    const told = refusal.safeParse(await response.json().catch(() => undefined)).data;
    // The first line alone: what follows are ids of the request.
    const [line = ""] = told?.error_description.split(/\r?\n/u) ?? [];
    return { kind: "refused", reason: `${told?.error ?? response.status} ${line}`.trim() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: "unreachable", reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
