/** What is being written, kept in this tab until it is sent: a reload, a lost connection or a step back loses nothing. */

const PREFIX = "draft:";

type Input = HTMLInputElement | HTMLTextAreaElement;

const inputsOf = (form: HTMLFormElement): readonly Input[] =>
  [...form.querySelectorAll<Input>("input:not([type=hidden]), textarea")].filter(({ name }) => name !== "");

const keyOf = (form: HTMLFormElement, input: Input): string => {
  const picked = input.type === "radio" || input.type === "checkbox" ? `=${input.value}` : "";
  return `${PREFIX}${form.dataset["keep"]}:${input.name}${picked}`;
};

const heldBy = (input: Input): string =>
  input instanceof HTMLInputElement && (input.type === "radio" || input.type === "checkbox")
    ? String(input.checked)
    : input.value;

function restore(input: Input, value: string): void {
  if (input instanceof HTMLInputElement && (input.type === "radio" || input.type === "checkbox")) {
    input.checked = value === "true";
  } else input.value = value;
}

/** Keeps what is typed into a form from now on, and puts back what was typed before. */
export function keepDraft(form: HTMLFormElement): void {
  for (const input of inputsOf(form)) {
    const kept = sessionStorage.getItem(keyOf(form, input));
    if (kept !== null) restore(input, kept);
  }
  form.addEventListener("input", () => {
    for (const input of inputsOf(form)) sessionStorage.setItem(keyOf(form, input), heldBy(input));
  });
}

export function forgetDraft(form: HTMLFormElement): void {
  for (const input of inputsOf(form)) sessionStorage.removeItem(keyOf(form, input));
}
