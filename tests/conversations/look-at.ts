import { expect } from "vitest";

/** What holds for everything that people see, on whatever platform. */
export function lookAtText(text: string): void {
  expect(text).not.toMatch(/undefined|\[object |NaN/);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
}
