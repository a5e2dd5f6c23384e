/** Signing in by the city's own accounts, and who is signed in. */

export const SIGN_IN_PROVIDERS = ["entra", "google", "slack", "oidc"] as const;
/** Microsoft Entra ID, Google Workspace, Slack, any other OpenID Connect provider. */
export type SignInProviderName = (typeof SIGN_IN_PROVIDERS)[number];

/** Somebody whom the provider vouches for. */
export interface Account {
  /** Never another's, and never changes: the issuer with its subject. */
  readonly user: string;
  readonly name: string;
  /** Only where the provider says that it is the person's own. Lower case. */
  readonly verifiedEmail: string | undefined;
}

/** One sign-in under way. All but `url` is kept here and never leaves. */
export interface AskedAccount {
  /** Where the browser is sent. */
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type SignInEnd =
  | { readonly kind: "account"; readonly account: Account }
  | {
      readonly kind: "refused";
      /**
       * "cancelled": the person, or the provider, said no. "foreign": an account of another organisation. "unreachable":
       * the provider does not answer. "invalid": the answer is not one to what was asked.
       */
      readonly because: "cancelled" | "foreign" | "unreachable" | "invalid";
      /** For the log; holds no secret. */
      readonly detail: string;
    };

export interface SignInProvider {
  readonly name: SignInProviderName;
  /** Undefined where the provider cannot be reached. */
  begin(): Promise<AskedAccount | undefined>;
  /** `callback` is the address that the browser came back to, with its query. */
  finish(callback: URL, asked: Omit<AskedAccount, "url">): Promise<SignInEnd>;
}

/** What waits for a browser to come back from the provider. */
export interface WaitingSignIn extends Omit<AskedAccount, "url"> {
  /** A hash of the browser's own secret: the answer counts only where the question was asked. */
  readonly browser: string;
  /** The page that was wanted. */
  readonly back: string;
  readonly endsAt: Date;
}

export interface Session {
  readonly user: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** Sign-ins and sessions of one city. Keys are hashes: who reads the database can sign in as nobody. */
export interface Sessions {
  wait(waiting: WaitingSignIn): Promise<void>;
  /** Gives it once: whoever comes second with the same answer gets nothing. */
  take(state: string, browser: string, at: Date): Promise<WaitingSignIn | undefined>;
  begin(key: string, user: string, at: Date): Promise<void>;
  find(key: string): Promise<Session | undefined>;
  seen(key: string, at: Date): Promise<void>;
  end(key: string): Promise<void>;
  /** On every device. */
  endAllOf(user: string): Promise<void>;
  /** Forgets sessions that began, and sign-ins that should have come back, before. */
  prune(before: Date): Promise<void>;
}
