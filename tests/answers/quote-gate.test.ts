import { describe, expect, it } from "vitest";
import { passGate } from "../../src/answers/claims.ts";
import { QuoteGate } from "../../src/answers/quote-gate.ts";
import { knowledge } from "../packs.ts";

const gate = new QuoteGate(knowledge());
const real = {
  guideline: "odawara",
  section: "Ⅰ 協働に関する基本的な考え方 > ６ 協働の形態 > （５）委託",
  quote: "事業実施に関する責任は、原則として委託する行政側が負うことになります。",
};

describe("the quote gate", () => {
  it("lets real words through, however their width, spaces and commas are typed", () => {
    expect(gate.check(real)).toEqual({ kind: "found", citation: real });
    for (const quote of [
      "事業実施に関する責任は､原則として委託する行政側が負うことになります｡",
      "事業実施に 関する責任は、原則と\nして委託する行政側が負う",
      "事業実施に関する責任は原則として委託する行政側が負うことになります",
    ]) {
      expect(gate.check({ ...real, quote }).kind).toBe("found");
    }
  });

  it("tells words that stand in another city's text from words that stand nowhere", () => {
    expect(gate.check({ ...real, guideline: "asaka" })).toEqual({ kind: "elsewhere", guideline: "odawara" });
    expect(gate.check({ ...real, quote: "責任は相手方が負う。" }).kind).toBe("notFound");
    expect(gate.check({ ...real, guideline: "atlantis", quote: "責任は相手方が負う。" }).kind).toBe(
      "notFound",
    );
    expect(gate.check({ ...real, quote: "。" }).kind).toBe("notFound");
  });

  it("puts the section right", () => {
    const verdict = gate.check({ ...real, section: "７ 存在しない章" });
    expect(verdict).toMatchObject({ kind: "found", citation: { section: real.section } });
  });
});

describe("a draft", () => {
  const draft = { lead: "答え", colon: "：", further: [] };
  const invented = { ...real, quote: "委託の上限は百万円です。" };

  it("loses the claims whose quotes are not found, and keeps the others", () => {
    const answer = passGate({ ...draft, claims: [{ citation: invented }, { citation: real }] }, gate);
    expect(answer?.citations).toEqual([real]);
    expect(answer?.text).not.toContain("百万円");
    expect(answer?.text).toContain("[1]");
  });

  it("is no answer where no claim is left, even with further sources", () => {
    expect(passGate({ ...draft, claims: [{ citation: invented }] }, gate)).toBeUndefined();
    expect(passGate({ ...draft, claims: [] }, gate)).toBeUndefined();
  });

  it("never shows words beside the quote that the quote does not hold", () => {
    expect(
      passGate({ ...draft, claims: [{ citation: real, shown: "市が全部払います" }] }, gate),
    ).toBeUndefined();
    const cells = [{ column: "責任", text: "相手方" }];
    expect(passGate({ ...draft, claims: [{ citation: real, cells }] }, gate)).toBeUndefined();
  });

  it("cites the same quote once", () => {
    const answer = passGate({ ...draft, claims: [{ citation: real }, { citation: real }] }, gate);
    expect(answer?.citations).toHaveLength(1);
  });
});
