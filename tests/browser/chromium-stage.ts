import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { WEB } from "../../src/adapters/web/chat/conversations.ts";
import type { Transcripts } from "../../src/ports/transcript.ts";
import { textOf } from "../adapters/web/page-text.ts";
import { USERS } from "../conversations/city.ts";
import { lookAtText } from "../conversations/look-at.ts";
import type { Speaker } from "../conversations/script.ts";
import type { Stage, StageKind, World } from "../conversations/stage.ts";
import { PERSON_HEADER, WebHouse } from "../conversations/web-house.ts";
import { Desk, type Hand, type Seat, type Sight } from "./desk.ts";

/**
 * The chat page in a real browser, worked by one hand; each person has a window of their own. Scripts take turns: in a
 * wide window and on a phone's width.
 */
export function chromiumStage(hand: Hand, browser: () => Browser, transcripts: () => Transcripts): StageKind {
  let opened = 0;
  const room = new Room(browser);
  return {
    platform: WEB,
    users: USERS,
    place: USERS.me,
    open(world) {
      opened += 1;
      const width = opened % 2 === 0 ? WIDE : NARROW;
      return new ChromiumStage(world, new WebHouse(world, transcripts(), room.port), room, { hand, width });
    },
  };
}

/** What stays from script to script: windows, and the address. A browser starts a new process for each new one. */
class Room {
  /** 0 before the first script. */
  port = 0;
  readonly #browser: () => Browser;
  readonly #desks = new Map<string, Promise<Desk>>();

  constructor(browser: () => Browser) {
    this.#browser = browser;
  }

  deskAt(seat: Seat): Promise<Desk> {
    const key = JSON.stringify(seat);
    const desk = this.#desks.get(key) ?? Desk.open(this.#browser(), seat);
    this.#desks.set(key, desk);
    return desk;
  }
}

const WIDE = 1280;
const NARROW = 390;

interface Reply {
  readonly owner: Speaker;
  readonly number: number;
}

class ChromiumStage implements Stage {
  readonly #world: World;
  readonly #house: WebHouse;
  readonly #room: Room;
  readonly #how: { readonly hand: Hand; readonly width: number };
  readonly #desks = new Map<Speaker, { readonly desk: Desk; change: number; language: "ja" | "en" }>();
  /** On everybody's pages, oldest first. */
  readonly #replies: Reply[] = [];
  #unread: Sight[] = [];
  #last: Speaker = "me";

  constructor(
    world: World,
    house: WebHouse,
    room: Room,
    how: { readonly hand: Hand; readonly width: number },
  ) {
    this.#world = world;
    this.#house = house;
    this.#room = room;
    this.#how = how;
  }

  async start(): Promise<void> {
    await this.#house.start();
    this.#room.port = this.#house.port;
    // By mouse, the page is left as it is, and finds the server again by itself.
    if (this.#how.hand === "mouse") return;
    for (const { desk } of this.#desks.values()) await desk.reload();
  }

  stop(): Promise<void> {
    return this.#house.stop();
  }

  async close(): Promise<void> {
    const complaints: string[] = [];
    for (const { desk } of this.#desks.values()) complaints.push(...(await desk.leave()));
    expect(complaints).toEqual([]);
  }

  /** By mouse, an answer that has a button is clicked. */
  async type(by: Speaker, text: string): Promise<void> {
    const latest = this.#replies.at(-1);
    const desk = await this.#deskOf(by);
    const clicks = this.#how.hand === "mouse" && latest?.owner === by;
    if (clicks && (await desk.button(latest.number, text).count()) > 0)
      return this.#acting(by, () => desk.press(latest.number, text));
    await this.#acting(by, () => desk.write(text));
  }

  async press(by: Speaker, label: string, which: "latest" | "earlier"): Promise<void> {
    const desk = await this.#deskOf(by);
    const from = which === "earlier" ? this.#replies.slice(0, -1) : this.#replies.slice(-1);
    for (const { owner, number } of from) {
      const seenBy = await this.#deskOf(owner);
      if ((await seenBy.button(number, label).count()) === 0) continue;
      if (owner === by) return this.#acting(by, () => desk.press(number, label));
      const form = await seenBy.formWith(number, label);
      return this.#acting(by, () => desk.pressBorrowed(form, label));
    }
    throw new Error(`there is no button 「${label}」`);
  }

  async fillIn(by: Speaker, text: string): Promise<void> {
    const latest = this.#replies.at(-1);
    if (latest?.owner !== by) throw new Error("no input to fill in");
    const desk = await this.#deskOf(by);
    await this.#acting(by, () => desk.fillIn(latest.number, text));
  }

  async open(): Promise<void> {
    const desk = await this.#deskOf("me");
    await this.#acting("me", () => desk.askPresentQuestion());
  }

  async again(): Promise<void> {
    const desk = await this.#deskOf(this.#last);
    await this.#acting(this.#last, () => desk.postAgain());
  }

  async said(): Promise<string> {
    const said = this.#unread;
    this.#unread = [];
    const reply = said.map(({ html }) => textOf(html)).join("\n");
    lookAtText(reply);
    expect(said.flatMap(({ unseen }) => unseen)).toEqual([]);
    expect(said.filter(({ tooWide }) => tooWide)).toEqual([]);
    return reply;
  }

  async #deskOf(by: Speaker): Promise<Desk> {
    const known = this.#desks.get(by);
    if (known) return known.desk;
    const { language } = this.#world;
    const desk = await this.#room.deskAt({
      headers: { [PERSON_HEADER]: USERS[by] },
      locale: language === "ja" ? "ja-JP" : "en-US",
      ...this.#how,
    });
    await desk.visit(this.#house.address);
    this.#desks.set(by, { desk, change: 0, language });
    return desk;
  }

  async #acting(by: Speaker, act: () => Promise<void>): Promise<void> {
    this.#last = by;
    await act();
    await this.#house.drained();
    for (const owner of this.#desks.keys()) await this.#lookAt(owner);
  }

  /** What is new on a person's page. */
  async #lookAt(owner: Speaker): Promise<void> {
    const known = this.#desks.get(owner);
    if (!known) return;
    const { conversations } = this.#house;
    const person = USERS[owner];
    const home = await this.#world.inbox().home(conversations.partyOf(person), known.language);
    known.language = home.language;
    const news = await conversations.since(person, known.change);
    known.change = news.at(-1)?.change ?? known.change;
    await known.desk.shows(known.change, known.language);
    for (const { number, said } of news) {
      if (said.by !== "bot") continue;
      this.#replies.push({ owner, number });
      this.#unread.push(await known.desk.look(number));
    }
  }
}
