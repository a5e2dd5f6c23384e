import { z } from "zod";
import { blankIsUnset, optionalText } from "./variables.ts";

/** The settings of Slack. Without SLACK_BOT_TOKEN there is no Slack. */

const token = (begin: string) =>
  z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .startsWith(begin, `must begin with ${begin} / ${begin} で始まるトークンを指定してください`)
      .optional(),
  );

export const slackVariables = {
  SLACK_BOT_TOKEN: token("xoxb-"),
  SLACK_APP_TOKEN: token("xapp-"),
  SLACK_SIGNING_SECRET: optionalText,
};

export interface SlackConfig {
  readonly botToken: string;
  /** Socket Mode, where the bot opens the connection; or signed requests over HTTP. */
  readonly by:
    | { readonly kind: "socket"; readonly appToken: string }
    | { readonly kind: "http"; readonly signingSecret: string };
}

type Variables = {
  readonly [V in keyof typeof slackVariables]?: z.infer<(typeof slackVariables)[V]> | undefined;
};

export type SlackRead =
  | { readonly kind: "read"; readonly slack: SlackConfig | undefined }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

const NO_BOT_TOKEN =
  "SLACK_BOT_TOKEN: is missing, as other SLACK_ settings are there / ほかのSLACK_の設定があるので、ボットのトークン（xoxb-）も指定してください";
const NO_WAY_IN =
  "SLACK_APP_TOKEN: is missing (or SLACK_SIGNING_SECRET, for HTTP) / SLACK_APP_TOKEN（xapp-、ソケットモード）か、HTTPで受けるならSLACK_SIGNING_SECRETを指定してください";

/** Over HTTP where there is a signing secret, else by Socket Mode. */
export function slackOf(variables: Variables): SlackRead {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = variables;
  if (botToken === undefined) {
    const nothing = appToken === undefined && signingSecret === undefined;
    return nothing ? { kind: "read", slack: undefined } : { kind: "wrong", problems: [NO_BOT_TOKEN] };
  }
  if (signingSecret !== undefined) {
    return { kind: "read", slack: { botToken, by: { kind: "http", signingSecret } } };
  }
  return appToken === undefined
    ? { kind: "wrong", problems: [NO_WAY_IN] }
    : { kind: "read", slack: { botToken, by: { kind: "socket", appToken } } };
}
