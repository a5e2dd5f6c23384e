/** The few messages of ONNX's protobuf that a table of vectors needs, written field by field. */

type Field = readonly [number: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

const message = (...fields: readonly Field[]): Uint8Array =>
  Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === "number") return Buffer.from([...varint(number << 3), ...varint(value)]);
      const bytes = Buffer.from(value);
      return Buffer.concat([Buffer.from([...varint((number << 3) | 2), ...varint(bytes.length)]), bytes]);
    }),
  );

const FLOAT = 1;
const INT64 = 7;

const dimension = (size: number | string): Field => [1, message([typeof size === "number" ? 1 : 2, size])];
const valueInfo = (name: string, type: number, shape: readonly (number | string)[]): Uint8Array =>
  message([1, name], [2, message([1, message([1, type], [2, message(...shape.map(dimension))])])]);

/** A model that looks its tokens' vectors up in a table: `last_hidden_state = table[input_ids]`. */
export function tableModel(table: readonly Float32Array[]): Uint8Array {
  const length = table[0]?.length ?? 0;
  const data = Buffer.concat(table.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength)));
  const tensor = message([1, table.length], [1, length], [2, FLOAT], [8, "table"], [9, data]);
  const gather = message(
    [1, "table"],
    [1, "input_ids"],
    [2, "last_hidden_state"],
    [3, "look-up"],
    [4, "Gather"],
  );
  const graph = message(
    [1, gather],
    [2, "table"],
    [5, tensor],
    [11, valueInfo("input_ids", INT64, ["batch", "tokens"])],
    [11, valueInfo("attention_mask", INT64, ["batch", "tokens"])],
    [12, valueInfo("last_hidden_state", FLOAT, ["batch", "tokens", length])],
  );
  return message([1, 8], [2, "tests"], [7, graph], [8, message([1, ""], [2, 13])]);
}
