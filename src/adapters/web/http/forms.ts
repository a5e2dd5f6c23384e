import express, { type Request, type RequestHandler } from "express";
import { page } from "../frame/page.ts";
import { refusedPage } from "../frame/refused.ts";
import { isTokenOf, TOKEN_FIELD, visitorOf } from "./visitor.ts";

/** Posts of our own forms: read within bounds, and taken only with the token that stood in the form. */

/** A whole dialog's texts, each character as nine in a form's encoding. */
const LONGEST_BODY = "512kb";
const MOST_FIELDS = 300;

export const readForms: RequestHandler = express.urlencoded({
  extended: false,
  limit: LONGEST_BODY,
  parameterLimit: MOST_FIELDS,
});

/** A form's inputs by name; of one that came several times (checkboxes) all, in order. */
export function fieldsOf(request: Request): ReadonlyMap<string, readonly string[]> {
  const body: unknown = request.body;
  const fields = new Map<string, readonly string[]>();
  if (typeof body !== "object" || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    if (name !== TOKEN_FIELD) fields.set(name, Array.isArray(value) ? value.map(String) : [String(value)]);
  }
  return fields;
}

export const onlyWithToken: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next();
  const visitor = visitorOf(request);
  const body: unknown = request.body;
  const token = typeof body === "object" && body !== null ? Reflect.get(body, TOKEN_FIELD) : undefined;
  if (isTokenOf(visitor, token)) return next();
  response
    .status(403)
    .type("html")
    .send(page(request, refusedPage("token", visitor.language, typedIn(request))));
};

/** What a person wrote, so that it is not lost with the refusal. */
const typedIn = (request: Request): readonly string[] => fieldsOf(request).get("text") ?? [];
