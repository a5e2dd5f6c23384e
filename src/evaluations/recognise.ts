import type { Person } from "../domain/person.ts";
import type { PeopleReader, RecordChange } from "../ports/records.ts";
import type { Account } from "../ports/sign-in.ts";

/**
 * Which member of the staff an account is. The first sign-in links it to who has its e-mail address in the staff list
 * (an account of the service "email" there); afterwards the account itself counts, whatever becomes of the address.
 */

export const WEB_ACCOUNT = "web";
export const EMAIL_ACCOUNT = "email";

export type Recognised =
  | { readonly kind: "known"; readonly person: Person; readonly changes: readonly RecordChange[] }
  /**
   * "notListed": no such account or address in the staff list. "left": the person is no longer there. "linkedBefore":
   * the address belongs to a person who signed in with another account: it may have been given to somebody new.
   */
  | { readonly kind: "stranger"; readonly because: "notListed" | "left" | "linkedBefore" };

export async function recognise(account: Account, people: PeopleReader): Promise<Recognised> {
  const identity = { platform: WEB_ACCOUNT, user: account.user };
  const known = await people.byIdentity(identity);
  if (known) return present(known, []);
  const { verifiedEmail } = account;
  if (verifiedEmail === undefined) return { kind: "stranger", because: "notListed" };
  const listed = await people.byIdentity({ platform: EMAIL_ACCOUNT, user: verifiedEmail });
  if (!listed) return { kind: "stranger", because: "notListed" };
  const everybody = await people.everybody();
  const accounts = everybody.find(({ person }) => person.id === listed.id)?.identities ?? [];
  const issuer = issuerOf(account.user);
  if (accounts.some(({ platform, user }) => platform === WEB_ACCOUNT && issuerOf(user) === issuer)) {
    return { kind: "stranger", because: "linkedBefore" };
  }
  const reason = `sign-in: ${verifiedEmail}`;
  return present(listed, [{ kind: "linkIdentity", identity, person: listed.id, by: listed.id, reason }]);
}

const present = (person: Person, changes: readonly RecordChange[]): Recognised =>
  person.leftOn === null ? { kind: "known", person, changes } : { kind: "stranger", because: "left" };

const issuerOf = (user: string): string => user.slice(0, Math.max(0, user.indexOf("#")));
