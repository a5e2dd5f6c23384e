import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeptAnswer } from "../../src/ports/answer-log.ts";
import type { Party, Store, TurnResult } from "../../src/ports/store.ts";

/** What every store must keep of answers, feedback and settings. */
export function answerLogContract(name: string, open: () => Promise<Store>): void {
  describe(`answers kept in ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    }, 60_000);
    afterAll(() => store?.close());

    let ids = 0;
    const someone = (change: Partial<Party> = {}): Party => ({
      tenant: `city${++ids}`,
      place: { platform: "p", key: "C1" },
      person: "U1",
      ...change,
    });
    const answer = (party: Party, change: Partial<KeptAnswer> = {}): KeptAnswer => ({
      id: `a${++ids}`,
      party,
      at: "2026-11-24T00:00:00.000Z",
      question: "協働とは？ <!channel> 😀",
      language: "ja",
      kind: "answered",
      text: "「対等」です。[1]",
      citations: [{ guideline: "numazu", section: "1 > 2", quote: "対等の関係で" }],
      made: { model: "m", passages: [1, 2] },
      ...change,
    });
    const turn = (party: Party, result: Partial<TurnResult>): Promise<boolean> =>
      store.turn({ id: `d${++ids}`, party, at: new Date() }, async () => ({
        conversation: null,
        dialogs: [],
        replies: [],
        ...result,
      }));
    const page = { limit: 10, offset: 0 };

    it("are found word for word, by nobody of another city", async () => {
      const party = someone();
      const kept = answer(party);
      await turn(party, { answers: [kept] });
      expect(await store.answers(party.tenant).find(kept.id)).toEqual(kept);
      expect(await store.answers("elsewhere").find(kept.id)).toBeUndefined();
    });

    it("can be made anew", async () => {
      const party = someone();
      const kept = answer(party);
      await turn(party, { answers: [kept] });
      const anew = { ...kept, text: "別の書き方です。[1]", made: { model: "n" } };
      await store.keepAnswer(anew);
      expect(await store.answers(party.tenant).find(kept.id)).toEqual(anew);
    });

    it("are listed latest first, of one person on one platform", async () => {
      const party = someone();
      const other = { ...party, person: "U2" };
      const early = answer(party, { at: "2026-11-01T00:00:00.000Z" });
      const late = answer({ ...party, place: { platform: "p", key: "C2" } });
      await turn(party, { answers: [early, late] });
      await turn(other, { answers: [answer(other)] });
      const found = await store.answers(party.tenant).latestOf("p", "U1", 10);
      expect(found.map(({ id }) => id)).toEqual([late.id, early.id]);
      expect(await store.answers(party.tenant).latestOf("q", "U1", 10)).toEqual([]);
    });

    it("tell which questions found no answer, since a day and by pages", async () => {
      const party = someone();
      const days = ["2026-10-01", "2026-11-01", "2026-11-02", "2026-11-03"];
      const silent = days.map((day) =>
        answer(party, { kind: "notFound", at: `${day}T00:00:00.000Z`, citations: [] }),
      );
      await turn(party, { answers: [...silent, answer(party)] });
      const reader = store.answers(party.tenant);
      const found = await reader.unanswered("2026-10-15", { limit: 2, offset: 1 });
      expect(found.map(({ at }) => at.slice(0, 10))).toEqual(["2026-11-02", "2026-11-01"]);
    });

    it("keep one word of each person, the latest", async () => {
      const party = someone();
      const kept = answer(party);
      await turn(party, { answers: [kept] });
      const word = {
        answer: kept.id,
        person: "U1",
        helpful: true,
        reason: "",
        at: "2026-11-24T01:00:00.000Z",
      };
      const second = { ...word, helpful: false, reason: "古い" };
      await turn(party, { feedback: [word] });
      await turn(party, { feedback: [second, { ...word, person: "U2" }] });
      const found = await store.answers(party.tenant).feedback("2026-11-24", page);
      expect(found.map(({ feedback }) => feedback)).toEqual(
        expect.arrayContaining([second, { ...word, person: "U2" }]),
      );
      expect(found).toHaveLength(2);
      expect(found[0]?.answer.question).toBe(kept.question);
    });

    it("are forgotten by their own day, with the feedback on them", async () => {
      const party = someone();
      const kept = answer(party, { at: "2025-01-01T00:00:00.000Z" });
      await turn(party, { answers: [kept] });
      await turn(party, {
        feedback: [
          { answer: kept.id, person: "U1", helpful: true, reason: "", at: "2026-11-24T01:00:00.000Z" },
        ],
      });
      await store.prune(new Date(0), new Date("2025-06-01"));
      const reader = store.answers(party.tenant);
      expect(await reader.find(kept.id)).toBeUndefined();
      expect(await reader.feedback("2020-01-01", page)).toEqual([]);
    });

    it("stand beside what each person set, on that platform alone", async () => {
      const party = someone();
      await turn(party, { settings: { language: "en", homeGuideline: "odawara" } });
      const settings = (of: Party) => store.look(of, (reader) => reader.settings());
      expect(await settings(party)).toEqual({ language: "en", homeGuideline: "odawara" });
      expect(await settings({ ...party, place: { platform: "p", key: "elsewhere" } })).toEqual({
        language: "en",
        homeGuideline: "odawara",
      });
      expect(await settings({ ...party, place: { platform: "q", key: "C1" } })).toEqual({});
      await turn(party, { settings: {} });
      expect(await settings(party)).toEqual({});
    });
  });
}
