import { expect, it } from "vitest";
import { Disk, DiskError } from "../../../../src/adapters/sql/sqlite/disk.ts";

/** A disk whose syncs end when the test says so. */
function slowDisk() {
  const ends: { readonly done: () => void; readonly fail: (cause: Error) => void }[] = [];
  const disk = new Disk(() => new Promise<void>((done, fail) => ends.push({ done, fail })));
  return { disk, ends };
}
async function turnOfTheLoop(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}

it("lets all who wait at the same moment share one sync, that begins after the last of them wrote", async () => {
  const { disk, ends } = slowDisk();
  const told: string[] = [];
  const first = disk.settled().then(() => told.push("first"));
  await turnOfTheLoop();
  const others = ["second", "third"].map((name) => disk.settled().then(() => told.push(name)));
  await turnOfTheLoop();
  expect(ends).toHaveLength(1);
  ends[0]?.done();
  await first;
  await turnOfTheLoop();
  expect(told).toEqual(["first"]);
  expect(ends).toHaveLength(2);
  ends[1]?.done();
  await Promise.all(others);
  expect(ends).toHaveLength(2);
});

it("tells everybody of a sync that failed, and never calls anything safe again", async () => {
  const { disk, ends } = slowDisk();
  const waiting = [disk.settled()];
  await turnOfTheLoop();
  waiting.push(disk.settled());
  ends[0]?.fail(new Error("EIO"));
  for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe("rejected");
  await expect(disk.settled()).rejects.toThrow(DiskError);
  expect(() => disk.check()).toThrow(DiskError);
  expect(ends).toHaveLength(1);
});
