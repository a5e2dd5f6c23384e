import { AuthenticationError } from "botframework-connector";
import type { Request, RequestHandler } from "express";
import { type Activity, activitySchema, tenantOf } from "./activity.ts";
import { errorAnswer, type InvokeAnswer } from "./invoke-answers.ts";
import type { TeamsDoorKey, TeamsSignIn } from "./sign-in.ts";
import { teamsWording } from "./wording.ts";

/** The way in, `/api/messages`: who it is, then what it is, then the turn. */

export interface DoorWork {
  readonly key: TeamsDoorKey;
  readonly signIn: TeamsSignIn;
  /** Undefined before the platform has started and after it has stopped. */
  readonly take: () => ((activity: Activity) => Promise<InvokeAnswer | undefined>) | undefined;
  readonly tell: (line: string) => void;
}

const SIGNATURE_ERRORS = ["JsonWebTokenError", "TokenExpiredError", "NotBeforeError"];

/** Expects the body parsed as JSON. */
export function teamsDoor({ key, signIn, take, tell }: DoorWork): RequestHandler {
  return async (request, response) => {
    const parsed = activitySchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: "not an activity of Teams" });
      return;
    }
    const activity = parsed.data;
    if (key === "unsigned" && !isFromHere(request)) {
      response.status(401).json({ error: "only for this machine itself" });
      return;
    }
    const refused = await whyRefused(activity, request.get("authorization") ?? "");
    if (refused) {
      if (refused.tell) tell(`Teams: ${refused.tell}`);
      response.status(refused.status).json({ error: refused.word });
      return;
    }
    const turn = take();
    if (!turn) {
      response.status(503).json({ error: "not started" });
      return;
    }
    try {
      const answer = await turn(activity);
      if (answer) response.status(answer.status).json(answer.body);
      else response.status(200).end();
    } catch (error) {
      // Not stored: Teams sends a message again after this, and a person who pressed is told to.
      const reason = error instanceof Error ? error.message : String(error);
      tell(`Teams: 受け取れませんでした / could not be taken: ${reason}`);
      if (activity.type !== "invoke") response.status(500).json({ error: "not taken" });
      else {
        const { failed } = teamsWording(activity.locale?.toLowerCase().startsWith("en") ? "en" : "ja");
        const told = errorAnswer(500, failed);
        response.status(told.status).json(told.body);
      }
    }
  };

  async function whyRefused(
    activity: Activity,
    authorization: string,
  ): Promise<{ readonly status: number; readonly word: string; readonly tell?: string } | undefined> {
    try {
      const { type, channelId, serviceUrl } = activity;
      const claimed: object = { type, channelId, serviceUrl };
      if (!isSigned(claimed)) return { status: 401, word: "not signed by Teams for this bot" };
      await signIn.check(claimed, authorization);
    } catch (error) {
      const unsigned =
        (error instanceof AuthenticationError && error.statusCode === 401) ||
        (error instanceof Error && SIGNATURE_ERRORS.includes(error.name));
      if (unsigned) return { status: 401, word: "not signed by Teams for this bot" };
      const reason = error instanceof Error ? error.message : String(error);
      return {
        status: 503,
        word: "the signature cannot be checked now",
        tell: `署名の鍵を取得できません / the signing keys cannot be fetched: ${reason}`,
      };
    }
    if (key !== "unsigned" && tenantOf(activity) !== key.tenantId) {
      return { status: 403, word: "not of this organization" };
    }
    return undefined;
  }
}

/** Where nobody is checked, only this machine itself is let in, and nobody that a proxy brings. */
const isFromHere = ({ socket, headers }: Request): boolean =>
  /^(?:::ffff:)?127\.|^::1$/u.test(socket.remoteAddress ?? "") &&
  headers["x-forwarded-for"] === undefined &&
  headers["forwarded"] === undefined;

type Signed = Parameters<TeamsSignIn["check"]>[0];

/** The signature is checked against the channel and the service url alone. */
const isSigned = (value: object): value is Signed => "channelId" in value && "serviceUrl" in value;
