import type { Request, Response } from "express";

/** Cookies of this page: for this host alone, unreadable for scripts, sent along by no other site's posts. */

const NAME = /^[\w-]+$/;

/** What the browser sent; of a name sent twice the first. Under https only cookies that nobody but this host can have set. */
export function readCookie(request: Request, name: string): string | undefined {
  const wanted = `${fullName(request, name)}=`;
  const found = (request.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(wanted));
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found.slice(wanted.length));
  } catch {
    // Broken percent signs are nobody's value.
    return undefined;
  }
}

export function setCookie(
  request: Request,
  response: Response,
  {
    name,
    value,
    maxAgeS,
    sameSite = "Lax",
  }: { name: string; value: string; maxAgeS?: number; sameSite?: "Strict" | "Lax" },
): void {
  if (!NAME.test(name)) throw new Error(`not a cookie's name: ${name}`);
  const attributes = [
    `${fullName(request, name)}=${encodeURIComponent(value)}`,
    "Path=/",
    "HttpOnly",
    `SameSite=${sameSite}`,
    ...(maxAgeS === undefined ? [] : [`Max-Age=${maxAgeS}`]),
    ...(request.secure ? ["Secure"] : []),
  ];
  response.append("Set-Cookie", attributes.join("; "));
}

const fullName = (request: Request, name: string): string => (request.secure ? `__Host-${name}` : name);
