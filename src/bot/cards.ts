import { type Part, warning } from "../domain/message.ts";
import type { Party, TurnReader } from "../ports/store.ts";
import type { Dialogs } from "./dialogs.ts";
import { isOwnDialog } from "./stored-state.ts";
import type { TurnOutcome } from "./turn-outcome.ts";
import { type BotWording, botWording } from "./wording.ts";

/** Cards of dialogs, pressed or filled in: an old one, or another person's, changes nothing and says why. */

/** Fields of a sheet that could not be read: nothing of the turn is stored. */
export class SheetRefusedError extends Error {
  constructor(readonly problems: Readonly<Record<string, string>>) {
    super("a sheet holds fields that cannot be read");
    this.name = "SheetRefusedError";
  }
}

interface CardScene {
  readonly party: Party;
  readonly reader: TurnReader;
  readonly dialogs: Dialogs;
  readonly outcome: TurnOutcome;
}

export class Cards {
  readonly #scene: CardScene;

  constructor(scene: CardScene) {
    this.#scene = scene;
  }

  async press(card: string, value: string): Promise<readonly Part[]> {
    const { dialogs } = this.#scene;
    const refused = await this.#refusal(card);
    return refused ?? dialogs.press(value) ?? [warning(this.#words.stale), ...dialogs.show()];
  }

  async form(card: string, fields: Readonly<Record<string, string>>): Promise<readonly Part[]> {
    const { dialogs } = this.#scene;
    const refused = await this.#refusal(card);
    if (refused) return refused;
    let said: readonly Part[] = dialogs.show();
    for (const typed of Object.values(fields)) {
      const reading = dialogs.read(typed, "form");
      if (reading.kind === "noDialog") return said;
      said = reading.parts;
      if (reading.kind === "unclear") return said;
    }
    return said;
  }

  /** Takes a whole dialog's fields, all of them or none; throws `SheetRefusedError` where some cannot be read. */
  async sheet(card: string, fields: Readonly<Record<string, string>>): Promise<readonly Part[]> {
    const refused = await this.#refusal(card);
    if (refused) return refused;
    const filled = this.#scene.dialogs.fillIn(fields);
    if (filled.kind === "refused") throw new SheetRefusedError(filled.problems);
    return filled.parts;
  }

  get #words(): BotWording {
    return botWording(this.#scene.outcome.after.language);
  }

  /** Why a card no longer counts; undefined where it does. */
  async #refusal(card: string): Promise<readonly Part[] | undefined> {
    const parts = await this.#why(card);
    if (parts) this.#scene.outcome.private = true;
    return parts;
  }

  async #why(card: string): Promise<readonly Part[] | undefined> {
    const { reader, party, dialogs } = this.#scene;
    const words = this.#words;
    const pressed = await reader.dialog(card.split(".")[0] ?? "");
    if (!pressed) return [warning(words.unknownCard), ...dialogs.show()];
    if (!isOwnDialog(pressed, party)) return [warning(words.foreign), ...dialogs.remind()];
    if (pressed.status !== "running") return [warning(words.ended), ...dialogs.remind()];
    if (card !== `${pressed.id}.${pressed.serial}`) return [warning(words.stale), ...dialogs.show()];
    return undefined;
  }
}
