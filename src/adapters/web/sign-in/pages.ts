import type { Language } from "../../../domain/guideline.ts";
import type { Account, SignInProviderName } from "../../../ports/sign-in.ts";
import type { Page } from "../frame/page.ts";
import { tokenInput } from "../frame/page.ts";
import { type Html, html, lines } from "../html.ts";
import type { Visitor } from "../http/visitor.ts";
import type { Admission } from "./door.ts";
import { signInWording } from "./wording.ts";

/** The pages around a sign-in. */

const narrow = (title: string, content: Html): Page => ({
  title,
  content: html`<div class="column gate"><h1>${title}</h1>\n${content}</div>`,
});

const toProvider = (provider: SignInProviderName, back: string, language: Language, label?: string): Html => {
  const query = new URLSearchParams({ back }).toString();
  return html`<p><a class="button primary" href="/sign-in/start?${query}">${label ?? signInWording(language).providers[provider]}</a></p>`;
};

/** For somebody who is not signed in. */
export function signInPage(provider: SignInProviderName, back: string, language: Language): Page {
  const words = signInWording(language);
  return narrow(words.title, html`<p>${words.lead}</p>\n${toProvider(provider, back, language)}`);
}

/** For somebody who is. */
export function accountPage(visitor: Visitor): Page {
  const words = signInWording(visitor.language);
  return narrow(
    words.account,
    html`<p>${words.signedInAs(visitor.name ?? "")}</p>
<p><a class="button primary" href="/">${words.onward}</a></p>
<form method="post" action="/sign-out">${tokenInput(visitor)}<p class="row"><button>${words.signOut}</button> <button name="everywhere" value="yes">${words.everywhere}</button></p></form>`,
  );
}

export function failedPage(
  because: keyof ReturnType<typeof signInWording>["refused"],
  provider: SignInProviderName,
  language: Language,
): Page {
  const words = signInWording(language);
  return narrow(
    words.refusedTitle,
    html`<p role="alert">${words.refused[because]}</p>\n${toProvider(provider, "/", language)}`,
  );
}

/** Says whom to ask, and what to tell them. */
export function strangerPage(
  account: Account,
  because: Extract<Admission, { kind: "stranger" }>["because"],
  {
    contact,
    provider,
    language,
  }: { contact: string | undefined; provider: SignInProviderName; language: Language },
): Page {
  const words = signInWording(language);
  return narrow(
    words.strangerTitle,
    html`<p role="alert">${words.stranger[because]}</p>
<p>${words.ask(contact ?? words.office)}</p>
<dl class="facts">
<dt>${words.facts.name}</dt><dd>${account.name}</dd>
<dt>${words.facts.email}</dt><dd>${account.verifiedEmail ?? words.noEmail}</dd>
<dt>${words.facts.account}</dt><dd><code>${account.user}</code></dd>
</dl>
${toProvider(provider, "/", language, words.other)}`,
  );
}

export function signedOutPage(provider: SignInProviderName, language: Language): Page {
  const words = signInWording(language);
  return narrow(words.outTitle, html`<p>${words.out}</p>\n${toProvider(provider, "/", language)}`);
}

/** A post that came after the session ran out: what was written is given back. */
export function ranOutPage(provider: SignInProviderName, typed: readonly string[], language: Language): Page {
  const words = signInWording(language);
  return narrow(
    words.title,
    html`<p role="alert">${words.needed}</p>
${typed.map((text) => html`<blockquote class="typed">${lines(text)}</blockquote>`)}
${toProvider(provider, "/", language)}`,
  );
}
