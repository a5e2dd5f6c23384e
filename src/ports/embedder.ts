/** What turns texts into vectors whose nearness is nearness in meaning. */
export interface Embedder {
  /** As it was named in the settings: vectors of another name are of no use. */
  readonly name: string;
  /** One vector for each text, all of one length. Rejects with what the provider threw, and when `signal` fires. */
  passages(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  query(text: string, signal: AbortSignal): Promise<Float32Array>;
}
