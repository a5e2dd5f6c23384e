import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { TestPostgres } from "../../postgres.ts";
import type { Driven } from "./drive.ts";
import { calmRun, torture } from "./torture.ts";
import { judge } from "./verdict.ts";

/** The short form; `npm run torture` is the long one. */

const seed = 20_261_124;

describe("bots that are killed in the middle of conversations", () => {
  const folder = mkdtempSync(join(tmpdir(), "kyodo-torture-"));
  let postgres: TestPostgres;
  let calm: Driven;
  beforeAll(async () => {
    [postgres, calm] = await Promise.all([
      TestPostgres.start(),
      calmRun({ file: join(folder, "calm.db") }, folder),
    ]);
  }, 300_000);
  afterAll(async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("play scripts that mean something: two dialogs each, many answers, parked, ended and running", () => {
    const { dialogs, outbox } = calm.ledger;
    const answers = dialogs.flatMap(({ state }) =>
      Object.keys(z.object({ answers: z.record(z.string(), z.string()) }).parse(JSON.parse(state)).answers),
    );
    expect(dialogs.map(({ dialog }) => dialog).sort()).toEqual([
      "form",
      "form",
      "form",
      "zone",
      "zone",
      "zone",
      // 最初から leaves what was answered before in a dialog of its own.
      "zone",
    ]);
    expect(new Set(dialogs.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3);
    expect(answers.length).toBeGreaterThan(15);
    expect(outbox).toHaveLength(calm.inputs.length);
  });

  it("lose nothing and do nothing twice: one process on SQLite", async () => {
    const database = { file: join(folder, "kyodo.db") };
    const outcome = await torture(calm, { database, scratch: folder, processes: 1, kills: 8, seed });
    expect(outcome.violations).toEqual([]);
    expect(outcome.driven.kills).toHaveLength(8);
  }, 300_000);

  it("lose nothing and do nothing twice: two processes on one PostgreSQL", async () => {
    const database = { databaseUrl: await postgres.database(), file: "" };
    const outcome = await torture(calm, { database, scratch: folder, processes: 2, kills: 4, seed });
    expect(outcome.violations).toEqual([]);
    expect(outcome.driven.kills).toHaveLength(4);
  }, 300_000);

  describe("would be found out", () => {
    const { parse, stringify } = JSON;
    const broken = (change: (copy: Driven["ledger"]) => Driven["ledger"]): readonly string[] =>
      judge(calm, { ...calm, ledger: change(parse(stringify(calm.ledger))) }).violations;

    it("if an answer were lost", () => {
      const found = broken((ledger) => ({
        ...ledger,
        dialogs: ledger.dialogs.map((dialog) => ({ ...dialog, state: '{"answers":{}}' })),
      }));
      expect(found.join()).toMatch(/dialogs differ/);
    });

    it("if a turn took effect twice", () => {
      const twice = { ...calm, effects: new Map([[calm.inputs[0] ?? "", 2]]) };
      expect(judge(calm, twice).violations).toEqual([`${calm.inputs[0]} took effect 2 times`]);
      const found = broken((ledger) => ({
        ...ledger,
        dialogs: ledger.dialogs.map((dialog) => ({ ...dialog, serial: dialog.serial + 1 })),
        outbox: [...ledger.outbox, ...ledger.outbox.slice(0, 1)],
      }));
      expect(found.join()).toMatch(/serials differ.*replies instead of/s);
    });

    it("if a reply never arrived, arrived out of order, or arrived though its turn was undone", () => {
      const [first, second] = calm.arrivals;
      expect(judge(calm, { ...calm, arrivals: calm.arrivals.slice(1) }).violations).toEqual([
        `${first?.id} never reached ${first?.place}`,
      ]);
      const room = calm.arrivals.filter(({ place }) => place === first?.place);
      const turned = { ...calm, arrivals: [...calm.arrivals, ...room.slice(0, 1)].toReversed() };
      expect(judge(calm, turned).violations.join()).toMatch(/after a younger one/);
      const undone = broken((ledger) => ({
        ...ledger,
        outbox: ledger.outbox.filter(({ id }) => id !== second?.id),
      }));
      expect(undone.join()).toMatch(/was never committed/);
    });

    it("if a reply arrived twice without a kill", () => {
      const [first] = calm.arrivals;
      const twice = { ...calm, arrivals: first ? [first, ...calm.arrivals] : [] };
      expect(judge(calm, twice).violations).toEqual([
        `${first?.id} reached ${first?.place} twice without a kill`,
      ]);
    });
  });
});
