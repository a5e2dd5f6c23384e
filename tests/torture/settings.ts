import { parseArgs } from "node:util";

/** `npm run torture [-- --seed N --kills N --on sqlite|postgres]`: 200 kills each on both databases by default. */
export interface TortureSettings {
  readonly seed: number;
  readonly kills: number;
  readonly databases: readonly ("sqlite" | "postgres")[];
}

/** Ends the process with 2 where an argument cannot be used: a number that is none would kill for ever. */
export function tortureSettings(argv: readonly string[]): TortureSettings {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        seed: { type: "string", default: String(Date.now() % 1_000_000) },
        kills: { type: "string", default: "200" },
        on: { type: "string" },
      },
    });
    const databases = (["sqlite", "postgres"] as const).filter(
      (name) => values.on === undefined || values.on === name,
    );
    const [seed, kills] = [values.seed, values.kills].map((value) =>
      /^\d+$/.test(value) ? Number(value) : -1,
    );
    if (seed === undefined || kills === undefined || seed < 0 || kills < 1 || databases.length === 0)
      throw new Error("--seed and --kills take whole numbers, --on takes sqlite or postgres");
    return { seed, kills, databases };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}
