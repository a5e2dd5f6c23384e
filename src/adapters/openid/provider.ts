import * as openid from "openid-client";
import type { AskedAccount, SignInEnd, SignInProvider, SignInProviderName } from "../../ports/sign-in.ts";
import { accountOf } from "./account.ts";
import { discover, isOutOfReach, told } from "./discovery.ts";

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce, the ID token's signature checked. */

export interface OpenIdSettings {
  readonly provider: SignInProviderName;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the browser back to; registered there. */
  readonly callback: URL;
  /** The one organisation whose accounts count: a Google Workspace domain, a Slack workspace id. */
  readonly organisation: string | undefined;
}

const SCOPE = "openid profile email";

export function openIdProvider(settings: OpenIdSettings): SignInProvider {
  const { provider, callback, organisation } = settings;
  let discovered: Promise<openid.Configuration> | undefined;
  // Asked once; where it failed, anew at the next sign-in.
  const configuration = (): Promise<openid.Configuration> => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    name: provider,
    async begin(): Promise<AskedAccount | undefined> {
      let config: openid.Configuration;
      try {
        config = await configuration();
      } catch {
        return undefined;
      }
      const verifier = openid.randomPKCECodeVerifier();
      const asked = { state: openid.randomState(), nonce: openid.randomNonce(), verifier };
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: callback.href,
        scope: SCOPE,
        state: asked.state,
        nonce: asked.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(provider === "google" && organisation !== undefined ? { hd: organisation } : {}),
        ...(provider === "slack" && organisation !== undefined ? { team: organisation } : {}),
      });
      return { url, ...asked };
    },
    async finish(came, { state, nonce, verifier }): Promise<SignInEnd> {
      // Whatever name a proxy in front gave to the request, the provider was told this one.
      const answer = new URL(callback);
      answer.search = came.search;
      try {
        const tokens = await openid.authorizationCodeGrant(await configuration(), answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return accountOf(tokens.claims(), settings);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

function refusal(error: unknown): SignInEnd {
  if (error instanceof openid.AuthorizationResponseError) {
    return { kind: "refused", because: "cancelled", detail: error.error };
  }
  const detail = told(error);
  return { kind: "refused", because: isOutOfReach(error) ? "unreachable" : "invalid", detail };
}
