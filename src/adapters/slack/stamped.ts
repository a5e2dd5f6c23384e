import type { Block } from "./blocks/block-kit.ts";

/**
 * A post that one person alone sees comes back without its thread when a button in it is pressed. So the place it
 * belongs to stands before the ids of its blocks.
 */

const LONGEST_ID = 255;

export const stamped = (blocks: readonly Block[], place: string): Block[] =>
  blocks.map((block, at) => {
    const id = `at;${place};${block.block_id ?? at}`;
    return id.length > LONGEST_ID ? block : { ...block, block_id: id };
  });

/** The place, and the id as it was; of an id that was never stamped no place. */
export function readStamp(id: string): { readonly place?: string; readonly id: string } {
  const [, place, own] = /^at;([^;]*);(.*)$/su.exec(id) ?? [];
  return place === undefined || own === undefined ? { id } : { place, id: own };
}

interface Stamped {
  readonly actions: readonly [{ readonly block_id: string }, ...unknown[]];
  readonly state?: State | null | undefined;
}
interface State {
  readonly values: Readonly<Record<string, unknown>>;
}

/** What was pressed and filled in, by the ids that the blocks had before. */
export function withoutStamps<Body extends Stamped>(body: Body): unknown {
  const { actions, state } = body;
  const [action] = actions;
  return {
    ...body,
    actions: [{ ...action, block_id: readStamp(action.block_id).id }],
    ...(state
      ? {
          state: {
            values: Object.fromEntries(
              Object.entries(state.values).map(([id, value]) => [readStamp(id).id, value]),
            ),
          },
        }
      : { state: undefined }),
  };
}
