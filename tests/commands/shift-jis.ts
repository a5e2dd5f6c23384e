/** Text as a Japanese spreadsheet saves it. */

const BYTES = new Map<string, readonly number[]>();
const decoder = new TextDecoder("shift_jis");
for (let first = 0x81; first <= 0xfc; first++) {
  for (let second = 0x40; second <= 0xfc; second++) {
    const letter = decoder.decode(Uint8Array.of(first, second));
    if ([...letter].length === 1 && letter !== "\ufffd" && !BYTES.has(letter))
      BYTES.set(letter, [first, second]);
  }
}

export const shiftJis = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => BYTES.get(letter) ?? [letter.charCodeAt(0)]));
