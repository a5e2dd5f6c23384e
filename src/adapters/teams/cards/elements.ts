/** The elements of Adaptive Cards 1.5 that are used here, and no others: what Teams shows on every client. */

export type Spacing = "None" | "Small" | "Default" | "Medium" | "Large" | "ExtraLarge";

interface Shared {
  readonly id?: string;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly isVisible?: boolean;
}

export interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "Bolder";
  readonly size?: "Small" | "Default" | "Medium" | "Large";
  readonly color?: "Accent" | "Attention" | "Good" | "Warning";
  readonly isSubtle?: boolean;
  readonly selectAction?: OpenUrl;
}

/** Its runs are never read as Markdown: all text stands in these, but for headings. */
export interface RichTextBlock extends Shared {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
  readonly horizontalAlignment?: "Left" | "Right";
}

/** Read as Markdown: only for headings, which screen readers find by `style`. */
export interface TextBlock extends Shared {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly style: "heading";
  readonly weight: "Bolder";
  readonly size: "Default" | "Medium" | "Large";
}

export interface Image extends Shared {
  readonly type: "Image";
  readonly url: string;
  readonly altText: string;
  readonly size: "Stretch";
  /** A press shows it large. */
  readonly msteams: { readonly allowExpand: true };
}

export interface Container extends Shared {
  readonly type: "Container";
  readonly items: readonly Element[];
  readonly style?: "emphasis" | "warning" | "good" | "accent";
  /** Reaches to the edges of the card. */
  readonly bleed?: true;
  readonly selectAction?: Action;
}

export interface Column extends Shared {
  readonly type: "Column";
  readonly width: "auto" | "stretch" | number;
  readonly items: readonly Element[];
  readonly verticalContentAlignment?: "Center";
}

export interface ColumnSet extends Shared {
  readonly type: "ColumnSet";
  readonly columns: readonly Column[];
}

export interface TableCell {
  readonly type: "TableCell";
  readonly items: readonly Element[];
}

export interface Table extends Shared {
  readonly type: "Table";
  readonly columns: readonly { readonly width: number }[];
  readonly firstRowAsHeaders: true;
  readonly showGridLines: true;
  readonly rows: readonly {
    readonly type: "TableRow";
    readonly style?: "accent";
    readonly cells: readonly TableCell[];
  }[];
}

export interface ActionSet extends Shared {
  readonly type: "ActionSet";
  readonly actions: readonly Action[];
}

interface Input extends Shared {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string;
}
export interface InputText extends Input {
  readonly type: "Input.Text";
  readonly isMultiline?: boolean;
  readonly maxLength?: number;
  readonly regex?: string;
  readonly placeholder?: string;
}
export interface InputDate extends Input {
  readonly type: "Input.Date";
  readonly min?: string;
}
export interface InputChoiceSet extends Input {
  readonly type: "Input.ChoiceSet";
  readonly style: "compact" | "expanded" | "filtered";
  readonly isMultiSelect?: boolean;
  readonly wrap: true;
  readonly placeholder?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export type Element =
  | TextBlock
  | RichTextBlock
  | Image
  | Container
  | ColumnSet
  | Table
  | ActionSet
  | InputText
  | InputDate
  | InputChoiceSet;

export interface Submit {
  readonly type: "Action.Submit";
  /** Missing where what is pressed has words of its own. */
  readonly title?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly associatedInputs: "auto" | "none";
  readonly style?: "positive";
}
/** Comes back as an invoke; clients that do not know it send the same data as a message, by the fallback. */
export interface Execute extends Omit<Submit, "type" | "title"> {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: string;
  readonly fallback: Submit;
}
export interface OpenUrl {
  readonly type: "Action.OpenUrl";
  readonly title: string;
  readonly url: string;
}
export interface Toggle {
  readonly type: "Action.ToggleVisibility";
  readonly title: string;
  readonly targetElements: readonly { readonly elementId: string; readonly isVisible?: boolean }[];
}
export interface ShowCard {
  readonly type: "Action.ShowCard";
  readonly title: string;
  readonly card: {
    readonly type: "AdaptiveCard";
    readonly body: readonly Element[];
    readonly actions: readonly Action[];
  };
}
export type Action = Execute | OpenUrl | Toggle | ShowCard;

export interface TeamsCard {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang: "ja" | "en";
  /** Shown by a client that knows no cards, and read out in notifications. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly msteams: { readonly width: "Full" };
}
