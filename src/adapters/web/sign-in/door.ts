import type { Account, Sessions, SignInProvider } from "../../../ports/sign-in.ts";
import type { Who } from "../http/visitor.ts";
import { sessionOf } from "./session.ts";

/** What the sign-in pages need of the house. */
export interface Door {
  readonly provider: SignInProvider;
  readonly sessions: Sessions;
  readonly publicUrl: URL;
  /** Whether the account is one of the staff; it is linked to its person where this is its first sign-in. */
  admit(account: Account): Promise<Admission>;
  /** The member of the staff whose account this is; undefined for one who left or is not listed any more. */
  staff(user: string): Promise<{ readonly name: string } | undefined>;
  /** Whom a stranger may ask, in the city's own words. */
  readonly contact: string | undefined;
  readonly clock: () => Date;
  /** Gets a line for each sign-in that was refused. */
  readonly tell: (line: string) => void;
}

export type Admission =
  | { readonly kind: "admitted" }
  | { readonly kind: "stranger"; readonly because: "notListed" | "left" | "linkedBefore" };

/** Tells who asks: by the session, and by the staff list as it stands at this moment. */
export const whoIsSignedIn =
  ({ sessions, staff, clock }: Pick<Door, "sessions" | "staff" | "clock">): Who =>
  async (request) => {
    const session = await sessionOf(request, sessions, clock());
    const person = session && (await staff(session.user));
    return session && person ? { person: session.user, name: person.name } : undefined;
  };
