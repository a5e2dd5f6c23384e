/** Text as it is compared: never shown to people, who always see the original. */

/** Full-width and half-width forms, ligatures and compatibility characters made one (Unicode NFKC). */
export const foldWidth = (text: string): string => text.normalize("NFKC");

/** NFKC and lower case: the form in which words are searched. */
export const foldCase = (text: string): string => foldWidth(text).toLowerCase();

const LAYOUT = /[\s|*#>_`\\]/gu;

/** NFKC without white space and Markdown's own marks: the form in which quotes are compared with a text. */
export const squeeze = (text: string): string => foldWidth(text).replace(LAYOUT, "");

const PUNCTUATION = /[、。，．,.・･･…「」『』（）()［］[\]【】〈〉《》≪≫:：;；!！?？'"’”‘“~〜～\-‐－–—]/gu;

/** `squeeze` without punctuation: finds a quote whose commas or brackets were typed otherwise. */
export const squeezeHard = (text: string): string => squeeze(text).replace(PUNCTUATION, "");

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether the text holds any Japanese character. */
export const hasJapanese = (text: string): boolean => JAPANESE.test(text);

/** Hiragana for every katakana letter, so that the two scripts compare equal. */
export const toHiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

const CONTROL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0080-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** Without control characters, zero-width characters and direction marks; line ends become spaces. */
export const withoutControls = (text: string): string =>
  text.replace(CONTROL, "").replace(/\s+/gu, " ").trim();
