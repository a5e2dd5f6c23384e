/** The text field: Enter sends, but never while Japanese is being composed. */
export function setUpComposer(form: HTMLFormElement): void {
  const field = form.querySelector("textarea");
  if (!field) return;
  field.addEventListener("keydown", (event) => {
    // 229 is what Safari says of the Enter that ends a composition.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || event.altKey || composing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** Takes what was sent out of the field; what was typed behind it meanwhile stays. */
export function takeSent(form: HTMLFormElement, sent: string): void {
  const field = form.querySelector("textarea");
  if (!field) return;
  // Whoever changed the words themselves has written something new.
  if (field.value.startsWith(sent)) field.value = field.value.slice(sent.length).trimStart();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
