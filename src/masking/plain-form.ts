/** Full-width and half-width ASCII made one, letter for letter: places in it are places in the text itself. */

const DASHES = /[‐‑‒–—―−ｰ]/g;

/** ASCII for full-width ASCII, a space for the wide one, a hyphen for every dash; of the same length as the text. */
export const plainForm = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, " ")
    .replace(DASHES, "-");
