import { createConnection, type Connection, type ConnectionOptions, type RowDataPacket } from "mysql2/promise";

/** A row of the table `students`. */
export interface Student {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly email: string;
  readonly phone: string;
}

/** Where students are kept. */
export interface StudentDatabase {
  /** Students in the order of their ids, from the one after `after` on. */
  students(page: { readonly after: number; readonly limit: number }): Promise<readonly Student[]>;
  /** Whether it answers. */
  ping(): Promise<void>;
}

/** How to reach a database. */
export interface DatabaseOptions {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly database: string;
  readonly ssl?: ConnectionOptions["ssl"];
  /** Milliseconds for an answer; with those for a connection, less than the function's timeout. @default 8000 */
  readonly queryTimeout?: number;
  /** Read before the first connection, and again where the database no longer takes it. */
  readonly password: () => Promise<string>;
}

/** Milliseconds until there is a connection. */
const CONNECT_MS = 5_000;

const COLUMNS = "id, name, address, city, state, email, phone";

/**
 * A MySQL database, over one connection for as long as the function's environment lives: a connection for each request would use up
 * the database's own. One that was lost while the environment was frozen is opened again, and a password that was rotated is read
 * again; both once.
 */
export class MysqlDatabase implements StudentDatabase {
  private connection?: Promise<Connection>;
  private password?: Promise<string>;

  public constructor(private readonly options: DatabaseOptions) {}

  public async students({ after, limit }: { readonly after: number; readonly limit: number }): Promise<Student[]> {
    const sql = `SELECT ${COLUMNS} FROM students WHERE id > ? ORDER BY id LIMIT ?`;
    return this.query(sql, [after, limit]) as Promise<Student[]>;
  }

  public async ping(): Promise<void> {
    await this.query("SELECT 1", []);
  }

  /** Gives the connection back, for tests: Lambda says nothing before it ends an environment. */
  public async close(): Promise<void> {
    await (await this.connection)?.end();
    this.connection = undefined;
  }

  /** Values are filled in by the driver: a prepared statement would keep an RDS Proxy from sharing the connection. */
  private async query(sql: string, values: readonly number[]): Promise<RowDataPacket[]> {
    try {
      return await this.queryOnce(sql, values);
    } catch (error) {
      await this.forget();
      if (codeOf(error) === "ER_ACCESS_DENIED_ERROR") this.password = undefined;
      else if (!isLost(error)) throw error;
      return await this.queryOnce(sql, values);
    }
  }

  private async queryOnce(sql: string, values: readonly number[]): Promise<RowDataPacket[]> {
    this.connection ??= this.connect();
    const connection = await this.connection;
    const { queryTimeout: timeout = 8_000 } = this.options;
    const [rows] = await connection.query<RowDataPacket[]>({ sql, values: [...values], timeout });
    return rows;
  }

  private async connect(): Promise<Connection> {
    const { host, port, user, database, ssl, password } = this.options;
    this.password ??= password();
    // One that could not be read is no answer for good.
    const secret = await this.password.catch((error: unknown) => {
      this.password = undefined;
      throw error;
    });
    const own = { host, port, user, database, ssl, password: secret };
    const connection = await createConnection({ ...own, connectTimeout: CONNECT_MS });
    connection.on("error", () => undefined); // the next query says it
    return connection;
  }

  private async forget(): Promise<void> {
    const old = this.connection;
    this.connection = undefined;
    await old?.then((connection) => connection.destroy()).catch(() => undefined);
  }
}

/** Errors of a connection that was there before, and is gone. */
const LOST = ["PROTOCOL_CONNECTION_LOST", "ECONNRESET", "EPIPE", "ER_CLIENT_INTERACTION_TIMEOUT"];

function isLost(error: unknown): boolean {
  return LOST.includes(codeOf(error)) || (error instanceof Error && error.message.includes("closed state"));
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null ? String(Reflect.get(error, "code")) : "";
}
