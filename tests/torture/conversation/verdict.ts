import { type Driven, type Inhabitant, LEASE_MS } from "./drive.ts";
import type { Ledger } from "./ledger.ts";

/** Holds what is left after the kills against a run without any. */

export interface Verdict {
  /** Replies that the platform got more than once, each explained by a kill between the send and its mark. */
  readonly repeated: number;
  /** Everything that must not be. Empty where all is well. */
  readonly violations: readonly string[];
}

/** `calm` is a run of the same scripts without kills. */
export function judge(calm: Driven, tortured: Driven): Verdict {
  const expected = new Map(calm.people.map((who) => [who.script, traceOf(who, calm.ledger)]));
  const { repeated, wrong } = arrivals(tortured);
  return {
    repeated,
    violations: [
      ...tortured.breaks.map((reason) => `a bot complained: ${reason}`),
      ...effects(tortured),
      ...tortured.people.flatMap((who) => states(who, expected.get(who.script), tortured.ledger)),
      ...wrong,
    ],
  };
}

interface Trace {
  readonly conversation: string;
  readonly dialogs: string;
  readonly serials: string;
  readonly replies: readonly string[];
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** All that is stored of a person; ids, which differ from run to run, are numbered as they first appear. */
export function traceOf({ place, person }: Inhabitant, ledger: Ledger): Trace {
  const names = new Map<string, string>();
  const named = (text: string): string =>
    text.replaceAll(ID, (id) => {
      const name = names.get(id) ?? `#${names.size + 1}`;
      names.set(id, name);
      return name;
    });
  const own = <T extends { readonly place: string; readonly person: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.place === place && row.person === person);
  const replies = own(ledger.outbox).map(({ message }) => named(message));
  const dialogs = own(ledger.dialogs)
    .map(({ id, dialog, version, status, serial, state }) => ({
      name: named(id),
      serial,
      stored: JSON.stringify([named(id), dialog, version, status, serial, JSON.parse(state)]),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return {
    conversation: own(ledger.conversations)
      .map(({ state }) => named(state))
      .join("\n"),
    dialogs: dialogs.map(({ stored }) => stored).join("\n"),
    serials: dialogs.map(({ serial }) => serial).join(),
    replies,
  };
}

function states(who: Inhabitant, expected: Trace | undefined, ledger: Ledger): readonly string[] {
  if (!expected) return [`${who.person} has no calm run to be held against`];
  const found = traceOf(who, ledger);
  const differing = (["conversation", "dialogs", "serials"] as const).filter(
    (part) => found[part] !== expected[part],
  );
  const wrong = found.replies.findIndex((reply, at) => reply !== expected.replies[at]);
  return [
    ...differing.map(
      (part) => `${who.person}: ${part} differ.\n  expected ${expected[part]}\n  found    ${found[part]}`,
    ),
    ...(found.replies.length === expected.replies.length
      ? []
      : [`${who.person}: ${found.replies.length} replies instead of ${expected.replies.length}`]),
    ...(wrong < 0 ? [] : [`${who.person}: reply ${wrong + 1} differs`]),
  ];
}

function effects({ inputs, effects: counted, ledger }: Driven): readonly string[] {
  const taken = new Set(ledger.deliveries.map(({ id }) => id));
  return [
    ...[...counted].flatMap(([id, times]) => (times > 1 ? [`${id} took effect ${times} times`] : [])),
    ...inputs.filter((id) => !taken.has(id)).map((id) => `${id} was confirmed and is not there`),
    ...(taken.size === inputs.length ? [] : [`${taken.size} deliveries instead of ${inputs.length}`]),
  ];
}

/** Every reply arrived, none that was not committed, each place's in order, none twice without a kill. */
function arrivals({ arrivals: arrived, ledger, marked, killed }: Driven) {
  const wrong: string[] = [];
  const order = new Map(ledger.outbox.map(({ id }, at) => [id, at]));
  const first = new Map<string, (typeof arrived)[number]>();
  const latestOf = new Map<string, number>();
  let repeated = 0;
  for (const arrival of arrived) {
    const { id, place, atMs } = arrival;
    const at = order.get(id);
    if (at === undefined) wrong.push(`${id} reached ${place} and was never committed`);
    else if (at < (latestOf.get(place) ?? -1)) wrong.push(`${id} reached ${place} after a younger one`);
    latestOf.set(place, Math.max(latestOf.get(place) ?? -1, at ?? -1));
    const before = first.get(id);
    first.set(id, arrival);
    if (!before) continue;
    repeated += 1;
    const fellBetween = killed.has(before.by) && !marked.has(`${id} ${before.by}`);
    // A process that stood still for longer than its lease is as good as dead to the others.
    if (!fellBetween && atMs - before.atMs < LEASE_MS)
      wrong.push(`${id} reached ${place} twice without a kill`);
  }
  for (const { id, place, settled_at, last_error } of ledger.outbox) {
    if (!first.has(id)) wrong.push(`${id} never reached ${place}`);
    if (settled_at === null) wrong.push(`${id} is not marked as sent`);
    if (last_error !== null) wrong.push(`${id} failed: ${last_error}`);
  }
  return { repeated, wrong };
}
