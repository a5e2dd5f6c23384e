import { describe, expect, it } from "vitest";
import { renderMessage } from "../../../src/adapters/terminal/message.ts";
import { agreementDraft } from "../../../src/dialogs/agreement.ts";
import { FULL } from "../../dialogs/agreement-samples.ts";
import { draftOf, draftTexts } from "../../draft-texts.ts";

const style = { colour: false, title: (guideline: string) => guideline };

describe("a draft in the terminal", () => {
  it.each(["ja", "en"] as const)("shows every text of an agreement (%s)", (language) => {
    const draft = agreementDraft(FULL, language);
    const screen = renderMessage({ language, parts: [{ kind: "document", draft }] }, style);
    let from = 0;
    for (const text of draftTexts(draft)) {
      expect(screen.slice(from)).toContain(text);
      from = screen.indexOf(text, from) + text.length;
    }
  });

  it("brings no control character to the screen", () => {
    const draft = draftOf("a\u001b[31mb\u202ec");
    const screen = renderMessage({ language: "ja", parts: [{ kind: "document", draft }] }, style);
    expect(screen).toContain("a[31mbc");
    expect(screen).not.toMatch(/\u001b|\u202e/);
  });
});
