/** How Teams draws cards, near enough to judge a layout: its letters, its distances, its colours by day and by night. */

export type Theme = "light" | "dark";

const PALETTE = {
  light: {
    page: "#f5f5f5",
    card: "#ffffff",
    emphasis: "#f5f5f5",
    accent: "#ebebff",
    good: "#e7f2da",
    warning: "#fbf3d9",
    text: "#242424",
    subtle: "#616161",
    brand: "#5b5fc7",
    attention: "#c4314b",
    line: "#d1d1d1",
    button: "#ffffff",
    bar: "#5b5fc7",
  },
  dark: {
    page: "#1f1f1f",
    card: "#292929",
    emphasis: "#333333",
    accent: "#3b3f6b",
    good: "#0f2e10",
    warning: "#463100",
    text: "#ffffff",
    subtle: "#adadad",
    brand: "#9299f7",
    attention: "#e37d80",
    line: "#525252",
    button: "#292929",
    bar: "#7f85f5",
  },
} as const;

export function hostConfig(theme: Theme): object {
  const colours = PALETTE[theme];
  const foreground = {
    default: { default: colours.text, subtle: colours.subtle },
    accent: { default: colours.brand, subtle: colours.brand },
    attention: { default: colours.attention, subtle: colours.attention },
    good: { default: "#237b4b", subtle: "#237b4b" },
    warning: { default: theme === "light" ? "#835c00" : "#f2d06b", subtle: colours.subtle },
    light: { default: colours.text, subtle: colours.subtle },
    dark: { default: colours.text, subtle: colours.subtle },
  };
  const style = (backgroundColor: string) => ({
    backgroundColor,
    foregroundColors: foreground,
    borderColor: colours.line,
  });
  return {
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', 'Noto Sans CJK JP', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: colours.line },
    containerStyles: {
      default: style(colours.card),
      emphasis: style(colours.emphasis),
      accent: style(colours.accent),
      good: style(colours.good),
      warning: style(colours.warning),
      attention: style(colours.warning),
    },
    actions: {
      maxActions: 6,
      spacing: "Default",
      buttonSpacing: 8,
      showCard: { actionMode: "Inline", inlineTopMargin: 8, style: "emphasis" },
      preExpandSingleShowCardAction: false,
      actionsOrientation: "Horizontal",
      actionAlignment: "Left",
    },
    inputs: {
      label: {
        requiredInputs: { weight: "bolder", color: "default", suffix: " *", suffixColor: "attention" },
        optionalInputs: { weight: "bolder", color: "default" },
        inputSpacing: "Small",
      },
      errorMessage: { color: "attention", spacing: "Small" },
    },
    table: { cellSpacing: 8 },
  };
}

/** The page around the cards: bubbles, buttons and inputs as Teams has them. */
export function chatStyle(theme: Theme, width: number): string {
  const { page, card, text, subtle, line, button, bar, brand } = PALETTE[theme];
  return `
    body { margin: 0; padding: 16px; background: ${page}; color: ${text}; width: ${width}px; box-sizing: border-box;
      font: 14px/20px 'Segoe UI', 'Noto Sans CJK JP', sans-serif; }
    .post { margin-bottom: 12px; }
    .bubble { background: ${card}; border-radius: 6px; padding: 8px 14px; margin-bottom: 6px; overflow-wrap: anywhere; }
    .bubble p { margin: 0 0 8px; } .bubble p:last-child { margin: 0; }
    .label { display: inline-block; font-size: 11px; background: ${bar}; color: #fff; border-radius: 3px; padding: 0 5px; }
    .card { background: ${card}; border: 1px solid ${line}; border-radius: 6px; margin-bottom: 8px; overflow: hidden; }
    .ac-pushButton { background: ${button}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; min-height: 32px;
      padding: 4px 14px; font: 600 14px/20px 'Segoe UI', 'Noto Sans CJK JP', sans-serif; white-space: normal !important; }
    .ac-pushButton.style-positive { background: ${bar}; color: #fff; border-color: ${bar}; }
    .ac-input { background: ${card}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; font: inherit; padding: 5px 8px;
      box-sizing: border-box; }
    .ac-multichoiceInput { border: 0; padding: 0; } .ac-selectable { cursor: pointer; border-radius: 4px; }
    a { color: ${brand}; } .name { color: ${subtle}; font-size: 12px; margin-bottom: 4px; }`;
}
