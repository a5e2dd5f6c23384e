import { type Activity, CloudAdapter } from "botbuilder";
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  AuthenticationError,
  BotFrameworkAuthenticationFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";
import { z } from "zod";
import { letEntitiesPass } from "./entities.ts";
import { oneTryClient } from "./one-try-client.ts";

/** Who may speak to the bot as Teams, and as whom the bot speaks to Teams. */

export interface TeamsAccount {
  /** The app registration's id, secret and directory (a single-tenant app). */
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
}

/** Where tokens are checked and got; Microsoft's own where left out. */
export interface TeamsIssuer {
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly credentials: ServiceClientCredentialsFactory;
}

/** Only for a machine of one's own: nobody is checked. */
export type TeamsDoorKey = TeamsAccount | "unsigned";

export class TeamsSignInError extends Error {
  constructor() {
    super(
      "TEAMS_APP_ID が空です。空のままでは誰でもボットに話しかけられるため、起動しません。手元で試すときだけ TEAMS_UNSIGNED=yes としてください。 / TEAMS_APP_ID is empty: anybody could speak to the bot, so it does not start. To try it on your own machine set TEAMS_UNSIGNED=yes.",
    );
    this.name = "TeamsSignInError";
  }
}

const claims = z.object({ iss: z.string() });

/**
 * Tokens that Teams itself did not issue (the emulator's, another bot's) open nothing. They are turned away before
 * the library looks at them: it would fetch keys from other servers for whoever knocks.
 */
function issuerIn(authorization: string): string | undefined {
  const [, payload = ""] = authorization.split(".");
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).iss;
  } catch {
    return undefined;
  }
}

export interface TeamsSignIn {
  /** Throws an AuthenticationError, or what reading the token throws, where the activity is not signed by Teams. */
  readonly check: (activity: Activity, authorization: string) => Promise<void>;
  readonly adapter: CloudAdapter;
  /** "" where nobody is checked. */
  readonly appId: string;
}

/** Throws a TeamsSignInError where the id is empty and that was not wished for. */
export function teamsSignIn(key: TeamsDoorKey, at: Partial<TeamsIssuer> = {}): TeamsSignIn {
  letEntitiesPass();
  if (key !== "unsigned" && key.appId.trim() === "") throw new TeamsSignInError();
  const account = key === "unsigned" ? { appId: "", password: "", tenantId: "" } : key;
  const issuer = at.issuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
  const authentication = BotFrameworkAuthenticationFactory.create(
    "",
    true,
    AuthenticationConstants.ToChannelFromBotLoginUrl,
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    issuer,
    AuthenticationConstants.OAuthUrl,
    at.openIdMetadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    "",
    at.credentials ??
      new PasswordServiceClientCredentialFactory(account.appId, account.password, account.tenantId),
    new AuthenticationConfiguration(["msteams"]),
    undefined,
    { httpClient: oneTryClient() },
  );
  return {
    adapter: new CloudAdapter(authentication),
    appId: account.appId,
    async check(activity, authorization) {
      if (key !== "unsigned" && issuerIn(authorization) !== issuer) {
        throw new AuthenticationError("not issued by Teams", 401);
      }
      await authentication.authenticateRequest(activity, authorization);
    },
  };
}
