import { type Logger, LogLevel } from "@slack/bolt";

/** Slack's own libraries tell of what goes wrong, and nothing else; never what people wrote. */
export function quietLogger(report: (problem: string) => void): Logger {
  const tell = (...lines: readonly unknown[]): void => report(lines.map(String).join(" "));
  return {
    debug() {},
    info() {},
    warn: tell,
    error: tell,
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.WARN,
  };
}

/** For calls whose failure is told by whoever made them. */
export const silentLogger = (): Logger => quietLogger(() => {});
