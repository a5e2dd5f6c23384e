import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableModel } from "./onnx.ts";

/** A sentence model of a few kilobytes: each letter has a vector of its own, a text the average of its letters'. */

export const DIMENSIONS = 32;
const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

function hash(text: string): number {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16777619);
  value = Math.imul(value ^ (value >>> 15), 2246822519);
  return (value ^ (value >>> 13)) >>> 0;
}

function vectorOf(letter: string): Float32Array {
  return Float32Array.from({ length: DIMENSIONS }, (_, at) => (hash(`${letter}${at}`) / 2 ** 32) * 2 - 1);
}

/** Writes it to `folder`, as models are published: config.json, tokenizer.json, onnx/model.onnx. */
export function writeTinyModel(folder: string, letters: string): void {
  const known = [...new Set(letters)];
  const tokens = [...SPECIAL, ...known, ...known.map((letter) => `##${letter}`)];
  const silent = new Float32Array(DIMENSIONS);
  const table = tokens.map((token) =>
    SPECIAL.includes(token) ? silent : vectorOf(token.replace(/^##/, "")),
  );
  const special = SPECIAL.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: false,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "[CLS]", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: "[SEP]", type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] },
        "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] },
      },
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    },
  };
  const tokenizerConfig = {
    tokenizer_class: "BertTokenizer",
    model_max_length: 512,
    pad_token: "[PAD]",
    unk_token: "[UNK]",
    cls_token: "[CLS]",
    sep_token: "[SEP]",
    mask_token: "[MASK]",
  };
  const config = {
    model_type: "bert",
    architectures: ["BertModel"],
    hidden_size: DIMENSIONS,
    vocab_size: tokens.length,
  };
  mkdirSync(join(folder, "onnx"), { recursive: true });
  for (const [name, content] of Object.entries({
    "config.json": config,
    "tokenizer.json": tokenizer,
    "tokenizer_config.json": tokenizerConfig,
  })) {
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  writeFileSync(join(folder, "onnx", "model.onnx"), tableModel(table));
}
