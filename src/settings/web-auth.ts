import { z } from "zod";
import { blankIsUnset, optionalText } from "./variables.ts";

/** The settings of the sign-in to the web page. Without WEB_AUTH only this machine is served. */

const PROVIDERS = ["entra", "google", "slack", "oidc"] as const;
type Provider = (typeof PROVIDERS)[number];

export const webAuthVariables = {
  WEB_AUTH: z.preprocess(
    blankIsUnset,
    z
      .enum(PROVIDERS, {
        error: "must be entra, google, slack or oidc / entra、google、slack、oidc のどれかで指定してください",
      })
      .optional(),
  ),
  WEB_AUTH_ISSUER: optionalText,
  WEB_AUTH_CLIENT_ID: optionalText,
  WEB_AUTH_CLIENT_SECRET: optionalText,
  WEB_AUTH_ORGANISATION: optionalText,
  WEB_CONTACT: optionalText,
  WEB_HOST: optionalText,
};

export interface WebAuth {
  readonly provider: Provider;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The one organisation whose accounts count: a Google Workspace domain, a Slack workspace id. */
  readonly organisation: string | undefined;
  /** Whom a stranger may ask. */
  readonly contact: string | undefined;
  /** The address of this machine on which the page is served; 127.0.0.1 where a proxy stands on the same machine. */
  readonly host: string;
  /** Where people reach the page. */
  readonly publicUrl: URL;
}

type Variables = {
  readonly [V in keyof typeof webAuthVariables]?: z.infer<(typeof webAuthVariables)[V]> | undefined;
};

const ISSUERS: { readonly [P in Provider]?: string } = {
  google: "https://accounts.google.com",
  slack: "https://slack.com",
};
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];
const isOnThisMachine = ({ hostname }: URL): boolean => LOOPBACK.includes(hostname);
/** Passwords and cookies travel: nothing goes over a plain line but to this machine itself. */
const isSafe = (url: URL): boolean =>
  url.protocol === "https:" || (url.protocol === "http:" && isOnThisMachine(url));

export type WebAuthRead =
  | { readonly kind: "read"; readonly webAuth: WebAuth | undefined }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

/** The settings together: what one of them needs of the others. */
export function webAuthOf(variables: Variables, publicUrl: URL | undefined): WebAuthRead {
  const { WEB_AUTH: provider, WEB_HOST: host } = variables;
  if (provider === undefined) return withoutAuth(host);
  const problems: string[] = [];
  const needed = (name: keyof Variables, why: string): string => {
    const value = variables[name];
    if (value === undefined) problems.push(`${name}: ${why}`);
    return value ?? "";
  };
  const clientId = needed(
    "WEB_AUTH_CLIENT_ID",
    "is needed with WEB_AUTH / WEB_AUTH とともに指定してください",
  );
  const clientSecret = needed(
    "WEB_AUTH_CLIENT_SECRET",
    "is needed with WEB_AUTH / WEB_AUTH とともに指定してください",
  );
  const issuerText = variables.WEB_AUTH_ISSUER ?? ISSUERS[provider];
  const issuer = issuerText !== undefined && URL.canParse(issuerText) ? new URL(issuerText) : undefined;
  if (!issuer || !isSafe(issuer)) {
    problems.push(
      "WEB_AUTH_ISSUER: must be the https:// address of the provider, for Entra ID https://login.microsoftonline.com/<tenant id>/v2.0 / プロバイダーの https:// のアドレスを指定してください（Entra ID は https://login.microsoftonline.com/<テナントID>/v2.0）",
    );
  } else if (provider === "entra" && /\/(?:common|organizations|consumers)(?:\/|$)/.test(issuer.pathname)) {
    problems.push(
      "WEB_AUTH_ISSUER: must name the city's own tenant by its id, not “common” / common などではなく、市のテナントIDを指定してください",
    );
  }
  if (provider === "google" || provider === "slack") {
    needed(
      "WEB_AUTH_ORGANISATION",
      "must name the Google Workspace domain or the Slack workspace id (T…) / Google Workspace のドメインか、Slack のワークスペースID（T…）を指定してください",
    );
  }
  if (publicUrl === undefined || !isSafe(publicUrl)) {
    problems.push(
      "PUBLIC_URL: with WEB_AUTH it must be the https:// address under which people open the page / WEB_AUTH を使うときは、ページを開く https:// のアドレスを指定してください",
    );
  }
  if (problems.length > 0 || !issuer || publicUrl === undefined) return { kind: "wrong", problems };
  const webAuth: WebAuth = {
    provider,
    issuer,
    clientId,
    clientSecret,
    organisation: variables.WEB_AUTH_ORGANISATION,
    contact: variables.WEB_CONTACT,
    host: host ?? "127.0.0.1",
    publicUrl,
  };
  return { kind: "read", webAuth: Object.freeze(webAuth) };
}

/** Nobody signs in: nothing is served on the network. */
const withoutAuth = (host: string | undefined): WebAuthRead =>
  host === undefined || LOOPBACK.includes(host)
    ? { kind: "read", webAuth: undefined }
    : {
        kind: "wrong",
        problems: [
          "WEB_HOST: the page is served on the network only with WEB_AUTH / WEB_AUTH がないとき、ページはこの端末だけで開けます。WEB_AUTH も指定してください",
        ],
      };

/** The address under which links to pages open for who gets them; undefined where only this machine is served. */
export const linkedUrl = ({
  publicUrl,
  webAuth,
}: {
  readonly publicUrl: URL | undefined;
  readonly webAuth: WebAuth | undefined;
}): URL | undefined =>
  publicUrl !== undefined && (webAuth !== undefined || isOnThisMachine(publicUrl)) ? publicUrl : undefined;
