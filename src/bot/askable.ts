/** Which texts without the form of a question may be looked up in the guidelines. */

const ASSENT = /^(?:はい|うん|ええ|いいえ|いや|yes|yeah|no|nope|ok|okay|sure|了解|りょうかい)[。.!！]*$/iu;
/** A word to look up has at least so many letters. */
const WORD = /\p{L}{3}|\p{Script=Han}{2}/u;

const folded = (text: string): string => text.normalize("NFKC").trim();

/** A bare yes or no: it answers something or nothing, and follows up no earlier question. */
export const isAssent = (text: string): boolean => ASSENT.test(folded(text));

export const isAskable = (text: string): boolean => WORD.test(folded(text)) && !isAssent(text);
