import { type Discovered, discover, isOutOfReach, told } from "./discovery.ts";

/** Whether the provider describes itself under its address: for `doctor`. */
export type OpenIdCheck =
  | { readonly kind: "found" }
  /** Something answers there, but not as this provider. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unreachable"; readonly reason: string };

export async function checkOpenId(at: Discovered): Promise<OpenIdCheck> {
  try {
    const server = (await discover(at)).serverMetadata();
    const missing = (["authorization_endpoint", "token_endpoint", "jwks_uri"] as const).filter(
      (name) => server[name] === undefined,
    );
    if (missing.length > 0) return { kind: "refused", reason: `no ${missing.join(", ")}` };
    return { kind: "found" };
  } catch (error) {
    return isOutOfReach(error)
      ? { kind: "unreachable", reason: innermost(error) }
      : { kind: "refused", reason: innermost(error) };
  }
}

/** The library wraps what happened; the address or the HTTP status is told by what is within. */
function innermost(error: unknown): string {
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  if (reason instanceof Error && reason.cause instanceof Response) return `HTTP ${reason.cause.status}`;
  return told(reason);
}
