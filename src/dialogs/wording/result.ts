import type { Language } from "../../domain/guideline.ts";

/** What the results of the zone and form dialogs say, in both languages. */

const ja = {
  zoneIs: (name: string) => `この事業の領域は ${name} です。`,
  zonesLeft: (names: string) => `まだ決まりません。考えられる領域: ${names}`,
  settledBy: (question: string) => `「${question}」がわかると絞れます。`,
  conflict: "回答が食い違っています（仮の判定です）。まず役割と責任の分担を協議し、合意してください。",
  conflictPossible: "答え方によっては食い違いが出ます。役割と責任の分担を先に確かめてください。",
  outside: "私的な目的だけの活動は、協働の対象外です。",
  reservedPart: "市だけが執行できる部分は分けて考え、残りの部分について判定しました。",
  lowNeed: "一緒に行っても良くならないなら、協働の必要性は低い事業です。",
  notFixed: "領域は固定的なものではありません。事業の進み方に応じて見直してください。",
  noZones: (city: string) =>
    `${city}の本文には領域の区分がありません。参考として、区分のある市の考え方で示します。`,
  ifThen: (label: string, value: string, then: string) => `「${label}」が「${value}」なら ${then}`,
  formIs: (form: string) => `合う形態: ${form}`,
  formNone: "いまの回答だけでは、合う形態を挙げられません。「市が主に出すもの」などを見直してください。",
  lacks: (city: string, form: string, cities: string) =>
    `${city}の本文に該当する形態なし（「${form}」は${cities}の指針にあります）。`,
  nearest: (forms: string) => `この市の形態で近いもの: ${forms}`,
  beside: (forms: string) => `あわせて使える形態: ${forms}`,
  mismatch: (form: string, usual: string, zone: string) =>
    `「${form}」はふつう ${usual} の領域の形態です。この事業の領域（${zone}）と合うか確かめてください。`,
  cautions: "気をつけること",
};

const en: typeof ja = {
  zoneIs: (name) => `This project lies in zone ${name}.`,
  zonesLeft: (names) => `Not settled yet. Possible zones: ${names}`,
  settledBy: (question) => `Knowing “${question}” would narrow it.`,
  conflict:
    "The answers contradict each other (the zone is provisional). First agree on roles and responsibility.",
  conflictPossible: "Some answers would contradict each other: make sure of roles and responsibility first.",
  outside: "An activity with a private purpose only lies outside collaboration.",
  reservedPart: "The part that only the city can carry out is set aside; this is about the rest.",
  lowNeed: "Where working together adds nothing, there is little need for collaboration.",
  notFixed: "Zones are not fixed: look at it again as the project goes on.",
  noZones: (city) => `The text of ${city} has no zones. For reference, here is how cities with zones see it.`,
  ifThen: (label, value, then) => `If “${label}” were “${value}”: ${then}`,
  formIs: (form) => `Fitting form: ${form}`,
  formNone: "These answers alone point to no form. Look again at what the city mainly gives.",
  lacks: (city, form, cities) =>
    `The text of ${city} has no such form (“${form}” stands in the guideline of ${cities}).`,
  nearest: (forms) => `Nearest in this city's own list: ${forms}`,
  beside: (forms) => `Forms that can go along: ${forms}`,
  mismatch: (form, usual, zone) =>
    `“${form}” is usually a form of zone ${usual}. Check whether it goes with this project's zone (${zone}).`,
  cautions: "Mind",
};

export const resultWording = (language: Language): typeof ja => (language === "ja" ? ja : en);
