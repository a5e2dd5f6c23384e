import { checkOpenId } from "../adapters/openid/check.ts";
import { openIdProvider } from "../adapters/openid/provider.ts";
import type { Door } from "../adapters/web/sign-in/door.ts";
import type { Finding } from "../commands/doctor.ts";
import { recognise, WEB_ACCOUNT } from "../evaluations/recognise.ts";
import type { Sessions, SignInProvider } from "../ports/sign-in.ts";
import type { Store } from "../ports/store.ts";
import type { WebAuth } from "../settings/web-auth.ts";

/** The door of the web page on a network: the city's own accounts, and the staff list that says who may come in. */

/** Where the provider sends browsers back to. */
export const CALLBACK_PATH = "/sign-in/callback";

export function openDoor(
  webAuth: WebAuth,
  around: {
    readonly tenant: string;
    readonly store: Store;
    readonly sessions: Sessions;
    readonly clock: () => Date;
    readonly tell: (line: string) => void;
    /** Another than the one of the settings. */
    readonly provider?: SignInProvider;
  },
): Door {
  const { tenant, store, sessions, clock, tell } = around;
  const { publicUrl, contact } = webAuth;
  const people = () => store.records(tenant).people;
  return {
    provider:
      around.provider ?? openIdProvider({ ...webAuth, callback: new URL(CALLBACK_PATH, webAuth.publicUrl) }),
    sessions,
    publicUrl,
    contact,
    clock,
    tell,
    async admit(account) {
      const recognised = await recognise(account, people());
      if (recognised.kind === "stranger") return recognised;
      if (recognised.changes.length > 0) await store.changeRecords(tenant, recognised.changes, clock());
      return { kind: "admitted" };
    },
    async staff(user) {
      const person = await people().byIdentity({ platform: WEB_ACCOUNT, user });
      return person?.leftOn === null ? { name: person.name } : undefined;
    },
  };
}

/** Asks the provider for its description, and says how to mend what is wrong. No secret is ever shown. */
export async function examineSignIn({
  webAuth,
}: {
  readonly webAuth: WebAuth | undefined;
}): Promise<readonly Finding[]> {
  if (!webAuth) return [];
  const { provider, issuer, publicUrl } = webAuth;
  const check = await checkOpenId(webAuth);
  const callback = new URL(CALLBACK_PATH, publicUrl).href;
  switch (check.kind) {
    case "found":
      return [
        {
          level: "ok",
          text: `WEB_AUTH ${provider}: ${issuer.href}（戻り先のアドレス / redirect address ${callback}）`,
        },
      ];
    case "refused":
      return [
        {
          level: "error",
          text: `WEB_AUTH_ISSUER はサインインのサービスのアドレスではありません（${check.reason}）。サービスの説明（/.well-known/openid-configuration）があるアドレスに直してください。 / WEB_AUTH_ISSUER is not the address of a sign-in service (${check.reason}): set the one below which /.well-known/openid-configuration describes it. ${issuer.href}`,
        },
      ];
    case "unreachable":
      return [
        {
          level: "warning",
          text: `サインインのサービスに届きません（${check.reason}）。${issuer.host} への通信とプロキシを確かめてください。 / The sign-in service cannot be reached (${check.reason}): check the way to ${issuer.host}, and the proxy.`,
        },
      ];
  }
}
