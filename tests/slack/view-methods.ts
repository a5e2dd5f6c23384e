import { z } from "zod";
import { problemsOfView } from "./limits.ts";
import { type Call, fault, type Method, type Refusal, refused } from "./method.ts";
import type { SlackView, ViewContent } from "./workspace.ts";

const viewSchema = z.looseObject({
  type: z.enum(["modal", "home"]),
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
  title: z.looseObject({ text: z.string() }).optional(),
  submit: z.looseObject({ text: z.string() }).optional(),
});

/** Three seconds in the real Slack; a busy machine that runs tests is given more. */
const TRIGGER_MS = 30_000;
const DEEPEST = 3;

/** The view as it was sent, every block with an id; or what is wrong with it. */
export function checkedView(view: unknown, call: Pick<Call, "workspace">): ViewContent | Refusal {
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success) return fault("invalid_arguments", parsed.error.message);
  const problems = problemsOfView(parsed.data);
  if (problems.length > 0) return fault("invalid_arguments", problems.join("\n"));
  const blocks = parsed.data.blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? call.workspace.nextId("b"),
  }));
  return JSON.parse(JSON.stringify({ ...parsed.data, blocks }));
}

export const isRefusal = (value: ViewContent | Refusal): value is Refusal => "ok" in value;

const shown = (view: SlackView) => ({
  ok: true as const,
  view: { id: view.id, hash: view.hash, ...view.content },
});

export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": {
    scopes: [],
    call: (args, call) => {
      const { workspace } = call;
      const { trigger_id, view } = z.object({ trigger_id: z.string(), view: z.unknown() }).parse(args);
      const trigger = workspace.triggers.get(trigger_id);
      if (!trigger) return refused("invalid_trigger_id");
      if (Date.now() - trigger.at > TRIGGER_MS) return refused("expired_trigger_id");
      if (trigger.used) return fault("exchanged_trigger_id", "a trigger was used twice");
      const content = checkedView(view, call);
      if (isRefusal(content)) return content;
      const stack = workspace.stacks.get(trigger.user) ?? [];
      if (stack.length >= DEEPEST) return refused("push_limit_reached");
      trigger.used = true;
      const opened: SlackView = {
        id: workspace.nextId("V"),
        user: trigger.user,
        hash: workspace.nextId("hash."),
        content,
        open: true,
      };
      workspace.views.set(opened.id, opened);
      workspace.stacks.set(trigger.user, [...stack, opened]);
      return shown(opened);
    },
  },
  "views.update": {
    scopes: [],
    call: (args, call) => {
      const { view_id, hash, view } = z
        .object({ view_id: z.string(), hash: z.string().optional(), view: z.unknown() })
        .parse(args);
      const open = call.workspace.views.get(view_id);
      if (!open?.open) return refused("not_found");
      if (hash === undefined) return fault("invalid_arguments", "a view was updated without its hash");
      if (hash !== open.hash) return refused("hash_conflict");
      const content = checkedView(view, call);
      if (isRefusal(content)) return content;
      open.content = content;
      open.hash = call.workspace.nextId("hash.");
      return shown(open);
    },
  },
  "views.publish": {
    scopes: [],
    call: (args, call) => {
      const { user_id, view } = z.object({ user_id: z.string(), view: z.unknown() }).parse(args);
      const user = call.workspace.users.get(user_id);
      if (!user || user.deleted) return refused("user_not_found");
      const content = checkedView(view, call);
      if (isRefusal(content)) return content;
      if (content.type !== "home") return fault("invalid_arguments", "no view of a Home tab");
      const home: SlackView = {
        id: call.workspace.homes.get(user_id)?.id ?? call.workspace.nextId("V"),
        user: user_id,
        hash: call.workspace.nextId("hash."),
        content,
        open: true,
      };
      call.workspace.homes.set(user_id, home);
      return shown(home);
    },
  },
};
