/** What a person reads on a page, from its HTML: in reading order, with what is folded in unfolded. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? "");

const BLOCKS =
  "p|div|ul|ol|li|table|thead|tbody|tr|figure|figcaption|blockquote|section|details|summary|form|fieldset|legend|label|h1|h2|h3|dl|dt|dd|textarea|br|button";
const BLOCK = new RegExp(`</?(?:${BLOCKS})(?:\\s[^>]*)?>`, "g");

export function textOf(html: string): string {
  const [open, close] = html.includes('<div lang="en" class="message">') ? ["[", "]"] : ["［", "］"];
  return decoded(
    html
      .replace(/<form [^>]*class="actions".*?<\/form>/gs, (actions) =>
        actions.replace(/(<button [^>]*>)(.*?)(<\/button>)/gs, `$1${open}$2${close}$3`),
      )
      .replace(/<(p|span) class="[^"]*unseen[^"]*">.*?<\/\1>/gs, "")
      .replace(/\s*\n\s*/g, " ")
      .replace(/<span class="item">(.*?)<\/span>/g, "\n$1\n")
      .replace(/<br>/g, "\n")
      .replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, "\n$1\n")
      .replace(/<\/t[hd]><t[hd][^>]*>/g, "  ")
      .replace(BLOCK, "\n")
      .replace(/<[^>]+>/g, ""),
  )
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

export interface FoundForm {
  readonly hidden: Readonly<Record<string, string>>;
  readonly buttons: readonly { readonly name: string; readonly value: string; readonly label: string }[];
  /** Names of inputs that a person fills in. */
  readonly inputs: readonly string[];
}

/** The forms of a piece of a page. */
export function formsOf(html: string): readonly FoundForm[] {
  return [...html.matchAll(/<form [^>]*>(.*?)<\/form>/gs)].map(([, form = ""]) => ({
    hidden: Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
        ([, name = "", value = ""]) => [decoded(name), decoded(value)],
      ),
    ),
    buttons: [...form.matchAll(/<button(?: name="([^"]*)" value="([^"]*)")?[^>]*>(.*?)<\/button>/gs)].map(
      ([, name = "", value = "", label = ""]) => ({
        name,
        value: decoded(value),
        label: textOf(label.replace(/<span class="number">.*?<\/span>/, "")),
      }),
    ),
    inputs: [...form.matchAll(/<(?:textarea|input(?! type="hidden"))[^>]* name="([^"]*)"/g)].map(
      ([, name = ""]) => decoded(name),
    ),
  }));
}
