import type { Likeness } from "../knowledge/likeness.ts";
import type { MeaningText, MeaningTexts } from "./meaning-texts.ts";
import type { Vectors } from "./vector-file.ts";

/** The vectors of a library, ready to be compared with a question's. */
export class VectorIndex {
  readonly #dimensions: number;
  readonly #leaves: Float32Array;
  readonly #sentences: Float32Array;

  private constructor(dimensions: number, leaves: Float32Array, sentences: Float32Array) {
    this.#dimensions = dimensions;
    this.#leaves = leaves;
    this.#sentences = sentences;
  }

  /** Undefined where a text still has no vector. */
  static of(texts: MeaningTexts, vectors: Vectors): VectorIndex | undefined {
    const dimensions = [...vectors.values()][0]?.length;
    if (dimensions === undefined) return undefined;
    const leaves = matrix(texts.leaves, vectors, dimensions);
    const sentences = matrix(texts.sentences, vectors, dimensions);
    return leaves && sentences && new VectorIndex(dimensions, leaves, sentences);
  }

  /** Undefined where the question's vector is of another length: another model made it. */
  likenessOf(query: Float32Array): Likeness | undefined {
    if (query.length !== this.#dimensions) return undefined;
    const unit = normalised(query);
    return { leaves: cosines(this.#leaves, unit), sentences: cosines(this.#sentences, unit) };
  }
}

/** Row after row; zeros for what has no text, which is like nothing. */
function matrix(
  texts: readonly (MeaningText | undefined)[],
  vectors: Vectors,
  dimensions: number,
): Float32Array | undefined {
  const rows = new Float32Array(texts.length * dimensions);
  for (const [at, text] of texts.entries()) {
    if (!text) continue;
    const vector = vectors.get(text.hash);
    if (vector?.length !== dimensions) return undefined;
    rows.set(normalised(vector), at * dimensions);
  }
  return rows;
}

function normalised(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function cosines(rows: Float32Array, unit: Float32Array): Float32Array {
  const found = new Float32Array(rows.length / unit.length);
  for (let row = 0; row < found.length; row++) {
    let sum = 0;
    const start = row * unit.length;
    for (let place = 0; place < unit.length; place++) sum += (rows[start + place] ?? 0) * (unit[place] ?? 0);
    found[row] = sum;
  }
  return found;
}
