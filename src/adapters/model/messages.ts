import type { BaseMessageLike } from "@langchain/core/messages";
import type { ModelRequest } from "../../ports/model.ts";
import type { ProviderFacts } from "./providers.ts";

/** A request as messages. The instructions come first and never change, so that the provider can keep them. */
export function messagesOf(
  { instructions, input }: Pick<ModelRequest, "instructions" | "input">,
  { cachePoint }: Pick<ProviderFacts, "cachePoint">,
): BaseMessageLike[] {
  return [
    ["system", cachePoint ? [{ type: "text", text: instructions, ...cachePoint }] : instructions],
    ["user", input],
  ];
}
