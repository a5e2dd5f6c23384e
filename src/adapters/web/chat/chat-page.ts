import type { Message } from "../../../domain/message.ts";
import { type Page, tokenInput } from "../frame/page.ts";
import { type Html, html } from "../html.ts";
import type { Visitor } from "../http/visitor.ts";
import { entryItem, placeOf } from "./entries-view.ts";
import { renderMessage } from "./message.ts";
import type { Entry } from "./said.ts";
import type { Surroundings } from "./surroundings.ts";
import { chatWording } from "./wording.ts";

/** The chat page: the conversation, where to write, and beside it what waits for the person. */

export interface ChatView {
  readonly visitor: Visitor;
  readonly entries: readonly Entry[];
  /** Where the stream goes on. */
  readonly change: number;
  /** Whether this is an older stretch of the conversation. */
  readonly older: boolean;
  readonly home: Message;
  readonly surroundings: Surroundings;
  readonly newDelivery: () => string;
  /** What was typed and could not be taken. */
  readonly typed?: string;
  readonly problem?: string;
}

export function chatPage(view: ChatView): Page {
  const { visitor, entries, older, change } = view;
  const words = chatWording(visitor.language);
  const first = entries[0]?.number ?? 1;
  return {
    title: words.title,
    here: "chat",
    layout: "chat",
    scripts: ["chat"],
    content: html`<h1 class="unseen">${words.title}</h1>
<div class="talk">
${first > 1 ? html`<p class="older"><a href="/?before=${first}">${words.older}</a></p>` : ""}
${entries.length === 0 ? welcome(view) : ""}
<div class="log-frame" role="log" aria-label="${words.conversation}">
<ol id="log" class="log" data-change="${change}" data-older="${older ? "true" : "false"}">
${entries.map((entry) => entryItem(entry, visitor, view.surroundings))}
</ol>
</div>
<div id="draft" class="draft-reply" hidden><p class="working">${words.status.working}</p><div class="message" id="draft-text"></div></div>
${older ? html`<p class="newer"><a class="button" href="/">${words.newer}</a></p>` : composer(view)}
</div>
<aside class="home" aria-labelledby="home-title">
<details id="home-fold" open><summary><h2 id="home-title">${words.home}</h2></summary>
<div id="home">${homePart(view)}</div></details>
</aside>`,
  };
}

/** What the person comes home to; the page takes it anew after every reply. */
export const homePart = ({
  home,
  visitor,
  surroundings,
}: Pick<ChatView, "home" | "visitor" | "surroundings">): Html =>
  renderMessage(home, placeOf({ id: "home" }, visitor, surroundings));

function welcome({ visitor, surroundings, newDelivery }: ChatView): Html {
  const words = chatWording(visitor.language).welcome;
  const examples = words.examples.map(
    (text) => html`<li><button name="text" value="${text}">${text}</button></li>`,
  );
  return html`<section class="welcome" id="welcome" aria-labelledby="welcome-title">
<h2 id="welcome-title">${words.heading}</h2>
<p>${words.lead(surroundings.cities(visitor.language))}</p>
<form method="post" action="/chat" data-turn>
${tokenInput(visitor)}<input type="hidden" name="delivery" value="${newDelivery()}"><input type="hidden" name="kind" value="text">
<p class="examples-title" id="examples">${words.questions}</p>
<ul class="examples" aria-labelledby="examples">${examples}</ul>
</form>
</section>`;
}

function composer({ visitor, newDelivery, typed = "", problem }: ChatView): Html {
  const words = chatWording(visitor.language);
  const { composer: own, status } = words;
  return html`<div class="write">
<p id="status" class="status" role="status" data-offline="${status.offline}" data-not-sent="${status.notSent}">${problem ?? ""}</p>
<form method="post" action="/chat" class="composer" id="composer" data-turn data-keep="composer">
${tokenInput(visitor)}<input type="hidden" name="delivery" value="${newDelivery()}"><input type="hidden" name="kind" value="text">
<label class="unseen" for="text">${own.label}</label>
<textarea id="text" name="text" rows="1" placeholder="${own.placeholder}" aria-describedby="send-hint"${problem === undefined ? "" : html` aria-invalid="true"`}>
${typed}</textarea>
<button class="primary">${own.send}</button>
</form>
<div class="under"><p class="hint" id="send-hint">${own.hint}</p>
<form method="post" action="/chat" data-turn>
${tokenInput(visitor)}<input type="hidden" name="delivery" value="${newDelivery()}"><input type="hidden" name="kind" value="open">
<button class="quiet">${own.open}</button>
</form></div>
</div>`;
}
