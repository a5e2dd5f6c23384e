import type { Form } from "../domain/guideline.ts";
import type { Question } from "../knowledge/question.ts";
import { ASPECTS, type Aspect, COUNTING, FORM_NAMES, LISTING_WORDS } from "./facet-words.ts";
import { ASKS_MEANING, type Item, isAll, item, type Wanted } from "./wanted.ts";

/** Questions on forms of collaboration: two side by side, or what is said of one. */

function aspectItems(form: Form, aspect: Aspect, ja: string, en: string): Item[] {
  const quotes = aspect === "definition" ? [form.definition] : form[aspect];
  return quotes.map((quote) => item(ja, en, quote));
}

const DIFFERENCE =
  /(?:どう|何が|どこが)?(?:違(?:い|う|って)|ちが(?:い|う)|異な(?:り|る))(?:点)?|区別|使い分け|比較|比べ\S{0,2}|differ(?:ence|ences|ent)?|distinguish|compare[ds]?|versus|\bvs\b/iu;

/** 「委託と補助の違いは？」: two forms side by side, by their definitions. */
export function formPair(content: string, question: Question): Wanted | undefined {
  let rest = content;
  const forms = FORM_NAMES.filter(({ cue }) => {
    if (!cue.test(rest)) return false;
    rest = rest.replace(new RegExp(cue.source, "giu"), " ");
    return true;
  });
  const cues = [...forms.map(({ cue }) => cue), DIFFERENCE, /定義|意味/u];
  if (forms.length !== 2 || !DIFFERENCE.test(question.text) || !isAll(content, ...cues)) return undefined;
  return {
    ja: forms.map(({ ja }) => ja).join("と"),
    en: forms.map(({ en }) => en).join(" and "),
    list: false,
    most: 2,
    itemsOf: ({ profile }) => {
      const items = forms.flatMap(({ form }) =>
        profile.forms
          .filter((candidate) => candidate.form === form)
          .map((candidate) => item(candidate.term, candidate.en, candidate.definition)),
      );
      return items.length === forms.length ? items : [];
    },
  };
}

export function formAspect(content: string, question: Question): Wanted | undefined {
  const form = FORM_NAMES.find(({ cue }) => cue.test(content));
  if (!form) return undefined;
  const rest = content.replace(new RegExp(form.cue.source, "giu"), " ");
  if (FORM_NAMES.some((other) => other !== form && other.cue.test(rest))) return undefined;
  const named = ASPECTS.find(({ cue }) => cue.test(content));
  if (!isAll(content, form.cue, ...(named ? [named.cue] : []))) return undefined;
  const isMeaning = named?.aspect === "definition" || (!named && ASKS_MEANING.test(question.text));
  const aspects = named && !isMeaning ? [named] : ASPECTS.filter(({ aspect }) => aspect === "definition");
  // 「Xについて」「Xはどう違う」 asks for all that is said of it, first of all what it is.
  const others =
    isMeaning || named ? [] : ASPECTS.filter(({ aspect }) => aspect === "cautions" || aspect === "effects");
  return {
    ja: named ? `${form.ja}の${named.ja}` : form.ja,
    en: named ? `${form.en}: ${named.en}` : form.en,
    list: false,
    itemsOf: ({ profile }) =>
      profile.forms
        .filter((candidate) => candidate.form === form.form)
        .flatMap((candidate) =>
          [...aspects, ...others].flatMap(({ aspect, ja, en }) =>
            aspectItems(
              candidate,
              aspect,
              others.length > 0 ? `${candidate.term}（${ja}）` : candidate.term,
              others.length > 0 ? `${candidate.en} (${en})` : candidate.en,
            ),
          ),
        ),
  };
}

const FORMS_ASKED = /形態|協働の(?:方法|やり方)|forms? of collaboration|collaboration forms?/iu;

export function formsList(content: string): Wanted | undefined {
  if (!FORMS_ASKED.test(content) || FORM_NAMES.some(({ cue }) => cue.test(content))) return undefined;
  if (!isAll(content, COUNTING, LISTING_WORDS)) return undefined;
  return {
    ja: "協働の形態",
    en: "forms of collaboration",
    list: true,
    itemsOf: ({ profile }) => profile.forms.map((form) => item(form.term, form.en, form.definition)),
  };
}
