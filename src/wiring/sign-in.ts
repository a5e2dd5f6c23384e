import { openIdProvider } from "../adapters/openid/provider.ts";
import type { Door } from "../adapters/web/sign-in/door.ts";
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
