import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";

/** Listens for the one web app, on this machine alone unless people sign in, and ends without cutting anybody off. */

export interface Listening {
  /** Where it is reached from this machine, such as http://127.0.0.1:3978. */
  readonly address: string;
  /** Whether another port than the wanted one had to be taken. */
  readonly moved: boolean;
  stop(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
/** Streams stay open for ever: they are cut when the server stops; answers under way get this long. */
const GRACE_MS = 2000;
/** Slow senders of headers and bodies are not waited for. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;

export async function listen(
  app: Express,
  { port, host = LOOPBACK }: { readonly port: number; readonly host?: string | undefined },
): Promise<Listening> {
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, app);
  const moved = !(await bound(server, port, host));
  if (moved) await bound(server, 0, host);
  return {
    address: `http://${LOOPBACK}:${addressOf(server).port}`,
    moved,
    stop: () => stop(server),
  };
}

/** False where the port is taken. */
function bound(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(new Error(`port ${port} / ポート${port}: ${error.message}`, { cause: error }));
    };
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("the server does not listen on a port");
  return address;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
