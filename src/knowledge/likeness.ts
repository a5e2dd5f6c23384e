/** How near a question is in meaning to each leaf and sentence of the library, as cosines; found outside the search. */
export interface Likeness {
  readonly leaves: Float32Array;
  readonly sentences: Float32Array;
}
