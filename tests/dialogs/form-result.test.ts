import { describe, expect, it } from "vitest";
import { formResult } from "../../src/dialogs/form-result.ts";
import { decideForm, FORM_QUESTIONS, type FormAnswers } from "../../src/domain/form-rules.ts";
import { knowledge } from "../packs.ts";

const { volumes } = knowledge().library;
const catalogues = volumes.map(({ guideline, profile }) => ({
  guideline: guideline.id,
  forms: profile.forms,
}));
const CITIES = [undefined, ...volumes.map(({ guideline }) => guideline.id)];

function everyWay(): Record<string, string>[] {
  let rows: Record<string, string>[] = [{}];
  for (const [question, values] of Object.entries(FORM_QUESTIONS)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [question]: value })));
  }
  return rows;
}

/** What a form needs, as people read the table: the answer that must be given. */
const NEEDS: Readonly<Record<string, (answers: Record<string, string>, city: string) => boolean>> = {
  委託: ({ entrusts }) => entrusts === "yes",
  指定管理者: ({ facility }) => facility === "whole",
  "補助・助成": ({ gives }, city) => gives === "money" || (city === "kasumigaura" && gives === "goods"),
  共催: ({ host }) => host === "both",
  後援: ({ gives }) => gives === "name",
  "実行委員会・協議会": ({ host }) => host === "newBody",
  "事業協力・協定": ({ gives, term }, city) =>
    gives === "shared" || (city !== "numazu" && (term === "continuing" || term === "agreed")),
  アダプト制度: ({ facility }) => facility === "part",
  "政策提案・企画立案への参画": ({ stage }) => stage === "opinions",
  "審議会・パブリックコメント": ({ stage }) => stage === "opinions",
  研究会: ({ stage }) => stage === "study",
  使用許可: ({ gives }) => gives === "place",
  支援: ({ gives }) => gives === "support" || gives === "place",
  "情報交換・情報提供": ({ gives }) => gives === "information",
};

describe("the form of a project", () => {
  it("is never one without a requirement met, and never one that an answer rules out, in every city and for every answer", () => {
    const rows = everyWay();
    expect(rows).toHaveLength(6 * 9 * 4 * 3 * 4 * 4);
    const wrong: string[] = [];
    for (const own of CITIES) {
      for (const row of rows) {
        const { ranked, proposed, lacks, nearest } = decideForm(row as FormAnswers, catalogues, own);
        for (const { form, guideline, score } of ranked) {
          if (!NEEDS[form.form]?.(row, guideline) || score > 9)
            wrong.push(`${own} ${form.form} ${JSON.stringify(row)}`);
        }
        if (proposed.length > 2 || (ranked.length > 0 && proposed[0] !== ranked[0]))
          wrong.push(JSON.stringify(row));
        const shownGap = (proposed[0]?.score ?? 0) - (proposed[1]?.score ?? 0);
        if (proposed.length === 2 && shownGap >= 2) wrong.push(`margin ${JSON.stringify(row)}`);
        const catalogue = volumes.find(({ guideline }) => guideline.id === own)?.profile.forms ?? [];
        if (lacks && catalogue.some(({ form }) => form === lacks)) wrong.push(`lacks ${lacks} ${own}`);
        if (lacks && (nearest.length === 0 || !nearest.every((form) => catalogue.includes(form)))) {
          wrong.push(`nearest ${lacks} ${own}`);
        }
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  }, 120_000);

  it("can be every form of every catalogue", () => {
    for (const { guideline, profile } of volumes) {
      const reached = new Set(
        everyWay().flatMap((row) =>
          decideForm(row as FormAnswers, catalogues, guideline.id).proposed.map(({ form }) => form.form),
        ),
      );
      expect(profile.forms.filter(({ form }) => !reached.has(form)).map(({ form }) => form)).toEqual([]);
    }
  }, 120_000);

  it("is said to be missing where only other cities have it, with the nearest of the own", () => {
    const result = formResult({ facility: "whole" }, volumes, "asaka");
    expect(result.lacks).toBe("指定管理者");
    expect(result.foundIn).toEqual(["numazu", "odawara"]);
    expect(result.nearest[0]?.form).toBe("委託");
    const adopt = formResult({ facility: "part" }, volumes, "numazu");
    expect([adopt.lacks, adopt.nearest[0]?.form]).toEqual(["アダプト制度", "事業協力・協定"]);
  });

  it("goes by the city's own requirement: goods are a subsidy in Kasumigaura alone", () => {
    const subsidised = (own: string) =>
      formResult({ gives: "goods" }, volumes, own).ranked.some(({ form }) => form.form === "補助・助成");
    expect(subsidised("kasumigaura")).toBe(true);
    expect(subsidised("odawara")).toBe(false);
    expect(formResult({ gives: "place" }, volumes, "minami-alps").proposed[0]?.form.form).toBe("支援");
    expect(formResult({ entrusts: "yes", facility: "whole" }, volumes, "numazu").proposed[0]?.form.form).toBe(
      "指定管理者",
    );
  });

  it("is held against the project's zone, and a mismatch is told and not forbidden", () => {
    const result = formResult({ entrusts: "yes" }, volumes, "numazu", [2]);
    expect(result.proposed[0]?.form.form).toBe("委託");
    expect(result.zoneMismatch).toEqual([{ form: "委託", usual: [4] }]);
    expect(formResult({ entrusts: "yes" }, volumes, "numazu", [4]).zoneMismatch).toEqual([]);
  });

  it("shows two where they are close, and what another answer would bring", () => {
    const { proposed, alternatives } = formResult({ host: "both", gives: "money" }, volumes, "asaka");
    expect(proposed.map(({ form }) => form.form)).toEqual(["共催", "補助・助成"]);
    expect(alternatives).toContainEqual({ question: "host", value: "citizens", form: "補助・助成" });
  });

  it("is none where nothing speaks for one", () => {
    expect(formResult({ host: "none", gives: "nothing" }, volumes, "numazu").proposed).toEqual([]);
  });
});
