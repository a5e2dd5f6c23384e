import { chatMethods } from "./chat-methods.ts";
import { conversationMethods } from "./conversation-methods.ts";
import { fileMethods } from "./file-methods.ts";
import { type Method, refused } from "./method.ts";
import { viewMethods } from "./view-methods.ts";

/** Methods of Slack's Web API, as far as the bot may use them: with the scope each needs. */

export const METHODS: Readonly<Record<string, Method>> = {
  "auth.test": {
    scopes: [],
    call: () => ({
      ok: true,
      url: "https://city.slack.example/",
      team_id: "T1",
      user_id: "UBOT",
      bot_id: "B1",
    }),
  },
  "apps.connections.open": {
    scopes: [],
    token: "app",
    call: (_, { openSocket }) => ({ ok: true, url: openSocket() }),
  },
  "users.info": {
    scopes: ["users:read"],
    call: ({ user }, { workspace }) => {
      const found = workspace.users.get(String(user));
      return found ? { ok: true, user: { ...found, team_id: found.team } } : refused("user_not_found");
    },
  },
  ...chatMethods,
  ...conversationMethods,
  ...viewMethods,
  ...fileMethods,
};
