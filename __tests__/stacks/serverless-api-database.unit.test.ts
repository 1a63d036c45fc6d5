import { startMysqlServer, type MysqlServer } from "../../harness/http-api/mysql-server";
import { MysqlDatabase } from "../../stacks/serverless-api/handler/database";

const ROWS = [{ id: 7, name: "Ada", address: "a", city: "b", state: "c", email: "ada@example.org", phone: "1" }];

let server: MysqlServer;
let database: MysqlDatabase;
let passwords: number;

beforeEach(async () => {
  passwords = 0;
  server = await startMysqlServer(ROWS);
  database = new MysqlDatabase({
    ...{ host: "127.0.0.1", port: server.port, user: "root", database: "students", queryTimeout: 500 },
    password: () => Promise.resolve(`secret ${++passwords}`),
  });
});

afterEach(async () => {
  await database.close().catch(() => undefined);
  server.close();
});

const page = { after: 6, limit: 10 };

test("students are read in the order of their ids, by a statement that holds numbers alone", async () => {
  expect(await database.students(page)).toEqual(ROWS);
  expect(server.statements).toEqual([
    "SELECT id, name, address, city, state, email, phone FROM students WHERE id > 6 ORDER BY id LIMIT 10",
  ]);
});

test("all requests of an environment have one connection and one password", async () => {
  await Promise.all([database.students(page), database.ping(), database.students(page)]);
  await database.ping();
  expect([server.connections(), passwords]).toEqual([1, 1]);
});

test("a connection that was lost is opened again", async () => {
  await database.ping();
  server.drop();
  expect(await database.students(page)).toEqual(ROWS);
  expect([server.connections(), passwords]).toEqual([2, 1]);
});

test("a password that was rotated is read again, once", async () => {
  server.denyNext();
  expect(await database.students(page)).toEqual(ROWS);
  expect([server.connections(), passwords]).toEqual([2, 2]);
});

test("a server that is away is an error, and asked again by the next request", async () => {
  server.close();
  await expect(database.ping()).rejects.toThrow("ECONNREFUSED");
  await expect(database.ping()).rejects.toThrow("ECONNREFUSED");
});

test("a password that can't be read is an error, and read again by the next request", async () => {
  const failing = new MysqlDatabase({
    ...{ host: "127.0.0.1", port: server.port, user: "root", database: "students", queryTimeout: 500 },
    password: () => (++passwords === 1 ? Promise.reject(new Error("AccessDeniedException")) : Promise.resolve("x")),
  });
  await expect(failing.ping()).rejects.toThrow("AccessDeniedException");
  await failing.ping();
  await failing.close();
  expect(passwords).toBe(2);
});
