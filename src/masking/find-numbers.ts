import type { Find } from "./find.ts";

/** Telephone numbers, mail addresses and My Numbers, in either width. All patterns are put to the plain form. */

const MAIL =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}/g;

export function findMail(plain: string): Find[] {
  return [...plain.matchAll(MAIL)].map(({ 0: found, index }) => ({
    kind: "mail",
    from: index,
    to: index + found.length,
  }));
}

/** Digits with at most one separator, or a bracket pair, between them. */
const PHONE = /(?<![0-9-])(?:\+81[- ]?|\(?0)[0-9](?:[-. ()ー]{0,2}[0-9]){7,11}(?![0-9]|-[0-9])/g;
const EXTENSION = /(?<=内線(?:番号)?[:は ]{0,2})[0-9]{2,5}(?![0-9])/g;
/** Of a Japanese number with its leading zero: 10 of a landline, 11 of a mobile one. */
const PHONE_DIGITS = [10, 11];

export function findPhones(plain: string): Find[] {
  const numbers = [...plain.matchAll(PHONE)].flatMap(({ 0: found, index }): Find[] => {
    const digits = found.replace(/[^0-9+]/g, "").replace(/^\+81/, "0");
    const grouped = /[-. ()ー]/.test(found);
    // Ten digits in a row may be any number; a mobile one, or one cut in groups, hardly is.
    const likely =
      grouped || /^0[5789]0/.test(digits) || /^0(?:120|800|570)/.test(digits) || digits.length === 10;
    if (!PHONE_DIGITS.includes(digits.length) || !likely) return [];
    return [{ kind: "phone", from: index, to: index + found.length }];
  });
  const extensions = [...plain.matchAll(EXTENSION)].map(
    ({ 0: found, index }): Find => ({ kind: "phone", from: index, to: index + found.length }),
  );
  return [...numbers, ...extensions];
}

const TWELVE = /(?<![0-9]|[0-9]-)[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9]|-[0-9])/g;
const LABELLED = /(?:マイナンバー|個人番号|my ?number)[^0-9]{0,8}$/iu;
const LABEL_REACH = 24;

/** Twelve digits are a My Number where their check digit fits, or where the text calls them so. */
export function findMyNumbers(plain: string): Find[] {
  return [...plain.matchAll(TWELVE)].flatMap(({ 0: found, index }): Find[] => {
    const named = LABELLED.test(plain.slice(Math.max(0, index - LABEL_REACH), index));
    if (!named && !hasCheckDigit(found.replace(/[^0-9]/g, ""))) return [];
    return [{ kind: "myNumber", from: index, to: index + found.length }];
  });
}

/** The check digit of a 個人番号 (総務省令 第85号, 2014, 第5条): weights 2 to 7, then 2 to 6, from the right. */
export function hasCheckDigit(twelve: string): boolean {
  if (!/^[0-9]{12}$/.test(twelve)) return false;
  const body = [...twelve.slice(0, 11)].reverse().map(Number);
  const sum = body.reduce((total, digit, at) => total + digit * (at < 6 ? at + 2 : at - 4), 0);
  const rest = sum % 11;
  return Number(twelve[11]) === (rest <= 1 ? 0 : 11 - rest);
}
