import { z } from "zod";
import { blankIsUnset, optionalText } from "./variables.ts";

/** The settings of Microsoft Teams. Without any of them there is no Teams. */

const GUID =
  "must be an id such as 01234567-89ab-cdef-0123-456789abcdef / 01234567-89ab-cdef-0123-456789abcdef のような形のIDで指定してください";
const guid = z.preprocess(
  blankIsUnset,
  z
    .string()
    .normalize("NFKC")
    .trim()
    .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu, GUID)
    .optional(),
);

export const teamsVariables = {
  TEAMS_APP_ID: guid,
  TEAMS_APP_PASSWORD: optionalText,
  TEAMS_TENANT_ID: guid,
  TEAMS_UNSIGNED: z.preprocess(
    blankIsUnset,
    z.literal("yes", { error: "must be yes, or empty / yes とするか、空にしてください" }).optional(),
  ),
};

/** The app registration, or `unsigned`: whoever reaches the bot from this machine itself is taken for Teams. */
export type TeamsConfig =
  | { readonly appId: string; readonly password: string; readonly tenantId: string }
  | "unsigned";

type Variables = {
  readonly [V in keyof typeof teamsVariables]?: z.infer<(typeof teamsVariables)[V]> | undefined;
};

export type TeamsRead =
  | { readonly kind: "read"; readonly teams: TeamsConfig | undefined }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/** `host` is the address of this machine on which the server listens. */
export function teamsOf(variables: Variables, host: string): TeamsRead {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = variables;
  if (variables.TEAMS_UNSIGNED !== undefined) {
    const problems = [
      ...(appId === undefined
        ? []
        : [
            "TEAMS_UNSIGNED: must be empty where TEAMS_APP_ID is set / TEAMS_APP_ID があるときは空にしてください",
          ]),
      ...(LOOPBACK.includes(host)
        ? []
        : [
            "TEAMS_UNSIGNED: only where the server listens on 127.0.0.1, as anybody could speak to the bot / 誰でもボットに話しかけられるので、サーバーが127.0.0.1で待つときだけ使えます",
          ]),
    ];
    return problems.length > 0 ? { kind: "wrong", problems } : { kind: "read", teams: "unsigned" };
  }
  if (appId === undefined && password === undefined && tenantId === undefined) {
    return { kind: "read", teams: undefined };
  }
  const missing = (["TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID"] as const).filter(
    (name) => variables[name] === undefined,
  );
  if (appId === undefined || password === undefined || tenantId === undefined) {
    const needed =
      "is missing; Teams needs all three (docs/teams.md) / 足りません。Teamsには三つとも要ります（docs/teams.ja.md）";
    return { kind: "wrong", problems: missing.map((name) => `${name}: ${needed}`) };
  }
  return { kind: "read", teams: { appId, password, tenantId } };
}
