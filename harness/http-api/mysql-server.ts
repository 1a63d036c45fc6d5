import { createServer, type Connection } from "mysql2";

/** A server on this machine that speaks MySQL's protocol, with one table. */
export interface MysqlServer {
  readonly port: number;
  /** Every statement that it was asked, with who asked. */
  readonly statements: readonly string[];
  /** How many have connected. */
  connections(): number;
  /** Refuses the next one, as a server does whose password was rotated. */
  denyNext(): void;
  /** Ends every connection, as a server does with idle ones. */
  drop(): void;
  close(): void;
}

/** What mysql2's types leave out of its server. */
interface Listener {
  listen(port: number, host: string, backlog: number, listening: () => void): void;
  close(): void;
  readonly _server: { address(): { readonly port: number } };
}

/** What mysql2 says of a column: type, and character set. */
const INTEGER = { columnType: 3, characterSet: 63 };
const TEXT = { columnType: 253, characterSet: 33 };

/** Starts a server whose table has these rows, whatever it is asked. */
export async function startMysqlServer(rows: readonly Readonly<Record<string, unknown>>[]): Promise<MysqlServer> {
  const open: Connection[] = [];
  const statements: string[] = [];
  let denied = false;
  let connected = 0;
  const server = createServer((connection) => {
    open.push(connection);
    connected += 1;
    const refused = denied ? { message: "Access denied for user", code: 1045 } : null;
    denied = false;
    connection.serverHandshake({
      ...{ protocolVersion: 10, serverVersion: "8.0.36", connectionId: connected, statusFlags: 2, characterSet: 8 },
      ...{
        capabilityFlags: WITHOUT_TLS,
        authCallback: (_: unknown, answer: (failed: unknown, refused: unknown) => void) => {
          answer(null, refused);
          renumber(connection, 0);
        },
      },
    });
    connection.on("error", () => undefined);
    connection.on("query", (sql: string) => {
      statements.push(sql);
      // A command begins with packet 0, the answer with 1; the next command with 0 again.
      renumber(connection, 1);
      connection.writeTextResult([...rows], Object.entries(rows[0] ?? {}).map(columnOf) as never);
      renumber(connection, 0);
    });
  }) as unknown as Listener;
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", 1, () => resolve(server._server.address().port));
  });
  return {
    port,
    statements,
    connections: () => connected,
    denyNext: () => (denied = true),
    drop: () => open.splice(0).forEach((connection) => connection.destroy()),
    close: () => {
      open.splice(0).forEach((connection) => connection.destroy());
      server.close();
    },
  };
}

/** The number of the next packet, of which mysql2's own server loses count. */
function renumber(connection: Connection, packet: number): void {
  Object.assign(connection, { sequenceId: packet });
}

/** All that a server can do but TLS. */
const WITHOUT_TLS = 0xffffff ^ 0x800;

function columnOf([name, value]: [string, unknown]) {
  const type = typeof value === "number" ? INTEGER : TEXT;
  const own = { catalog: "def", schema: "students", table: "students", orgTable: "students", name, orgName: name };
  return { ...own, ...type, columnLength: 255, flags: 0, decimals: 0 };
}
