import { z } from "zod";
import { SHEET_INPUT } from "./sheet.ts";
import { REASON_INPUT } from "./views.ts";

/** What was filled in, read from the state of a view or a message. */

const optionSchema = z.object({ value: z.string() });

const inputSchema = z.looseObject({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
});

export const stateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), inputSchema)) });

/** The inputs under a prefix, by their keys. An empty one is an empty text: it may have been emptied. */
export function readInputs(
  state: z.output<typeof stateSchema> | undefined,
  prefix: string,
): Readonly<Record<string, string>> {
  const start = `${prefix}:`;
  return Object.fromEntries(
    Object.entries(state?.values ?? {})
      .filter(([block]) => block.startsWith(start))
      .map(([block, inputs]) => [block.slice(start.length), textOf(Object.values(inputs)[0])]),
  );
}

function textOf(input: z.output<typeof inputSchema> | undefined): string {
  if (!input) return "";
  const several = input.selected_options?.map(({ value }) => value).join(",");
  return input.value ?? input.selected_date ?? input.selected_option?.value ?? several ?? "";
}

const submissionSchema = z.object({
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: stateSchema,
  }),
});

/** What was sent from a view: `id` is what was put into it. */
export type Submission =
  | {
      readonly kind: "sheet";
      readonly id: string;
      readonly page: number;
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly kind: "reason"; readonly id: string; readonly reason: string };

const sheetIdSchema = z.tuple([z.string(), z.number().int().min(0)]);

/** Reads a `view_submission` payload; undefined where the view is none of ours. */
export function readSubmission(payload: unknown): Submission | undefined {
  const view = submissionSchema.safeParse(payload).data?.view;
  if (!view) return undefined;
  if (view.callback_id === "reason") {
    const inputs = view.state.values[REASON_INPUT];
    return {
      kind: "reason",
      id: view.private_metadata,
      reason: textOf(Object.values(inputs ?? {})[0]).trim(),
    };
  }
  if (view.callback_id !== "sheet") return undefined;
  const id = parsedId(view.private_metadata);
  if (!id) return undefined;
  return { kind: "sheet", id: id[0], page: id[1], fields: readInputs(view.state, SHEET_INPUT) };
}

function parsedId(metadata: string): readonly [string, number] | undefined {
  try {
    return sheetIdSchema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
