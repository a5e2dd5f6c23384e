/** Control characters could move the cursor or recolour the screen: untrusted text never brings any. */
const CONTROLS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export const safe = (text: string): string => text.replace(CONTROLS, "");
