import type { RenderOptions } from "./blocks/message.ts";
import type { SlackSettings } from "./settings.ts";

export const renderOptions = ({ title, link }: SlackSettings): RenderOptions => ({
  title,
  link,
  sheets: true,
});
