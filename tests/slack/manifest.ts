import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

/** What our app's manifest asks for: the strict Slack gives no more. */

const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean().optional() })),
    shortcuts: z.array(z.object({ callback_id: z.string(), type: z.enum(["message", "global"]) })),
    app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
    agent_view: z.object({ agent_description: z.string() }),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

export const MANIFEST = manifestSchema.parse(parse(readFileSync("docs/slack/manifest.yaml", "utf8")));
