import { afterAll, beforeAll } from "vitest";
import type { Project } from "../../src/domain/project.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Party, Store, TurnResult } from "../../src/ports/store.ts";
import {
  collaboration,
  colleague,
  head,
  owner,
  PARKS,
  project,
  stranger,
  WELFARE,
} from "../evaluations/samples.ts";
import type { StoreUnderTest } from "./store-contract.ts";

/** A store under test, and a city of its own with its people for each test. */

export const at = new Date("2027-03-20T01:02:03Z");
export const page = { limit: 50, offset: 0 };
export const all = { kind: "all" } as const;
export const nothing: TurnResult = { conversation: null, dialogs: [], replies: [] };
export const by = { by: owner.id, reason: null };
export const save = (value: Project): RecordChange => ({ kind: "saveProject", project: value, ...by });
export const fresh = (change: Partial<Project> = {}) => project({ version: 0, ...change });

const people: readonly RecordChange[] = [
  ...[PARKS, WELFARE, { id: collaboration.section ?? PARKS.id, name: "協働推進課" }].map(
    (section): RecordChange => ({ kind: "saveSection", section, ...by }),
  ),
  ...[owner, colleague, head, collaboration, stranger].map(
    (person): RecordChange => ({ kind: "savePerson", person, ...by }),
  ),
];

export class Cities {
  #under: StoreUnderTest | undefined;
  #store: Store | undefined;
  #cities = 0;
  #deliveries = 0;

  /** Opens the store before the tests of the present suite and closes it after them. */
  constructor(start: () => Promise<StoreUnderTest>) {
    beforeAll(async () => {
      this.#under = await start();
      this.#store = await this.#under.open();
    }, 60_000);
    afterAll(async () => {
      await this.#store?.close();
      await this.#under?.remove();
    });
  }

  get store(): Store {
    if (!this.#store) throw new Error("The store is open only while the tests run.");
    return this.#store;
  }

  /** The store as another process has it open; the same one where a process may hold it only once. */
  async other(): Promise<Store> {
    return this.#under?.twiceInOneProcess ? this.#under.open() : this.store;
  }

  async found() {
    const { store } = this;
    const tenant = `city${++this.#cities}`;
    const change = (...changes: readonly RecordChange[]) => store.changeRecords(tenant, changes, at);
    await change(...people);
    const party: Party = { tenant, place: { platform: "test", key: "C1" }, person: "U1" };
    const turn = (decide: Parameters<Store["turn"]>[1]) =>
      store.turn({ id: `r${++this.#deliveries}`, party, at }, decide);
    return { tenant, change, turn, records: store.records(tenant) };
  }
}
