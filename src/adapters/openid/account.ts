import { z } from "zod";
import type { SignInEnd } from "../../ports/sign-in.ts";
import type { OpenIdSettings } from "./provider.ts";

/** What a checked ID token says of a person, as each provider says it. */

/** Entra ID writes truth as true, "1" or 1. */
const truth = z
  .union([z.boolean(), z.string(), z.number()])
  .transform((value) => ["true", "1"].includes(String(value)));

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().max(200).optional().catch(undefined),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: truth.optional().catch(undefined),
  /** Entra ID: the address's domain belongs to the organisation (an optional claim that is to be switched on). */
  xms_edov: truth.optional().catch(undefined),
  /** Google: the Workspace domain. */
  hd: z.string().optional(),
  "https://slack.com/team_id": z.string().optional(),
});

export function accountOf(
  told: unknown,
  { provider, organisation }: Pick<OpenIdSettings, "provider" | "organisation">,
): SignInEnd {
  const read = claims.safeParse(told);
  if (!read.success) return { kind: "refused", because: "invalid", detail: "the ID token names nobody" };
  const { iss, sub, name, email, email_verified: verified, xms_edov: ownDomain, hd } = read.data;
  const team = read.data["https://slack.com/team_id"];
  const home = provider === "google" ? hd : provider === "slack" ? team : organisation;
  if (organisation !== undefined && home !== organisation) {
    return { kind: "refused", because: "foreign", detail: `account of ${home ?? "no organisation"}` };
  }
  // Entra ID lets whoever manages an account write any address into it: there only the domain's proof counts.
  const isOwn = provider === "entra" ? ownDomain === true : verified === true;
  // A Slack user id is its workspace's own.
  const subject = provider === "slack" && team !== undefined ? `${team}.${sub}` : sub;
  return {
    kind: "account",
    account: {
      user: `${iss}#${subject}`,
      name: name?.trim() || email || sub,
      verifiedEmail: isOwn && email !== undefined ? email.toLowerCase() : undefined,
    },
  };
}
