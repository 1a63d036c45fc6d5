import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on a port of this machine. */
export interface RunningServer {
  readonly port: number;
  readonly stop: () => void;
}

/**
 * Starts a server on a free loopback port.
 *
 * @param maxHeaderSize in bytes; Node.js's own default is 16 KB
 */
export async function startServer(listener: RequestListener, maxHeaderSize?: number): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
