import type { Workspace } from "./workspace.ts";

/** A method of the Web API, as the strict Slack knows it. */

export type Answer = { readonly ok: true; readonly [key: string]: unknown } | Refusal;
export interface Refusal {
  readonly ok: false;
  readonly error: string;
  /** Where the bot broke a rule, not the world: a test with such a call fails. */
  readonly fault?: string;
}
export interface Call {
  readonly workspace: Workspace;
  readonly apiUrl: string;
  /** `private` names what only the app itself may ask for. */
  readonly token: "bot" | "app";
  readonly openSocket: () => string;
}
export interface Method {
  /** One of them suffices. */
  readonly scopes: readonly string[];
  readonly token?: "app";
  readonly call: (args: Args, call: Call) => Answer;
}
export type Args = Readonly<Record<string, unknown>>;

export const refused = (error: string): Refusal => ({ ok: false, error });
export const fault = (error: string, why: string): Refusal => ({ ok: false, error, fault: why });
