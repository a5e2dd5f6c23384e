import type { Form, Quote } from "../domain/guideline.ts";
import type { Volume } from "../knowledge/library.ts";
import type { Question } from "../knowledge/question.ts";
import { ACTORS, ASPECTS, type Aspect, FILLER, FORM_NAMES, WORDS_LEFT } from "./facet-words.ts";

/** What a profile holds on the things people ask for by name: definitions, forms, zones, principles, roles and so on. */

export interface Item extends Quote {
  readonly ja: string;
  readonly en: string;
}

/** What a question asks of the profiles. */
export interface Wanted {
  readonly ja: string;
  readonly en: string;
  /** Whether every item is wanted, and not a chosen one. */
  readonly list: boolean;
  /** How many guidelines are enough where the question names none; all where absent. */
  readonly most?: number;
  itemsOf(volume: Volume): readonly Item[];
}

/** What a question may ask of the profiles, if it asks for nothing else besides; the likeliest first. */
export function wantedOf(question: Question): Wanted[] {
  const { content, text } = subjectOf(question);
  return READERS.flatMap((read) => read(content, { ...question, text }) ?? []);
}

type Reader = (content: string, question: Question) => Wanted | undefined;
const READERS: readonly Reader[] = [
  formPair,
  formAspect,
  formsList,
  actorEffects,
  roles,
  principles,
  zones,
  evaluation,
  schedule,
  figures,
  definition,
  measures,
];

/** What a question is on, and how it is put: by its own words or, for 「じゃあ小田原は？」, those of the turn before. */
function subjectOf({ content, text, leansOn, before }: Question): { content: string; text: string } {
  const rest = content.replace(LEANING_WORDS, "").replace(/[^\p{L}\p{N}]/gu, "");
  return rest === "" ? { content: leansOn.at(-1) ?? "", text: before ?? text } : { content, text };
}
const LEANING_WORDS = /じゃあ?|では|それなら|あと|次は?|ほかは|and|what about|how about|then/giu;

/** Whether nothing of content is left beside the cues. */
function isAll(content: string, ...cues: readonly RegExp[]): boolean {
  let rest = content;
  for (const cue of cues) rest = rest.replace(new RegExp(cue.source, `${cue.flags.replace("g", "")}g`), " ");
  rest = rest.replace(FILLER, " ");
  return (rest.match(WORDS_LEFT) ?? []).length === 0;
}

const item = (ja: string, en: string, { quote, section }: Quote): Item => ({ ja, en, quote, section });

function aspectItems(form: Form, aspect: Aspect, ja: string, en: string): Item[] {
  const quotes = aspect === "definition" ? [form.definition] : form[aspect];
  return quotes.map((quote) => item(ja, en, quote));
}

const ASKS_MEANING =
  /とは|定義|意味|範囲|って(?:何|なに|なん|どういう)?|どういうこと|define|definition|what (?:is|are|does)|mean/iu;

const DIFFERENCE =
  /(?:どう|何が|どこが)?(?:違(?:い|う|って)|ちが(?:い|う)|異な(?:り|る))(?:点)?|区別|使い分け|比較|比べ\S{0,2}|differ(?:ence|ences|ent)?|distinguish|compare[ds]?|versus|\bvs\b/iu;

/** 「委託と補助の違いは？」: two forms side by side, by their definitions. */
function formPair(content: string, question: Question): Wanted | undefined {
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

function formAspect(content: string, question: Question): Wanted | undefined {
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

function actorEffects(content: string): Wanted | undefined {
  const aspect = ASPECTS.find((candidate) => candidate.aspect === "effects");
  if (!aspect?.cue.test(content)) return undefined;
  const actor = ACTORS.find(({ cue }) => cue.test(content));
  if (!actor || !isAll(content, actor.cue, aspect.cue, /にとって(?:の)?|側|for/u)) return undefined;
  return {
    ja: "協働の効果",
    en: "effects of collaboration",
    list: false,
    itemsOf: ({ profile }) =>
      profile.actors
        .filter(({ name }) => actor.name.test(name))
        .flatMap(({ name, en, effects }) => effects.map((effect) => item(name, en, effect))),
  };
}

const ROLE = /役割(?:分担)?|責務|roles?|dut(?:y|ies)|responsibilit(?:y|ies)/iu;

function roles(content: string): Wanted | undefined {
  if (!ROLE.test(content)) return undefined;
  const actor = ACTORS.find(({ cue }) => cue.test(content));
  if (!isAll(content, ROLE, ...(actor ? [actor.cue] : []))) return undefined;
  return {
    ja: "役割",
    en: "roles",
    list: actor === undefined,
    itemsOf: ({ profile }) =>
      profile.roles
        .filter((role) => !actor || actor.name.test(role.actor))
        .map((role) => item(role.actor, role.en, role)),
  };
}

const PRINCIPLE = /(?:基本)?原則|(?:協働に)?取り組む姿勢|姿勢|basic principles?|principles?|attitudes?/iu;
const COUNTING = /[0-9一二三四五六七八九十](?:つ)?の?|two|three|four|five|six|seven|eight|ten|数|how many/giu;

function principles(content: string): Wanted | undefined {
  if (!PRINCIPLE.test(content) || !isAll(content, PRINCIPLE, COUNTING)) return undefined;
  return {
    ja: "原則",
    en: "principles",
    list: true,
    itemsOf: ({ profile }) =>
      profile.principles.map((principle) => item(principle.name, principle.en, principle)),
  };
}

const ZONE = /(?:活動)?領域(?:とイメージ|と責任)?|ゾーン|zones?/iu;
const ZONE_MARK = /[①②③④⑤]|(?<![0-9])[1-5](?:番(?:目)?)?(?![0-9])/u;

function zones(content: string, question: Question): Wanted | undefined {
  if (!ZONE.test(content)) return undefined;
  const marked = ZONE_MARK.exec(question.text.includes("つの") ? "" : question.text)?.[0];
  if (!isAll(content, ZONE, ZONE_MARK, COUNTING, /段階|区分|分か(?:れ|て)|モデル|model|どこ|から|まで/iu))
    return undefined;
  const number = marked === undefined ? undefined : Number(marked.normalize("NFKC").charAt(0));
  return {
    ja: "協働の領域",
    en: "zones of collaboration",
    list: number === undefined,
    itemsOf: ({ profile }) =>
      profile.zones.items
        .filter(({ zone }) => number === undefined || zone === number)
        .map((zone) => item(`${zone.mark ?? ""}${zone.name}`, zone.en, zone)),
  };
}

const EVALUATION = /(?:事後)?評価(?:の)?(?:項目|考え方|方法|視点|観点)?|evaluations?|evaluated?/iu;

function evaluation(content: string): Wanted | undefined {
  if (!EVALUATION.test(content) || !isAll(content, EVALUATION, /協働事業|事業/u)) return undefined;
  return {
    ja: "評価",
    en: "evaluation",
    list: false,
    itemsOf: ({ profile }) => profile.evaluation.map((topic) => item(topic.about, topic.en, topic)),
  };
}

const FORMS_ASKED = /形態|協働の(?:方法|やり方)|forms? of collaboration|collaboration forms?/iu;
const LISTING_WORDS = /種類|一覧|全部|どんな|どれ|挙|並/gu;

function formsList(content: string): Wanted | undefined {
  if (!FORMS_ASKED.test(content) || FORM_NAMES.some(({ cue }) => cue.test(content))) return undefined;
  if (!isAll(content, COUNTING, LISTING_WORDS)) return undefined;
  return {
    ja: "協働の形態",
    en: "forms of collaboration",
    list: true,
    itemsOf: ({ profile }) => profile.forms.map((form) => item(form.term, form.en, form.definition)),
  };
}

const SCHEDULE = /(?:推進)?スケジュール|工程表|(?:第[1-9])?段階|timetable|schedule|stages?/iu;

function schedule(content: string): Wanted | undefined {
  if (!SCHEDULE.test(content) || !isAll(content, SCHEDULE, COUNTING, /推進|予定|施策導入/u)) return undefined;
  const stage = /第[1-9]段階/u.exec(content)?.[0];
  return {
    ja: stage ?? "推進スケジュール",
    en: stage === undefined ? "schedule" : `stage ${stage.charAt(1)}`,
    list: stage === undefined,
    itemsOf: ({ profile }) =>
      profile.schedule
        .filter(({ what }) => stage === undefined || what.normalize("NFKC").includes(stage))
        .map((entry) => item(entry.what, entry.en, entry)),
  };
}

const MEASURES = /(?:推進)?(?:施策|方策)|取り?組み?|measures?|polic(?:y|ies)/iu;
const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s「」()]|仮称/gu, "");

/** A measure asked for by its name, or all of them. */
function measures(content: string): Wanted | undefined {
  const name = plainName(content.replace(/とは|定義|意味|は$|の$/gu, ""));
  const isList = MEASURES.test(content) && isAll(content, MEASURES, COUNTING, LISTING_WORDS, /推進|進める/u);
  if (!isList && name.length < 4) return undefined;
  return {
    ja: "施策",
    en: "measures",
    list: isList,
    itemsOf: ({ profile }) =>
      profile.measures
        .filter((measure) => isList || plainName(measure.name) === name || plainName(measure.en) === name)
        .map((measure) => item(measure.name, measure.en, measure)),
  };
}

const HOW_MANY = /何(?:団体|件)|(?:団体|件)?数|いくつ|how many|number of/iu;

/** 「スポーツの団体は何団体？」: a figure by what it counts. */
function figures(content: string, question: Question): Wanted | undefined {
  if (!HOW_MANY.test(question.text)) return undefined;
  const keyOf = (what: string): string => what.replace(/の(?:団体数|数|件数).*$/u, "");
  return {
    ja: "数",
    en: "figures",
    list: false,
    itemsOf: ({ profile }) =>
      profile.numbers
        .filter(({ what }) => {
          const key = keyOf(what);
          return content.includes(key) && isAll(content.replace(key, " "), HOW_MANY, /団体/u);
        })
        .map((figure) =>
          item(`${figure.what}：${figure.value}${figure.unit}`, `${figure.en}: ${figure.value}`, figure),
        ),
  };
}

/** A term that some guideline defines, asked for by its name. */
function definition(content: string, question: Question): Wanted | undefined {
  if (!ASKS_MEANING.test(question.text)) return undefined;
  const cue = ASPECTS.find(({ aspect }) => aspect === "definition")?.cue ?? /$^/u;
  const term = content
    .replace(new RegExp(cue.source, "giu"), " ")
    .replace(/\s+|の$|は$/gu, "")
    .toLowerCase();
  if (term === "" && !/協働|collabor/iu.test(question.text)) return undefined;
  const wanted = term === "" ? "協働" : term;
  const isIt = (name: string): boolean => name.normalize("NFKC").toLowerCase().replace(/\s/g, "") === wanted;
  return {
    ja: "定義",
    en: "definition",
    list: false,
    itemsOf: ({ profile }) => {
      const defined = profile.definitions.filter(({ term: name, en, aliases }) =>
        [name, en, ...aliases].some(isIt),
      );
      if (defined.length > 0) return defined.map((found) => item(found.term, found.en, found));
      return profile.actors
        .filter(({ name, en }) => [name, en].some(isIt))
        .map((found) => item(found.name, found.en, found));
    },
  };
}
