import type { Language } from "../../../domain/guideline.ts";
import { type CardData, inputId } from "./card-data.ts";
import type { Action, Element, TeamsCard } from "./elements.ts";
import { oneLine } from "./plain-text.ts";
import { cardOf } from "./posts.ts";
import { lines, rich, run } from "./text.ts";
import { cardWording } from "./wording.ts";

/** What becomes of a card that was answered, or that no longer counts: it reads as before, and asks for nothing. */

/** The card without its buttons and inputs, with what was answered below it. */
export function answeredCard(card: TeamsCard, answer: CardData): TeamsCard {
  const words = cardWording(card.lang);
  const given = answerTo(card.body, answer);
  const mark = rich(
    [
      run(`✓ ${given === "" ? words.answered : words.yourAnswer}`, { weight: "Bolder", color: "Good" }),
      ...(given === "" ? [] : [run(`  ${given}`)]),
    ],
    "Medium",
  );
  return { ...card, body: [...card.body.flatMap(settled), mark] };
}

/** In place of a card whose step is long over, where the present one cannot be shown. */
export function staleCard(language: Language): TeamsCard {
  const { stale } = cardWording(language);
  return cardOf([{ type: "Container", style: "warning", items: lines(stale) }], language, stale);
}

const asks = (action: Action | undefined): boolean =>
  action?.type === "Action.Execute" || action?.type === "Action.ShowCard";

function settled(element: Element): readonly Element[] {
  switch (element.type) {
    case "Input.Text":
    case "Input.Date":
    case "Input.ChoiceSet":
      return [];
    case "ActionSet": {
      const actions = element.actions.filter((action) => !asks(action));
      return actions.length > 0 ? [{ ...element, actions }] : [];
    }
    case "Container":
      if (asks(element.selectAction)) return [];
      return [{ ...element, items: element.items.flatMap(settled) }];
    default:
      return [element];
  }
}

/** What the person picked or filled in, as the card called it. */
function answerTo(body: readonly Element[], answer: CardData): string {
  if (answer.kind === "press") {
    const pressed = actionsOf(body).find(
      ({ data }) => data["value"] === answer.value && data["card"] === answer.card,
    );
    return pressed ? oneLine(pressed.title) : "";
  }
  if (answer.kind !== "form") return "";
  return Object.entries(answer.fields)
    .map(([key, typed]) => oneLine(titleOf(body, inputId(key), typed)))
    .filter((text) => text !== "")
    .join(" / ");
}

/** An option by its title, a typed text as it is. */
const titleOf = (body: readonly Element[], id: string, typed: string): string => {
  const input = body.find((element) => element.id === id);
  const options = input?.type === "Input.ChoiceSet" ? input.choices : [];
  return options.find(({ value }) => value === typed)?.title ?? typed;
};

const actionsOf = (elements: readonly Element[]): readonly Extract<Action, { type: "Action.Execute" }>[] =>
  elements.flatMap((element) => {
    if (element.type === "ActionSet")
      return element.actions.flatMap((each) => (each.type === "Action.Execute" ? [each] : []));
    if (element.type !== "Container") return [];
    const own = element.selectAction?.type === "Action.Execute" ? [element.selectAction] : [];
    return [...own, ...actionsOf(element.items)];
  });
