/**
 * Reads the objects of a list out of JSON text while it is still being written: `{"claims": [{…}, {…}]}`. What stands
 * before the first brace (a code fence) is passed over. Knows nothing of what the objects are.
 */
export class ItemReader {
  #text = "";
  #at = 0;
  #depth = 0;
  #began = -1;
  #inString = false;
  #escaped = false;
  #whole = false;

  /** Whether the outer object came to its end. */
  get whole(): boolean {
    return this.#whole;
  }

  /** Takes the next piece, and gives the objects that it completes; one that is no JSON is given as undefined. */
  push(piece: string): unknown[] {
    this.#text += piece;
    const items: unknown[] = [];
    for (; this.#at < this.#text.length && !this.#whole; this.#at++) {
      const letter = this.#text[this.#at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (letter === "\\") this.#escaped = true;
        else if (letter === '"') this.#inString = false;
        continue;
      }
      if (this.#depth === 0 && letter !== "{") continue;
      if (letter === '"') this.#inString = true;
      else if (letter === "{" || letter === "[") {
        this.#depth += 1;
        if (letter === "{" && this.#depth === 3) this.#began = this.#at;
      } else if (letter === "}" || letter === "]") {
        this.#depth -= 1;
        if (this.#depth === 2 && this.#began >= 0) {
          items.push(parsed(this.#text.slice(this.#began, this.#at + 1)));
          this.#began = -1;
        }
        this.#whole = this.#depth === 0;
      }
    }
    return items;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
