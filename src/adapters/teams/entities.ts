import { Entity } from "botframework-connector/lib/connectorApi/models/mappers.js";

/**
 * botbuilder 4.23.3 writes every entity as `{type}` alone, so that citations, the AI label and streaming never go out.
 * With this its serializer lets the other properties pass. To be called once before anything is sent.
 */
export function letEntitiesPass(): void {
  Entity.type.additionalProperties ??= { type: { name: "Object" } };
}
