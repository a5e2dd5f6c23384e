import type { Language } from "../../../domain/guideline.ts";
import { sharePercent } from "../../../domain/share-percent.ts";
import { BOARD_FILES, type BoardRefused, type BoardView, type BoardWish } from "../../../ports/board.ts";
import type { Page } from "../frame/page.ts";
import { type Html, html, lines } from "../html.ts";
import { queryOf } from "./address.ts";
import { recordTable, rowsTable, turning } from "./lists.ts";
import { type BoardPageWords, boardPageWording } from "./wording.ts";

/** The board as a page. */

export function refusedBoard({ because }: BoardRefused, language: Language): Page {
  const words = boardPageWording(language);
  return {
    title: words.refusedTitle,
    here: "board",
    content: html`<div class="column"><h1>${words.refusedTitle}</h1>
<p>${words.refused[because]}</p>
<p><a class="button primary" href="/">${words.toChat}</a></p></div>`,
  };
}

export function boardPage(view: BoardView, wish: BoardWish, language: Language): Page {
  const words = boardPageWording(language);
  const title = view.section === undefined ? words.title : words.titleOf(view.section);
  const around = { wish, words, language };
  return {
    title,
    here: "board",
    content: html`<div class="board">
<h1>${title} <span class="small">${view.year.name}</span></h1>
${filterForm(view, words)}
<dl class="counts">${(["records", "open", "overdue"] as const).map(
      (name) =>
        html`<div${name === "overdue" && view.counts.overdue > 0 ? html` class="alarming"` : ""}><dt>${words.counts[name]}</dt><dd>${view.counts[name]}${words.unit}</dd></div>`,
    )}</dl>
${shortcuts(view, words)}
${records("overdue", words.overdue(view.counts.overdue), view, around)}
${records("pending", words.pending(view.counts.open - view.counts.overdue), view, around)}
${plot(view, around)}
${submissions(view, around)}
${heard(view, around)}
${view.heard ? files(view, words) : ""}
</div>`,
  };
}

interface Around {
  readonly wish: BoardWish;
  readonly words: BoardPageWords;
  readonly language: Language;
}

function filterForm({ fields }: BoardView, words: BoardPageWords): Html {
  const inputs = fields.map(
    ({ filter, label, options, chosen }) =>
      html`<div><label for="filter-${filter}">${label}</label><select id="filter-${filter}" name="${filter}">${options.map(
        (option) =>
          html`<option value="${option.value}"${option.value === chosen ? html` selected` : ""}>${option.label}</option>`,
      )}</select></div>`,
  );
  return html`<form class="filters" method="get" action="/board" role="search" aria-label="${words.filter}">${inputs}
<p class="row"><button class="primary">${words.show}</button> <a class="button" href="/board">${words.reset}</a></p></form>`;
}

/** The page is long: what is wanted is one press away. */
function shortcuts({ heard: found }: BoardView, words: BoardPageWords): Html {
  const all = [
    ["overdue", words.shortcuts.overdue],
    ["pending", words.shortcuts.pending],
    ["plot", words.plot],
    ["submissions", words.submissions],
    ...(found
      ? ([
          ["unanswered", words.unanswered],
          ["feedback", words.feedback],
          ["files", words.files],
        ] as const)
      : []),
  ] as const;
  return html`<nav class="shortcuts" aria-label="${words.onThisPage}"><ul>${all.map(
    ([id, label]) => html`<li><a href="#${id}">${label}</a></li>`,
  )}</ul></nav>`;
}

const section = (id: string, heading: string, content: Html): Html =>
  html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>\n${content}</section>`;

function records(list: "overdue" | "pending", heading: string, view: BoardView, around: Around): Html {
  const { words, wish } = around;
  const found = view[list];
  return section(
    list,
    heading,
    html`${recordTable(found, heading, words)}${turning(list, found, { wish, what: heading, words })}`,
  );
}

function plot({ plot: found }: BoardView, { wish, words }: Around): Html {
  const { picture, alt } = found;
  if (found.rows.length === 0) {
    const rest = turning("plot", found, { wish, what: words.plot, words });
    return section("plot", words.plot, html`<p class="none">${words.none}</p>${rest}`);
  }
  const score = (value: number): string => value.toFixed(1);
  const rows = found.rows.flatMap(({ label, city, partner }, at) =>
    (["city", "partner"] as const).flatMap((side) => {
      const rating = side === "city" ? city : partner;
      const name = `${at + 1}. ${label}`;
      return rating ? [[name, picture.sides[side], score(rating.outcome), score(rating.process)]] : [];
    }),
  );
  const { name, side, outcome, process } = words.plotColumns;
  return section(
    "plot",
    words.plot,
    html`<p class="small">${words.plotNote}</p>
<figure class="picture"><img src="/board/plot.png?${queryOf(wish)}" alt="${alt}" width="900" loading="lazy" decoding="async"></figure>
<details><summary>${words.plotTable}</summary>${rowsTable([name, side, outcome, process], rows, words.plotTable)}</details>
${turning("plot", found, { wish, what: words.plot, words })}`,
  );
}

function submissions({ submissions: { picture, alt } }: BoardView, { wish, words }: Around): Html {
  if (picture.rows.length === 0) {
    return section("submissions", words.submissions, html`<p class="none">${words.none}</p>`);
  }
  const { section: name, due, done, percent } = words.submissionColumns;
  const rows = picture.rows.map((row) => [row.label, row.total, row.done, `${sharePercent(row)}%`]);
  return section(
    "submissions",
    words.submissions,
    html`<figure class="picture"><img src="/board/submissions.png?${queryOf(wish)}" alt="${alt}" width="900" loading="lazy" decoding="async"></figure>
<details><summary>${words.plotTable}</summary>${rowsTable([name, due, done, percent], rows, words.submissions)}</details>`,
  );
}

/** By which `explain` tells how it came about. */
const answerNumber = (id: string, words: BoardPageWords): Html =>
  html`<p class="small">${words.answerNumber} <code>${id}</code></p>`;

function heard({ heard: found }: BoardView, { wish, words }: Around): Html | "" {
  if (!found) return "";
  const { unanswered, feedback } = found;
  const questions = unanswered.rows.map(
    ({ id, at, question }) =>
      html`<li><span class="small">${at}</span> ${lines(question)}${answerNumber(id, words)}</li>`,
  );
  const opinions = feedback.rows.map(
    ({ id, at, helpful, reason, question, answer }) =>
      html`<li><span class="small">${at} <span class="tag">${helpful ? html`<span aria-hidden="true">👍 </span>${words.helpful}` : html`<span aria-hidden="true">👎 </span>${words.unhelpful}`}</span></span> ${lines(question)}
${reason === "" ? "" : html`<p>${lines(reason)}</p>`}<details><summary>${words.answer}</summary><p>${lines(answer)}</p></details>${answerNumber(id, words)}</li>`,
  );
  const list = (items: readonly Html[]): Html =>
    items.length === 0 ? html`<p class="none">${words.none}</p>` : html`<ul class="heard">${items}</ul>`;
  const { unanswered: first, feedback: second } = words;
  return html`${section(
    "unanswered",
    first,
    html`<p class="small">${words.unansweredNote}</p>${list(questions)}${turning("unanswered", unanswered, { wish, what: first, words })}`,
  )}
${section("feedback", second, html`${list(opinions)}${turning("feedback", feedback, { wish, what: second, words })}`)}`;
}

function files({ year }: BoardView, words: BoardPageWords): Html {
  const link = (what: string, format: "csv" | "xlsx", label: string): Html =>
    html`<a class="button" href="/board/export/${what}-${year.number}.${format}" download>${format.toUpperCase()}<span class="unseen"> ${label}</span></a>`;
  const items = BOARD_FILES.map((what) => {
    const label = words.fileNames[what];
    return html`<li><span>${label}</span> ${link(what, "csv", label)} ${link(what, "xlsx", label)}</li>`;
  });
  return section(
    "files",
    words.files,
    html`<p class="small">${words.filesNote(year.name)}</p><ul class="files">${items}</ul>
<p><a class="button" href="/board/digests">${words.digests}</a></p>`,
  );
}
