import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DigestChange } from "../../src/ports/digest-records.ts";
import type { PlaceBook } from "../../src/ports/place-book.ts";
import type { Store } from "../../src/ports/store.ts";
import { owner, PARKS } from "../evaluations/samples.ts";
import { by, nothing } from "./records-city.ts";

interface Opened {
  readonly store: Store;
  readonly placeBook: PlaceBook;
}

const LONG_AGO = new Date("2025-01-01T00:00:00Z");
const AT = new Date("2026-11-24T00:00:00Z");
const place = (key: string) => ({ platform: "teams", key });
let deliveries = 0;

/** What holds for every database that keeps how places are reached. `open` opens the same one again. */
export function placeBookContract(name: string, open: () => Promise<Opened>): void {
  describe(`the place book on ${name}`, () => {
    let opened: Opened;
    let book: PlaceBook;
    beforeAll(async () => {
      opened = await open();
      book = opened.placeBook;
    }, 60_000);
    afterAll(() => opened?.store.close());

    it("gives the entry that was kept last, after a restart as well, and each city its own", async () => {
      const chat = place("19:abc@thread.tacv2");
      expect(await book.find("numazu", chat)).toBeUndefined();
      await book.keep("numazu", chat, { server: "old" }, AT);
      await book.keep("numazu", chat, { server: "new", names: ["沼津", null] }, AT);
      await book.keep("asaka", chat, { server: "other" }, AT);
      const again = await open();
      expect(await again.placeBook.find("numazu", chat)).toEqual({ server: "new", names: ["沼津", null] });
      expect(await again.placeBook.find("asaka", chat)).toEqual({ server: "other" });
      expect(await again.placeBook.find("numazu", { ...chat, platform: "slack" })).toBeUndefined();
      await again.store.close();
    });

    it("forgets one place of one city, and does not mind where there is none", async () => {
      const chat = place("forgotten");
      await book.keep("numazu", chat, 1, AT);
      await book.keep("asaka", chat, 2, AT);
      await book.forget("numazu", chat);
      await book.forget("numazu", chat);
      expect(await book.find("numazu", chat)).toBeUndefined();
      expect(await book.find("asaka", chat)).toBe(2);
    });

    it("forgets what was not kept again for long", async () => {
      await book.keep("numazu", place("old"), 1, LONG_AGO);
      await book.keep("numazu", place("renewed"), 1, LONG_AGO);
      await book.keep("numazu", place("renewed"), 2, AT);
      await book.prune(AT);
      expect(await book.find("numazu", place("old"))).toBeUndefined();
      expect(await book.find("numazu", place("renewed"))).toBe(2);
    });

    it("keeps the places that digests go to, and the channels in whose threads they stand, in that city alone", async () => {
      const { store } = opened;
      const tenant = "odawara";
      await store.changeRecords(
        tenant,
        [
          { kind: "saveSection", section: PARKS, ...by },
          { kind: "savePerson", person: owner, ...by },
        ],
        AT,
      );
      const digests: readonly DigestChange[] = [
        { kind: "home", person: owner.id, place: place("a:sato"), language: "ja" },
        { kind: "channel", section: PARKS.id, place: place("19:parks"), language: "ja" },
        { kind: "channel", section: null, place: place("19:kyodo;messageid=1"), language: "ja" },
      ];
      const party = { tenant, place: place("a:sato"), person: "sato" };
      await store.turn({ id: `places${++deliveries}`, party, at: AT }, async () => ({ ...nothing, digests }));
      const [homes, others] = [
        ["a:sato", "19:parks", "19:kyodo"],
        ["a:sat", "19:kyod", "19:kyodo2"],
      ];
      for (const key of [...homes, ...others]) await book.keep(tenant, place(key), 1, LONG_AGO);
      for (const key of homes) await book.keep("asaka", place(key), 1, LONG_AGO);
      await book.prune(AT);
      const kept = async (city: string, keys: readonly string[]) =>
        (await Promise.all(keys.map((key) => book.find(city, place(key))))).filter(Boolean).length;
      expect(await kept(tenant, homes)).toBe(homes.length);
      expect(await kept(tenant, others)).toBe(0);
      expect(await kept("asaka", homes)).toBe(0);
    });
  });
}
