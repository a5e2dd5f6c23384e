import * as openid from "openid-client";

/** The provider as it describes itself, and what went wrong where it did not answer as one. */

export interface Discovered {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How long the provider may take for one answer. */
const TIMEOUT_S = 10;
/** A provider's clock may be this far off. */
const CLOCK_TOLERANCE_S = 30;

export async function discover({
  issuer,
  clientId,
  clientSecret,
}: Discovered): Promise<openid.Configuration> {
  const metadata = { client_secret: clientSecret, [openid.clockTolerance]: CLOCK_TOLERANCE_S };
  // Without TLS only on this machine, which the settings see to.
  const insecure = issuer.protocol === "http:" ? [openid.allowInsecureRequests] : [];
  return openid.discovery(issuer, clientId, metadata, openid.ClientSecretPost(clientSecret), {
    execute: [openid.enableNonRepudiationChecks, ...insecure],
    timeout: TIMEOUT_S,
  });
}

/** No answer at all, or one that says that the provider itself is in trouble. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof openid.ResponseBodyError || error instanceof Response) return error.status >= 500;
  if (error instanceof TypeError && error.message === "fetch failed") return true;
  if (error instanceof DOMException && error.name === "TimeoutError") return true;
  return error instanceof openid.ClientError && isOutOfReach(error.cause);
}

/** For the log; holds no secret. */
export function told(error: unknown): string {
  if (error instanceof openid.ResponseBodyError) return `${error.error} (${error.status})`;
  if (!(error instanceof Error)) return "unknown";
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? `${code}: ${error.message}` : error.message;
}
