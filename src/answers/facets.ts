import type { Question } from "../knowledge/question.ts";
import { words } from "../knowledge/tokens.ts";
import { ACTORS, ASPECTS, COUNTING, FILLER, LISTING_WORDS } from "./facet-words.ts";
import { formAspect, formPair, formsList } from "./form-facets.ts";
import { ASKS_MEANING, isAll, item, type Reader, type Wanted, without } from "./wanted.ts";

/** What a profile holds on the things people ask for by name: definitions, forms, zones, principles, roles and so on. */

/** What a question may ask of the profiles, if it asks for nothing else besides; the likeliest first. */
export function wantedOf(question: Question): Wanted[] {
  const { content, text } = subjectOf(question);
  return READERS.flatMap((read) => read(content, { ...question, text }) ?? []);
}

const READERS: readonly Reader[] = [
  formPair,
  formAspect,
  formsList,
  actorEffects,
  roles,
  principles,
  principleByName,
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
  const earlier = leansOn.at(-1);
  if (rest === "") return { content: earlier ?? "", text: before ?? text };
  // 「じゃあ役所のほうは？」: the same of another party.
  const actor = ACTORS.find(({ cue }) => cue.test(rest) && isAll(rest, cue, /ほう|方|側|side/u));
  if (earlier !== undefined && actor && gainerIn(earlier) && GAINED.test(earlier)) {
    return { content: `${rest} ${without(earlier, ...PARTIES)}`, text: before ?? text };
  }
  return { content, text };
}
const LEANING_WORDS = /じゃあ?|では|それなら|あと|次は?|ほかは|and|what about|how about|then/giu;

/** What one party gains by collaboration: 「自治会が市と組むと、会の側にはどんないいことがある？」. */
function actorEffects(content: string): Wanted | undefined {
  if (!GAINED.test(content)) return undefined;
  const actor = gainerIn(content);
  if (!actor || !isAll(content, GAINED, TOGETHER, ...PARTIES)) return undefined;
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

/** Whom the gain is for: the party that is named first, but not the one it works with. */
function gainerIn(content: string): (typeof ACTORS)[number] | undefined {
  return ACTORS.flatMap((actor) => {
    const match = actor.cue.exec(content);
    const isPartner =
      match &&
      (AS_PARTNER_BEHIND.test(content.slice(match.index + match[0].length)) ||
        AS_PARTNER_BEFORE.test(content.slice(0, match.index)));
    return match && !isPartner ? [{ actor, at: match.index }] : [];
  }).sort((one, other) => one.at - other.at)[0]?.actor;
}

const PARTIES = ACTORS.map(({ cue }) => cue);
const GAINED =
  /効果|メリット|利点|良い(?:ところ|こと|点)|いい(?:ところ|こと|点)|うまみ|プラス(?:面|になる)?|恩恵|得(?:する|になる|られるもの)?|(?:いい|良い|よい)[のか]$|effects?|benefits?|merits?|advantages?|\bgains?\b/iu;
const TOGETHER =
  /にとって(?:の)?|側|地元|みたい(?:な)?|一緒|組(?:む|ん)(?:だら|で|と)?|手を(?:組|取)\S{0,3}|連携|協働|(?<!\p{Script=Han})会(?=[のがはと]|\s|$)|\b(?:for|from|with|by|itself|themselves|work(?:s|ing)?|together|team(?:s|ing)?|up|partner(?:s|ing)?|collaborat\w*|expect(?:ed)?|side)\b/iu;
const AS_PARTNER_BEHIND = /^(?:さん)?と(?:の)?(?:一緒|いっしょ|組|協働|連携|手を|や)/u;
const AS_PARTNER_BEFORE = /\b(?:with|together)\s+(?:the\s+)?$/iu;

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

/** 「情報共有の原則」: the one principle of each text whose name is most like what is asked for. */
function principleByName(content: string): Wanted | undefined {
  if (!PRINCIPLE.test(content)) return undefined;
  const name = content.replace(PRINCIPLE, " ").replace(FILLER, " ");
  const pairs = pairsOf(name);
  if (pairs.size === 0 || /[0-9①-⑤]/u.test(name)) return undefined;
  return {
    ja: "原則",
    en: "principles",
    list: false,
    itemsOf: ({ profile }) => {
      const shared = profile.principles.map((principle) => ({
        principle,
        pairs: [...pairsOf(principle.name)].filter((pair) => pairs.has(pair)).length,
      }));
      const most = Math.max(0, ...shared.map((one) => one.pairs));
      return shared
        .filter((one) => most > 0 && one.pairs === most)
        .map((one) => item(one.principle.name, one.principle.en, one.principle));
    },
  };
}

/** Neighbouring kanji and katakana of a name, across its particles. */
function pairsOf(name: string): ReadonlySet<string> {
  const letters = [...name.normalize("NFKC").replace(/[^\p{Script=Han}\p{Script=Katakana}ー]/gu, "")];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`));
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

const COUNTED = new Set(
  words("civic citizen activity group organization association relate field work number"),
);

/** 「スポーツの団体は何団体？」: a figure by what it counts. */
function figures(content: string, question: Question): Wanted | undefined {
  if (!HOW_MANY.test(question.text)) return undefined;
  const keyOf = (what: string): string => what.replace(/の(?:団体数|数|件数).*$/u, "");
  const asked = words(content);
  /** In English the words beside "groups" name what is counted. */
  const isCountedInEnglish = (en: string): boolean => {
    const [, counted] = /^groups in (.+)$/u.exec(en) ?? [];
    if (counted === undefined) return false;
    const named = words(counted).filter((word) => word !== "and");
    const rest = asked.filter((word) => !named.includes(word) && !COUNTED.has(word));
    return rest.length === 0 && named.some((word) => asked.includes(word));
  };
  return {
    ja: "数",
    en: "figures",
    list: false,
    itemsOf: ({ profile }) =>
      profile.numbers
        .filter(({ what, en }) => {
          if (question.language === "en") return isCountedInEnglish(en);
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
  const term = without(content, cue, /\b(?:underst(?:an|oo)ds?|describe[sd]?|explain(?:s|ed)?)\b/iu)
    .replace(/\s+/gu, "")
    .replace(/[のはを]+$/u, "")
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
