import type { Request, Response } from "express";
import type { Language } from "../../../domain/guideline.ts";
import { frameWording } from "../frame/wording.ts";

/** Refusals before anybody is known: plain text in both languages, nothing of the request in it. */

export type Refusal = keyof ReturnType<typeof frameWording>["refused"];

export const refusalText = (refusal: Refusal, language: Language): string =>
  frameWording(language).refused[refusal];

export function refuse(_request: Request, response: Response, status: number, refusal: Refusal): void {
  response
    .status(status)
    .type("text/plain; charset=utf-8")
    .send(`${refusalText(refusal, "ja")}\n${refusalText(refusal, "en")}\n`);
}
