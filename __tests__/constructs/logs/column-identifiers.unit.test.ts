import { columnIdentifiers } from "../../../constructs/logs/column-identifiers";
import { identifierProblems } from "../../../constructs/logs/data-identifier";
import { maskOf } from "../../../harness/log-evaluator/mask";
import { linesOf } from "../../../harness/log-evaluator/logs";
import { PERSONAL_COLUMNS } from "../../../settings/log-analysis";

const mask = maskOf(columnIdentifiers(PERSONAL_COLUMNS));

/** Everything in the log that is about a person. */
const PERSONAL = [
  ...["Zoë", "Lindqvist", "Église", "Apt", "back", "Étienne", "Auvergne", "zoe.", "example.org", "+33", "77"],
  ...["Liam", "Dwyer", "Harbour", "Estartit", "'WA'", "liam.", "example.com", "555-0100"],
  ...["Bo Ek", "Oslo", "bo@", "Ada", "Quint", "Mill", "ada@", "555-0199"],
];

test.each(PERSONAL)("%s is in the log, and masked", (value) => {
  const lines = linesOf("students");
  expect(lines.filter((line) => line.includes(value))).not.toEqual([]);
  expect(lines.map(mask).filter((line) => line.includes(value))).toEqual([]);
});

test("what is not about a person can be read", () => {
  expect(linesOf("students").map(mask)).toEqual(
    expect.arrayContaining(["Successfully connected to the database.", "created student:  {", "  id: 7,", "  }"]),
  );
  expect(mask("row:  { id: 9, name: 'Bo Ek', city: 'Oslo' }")).toBe("row:  { id: 9," + "*".repeat(30));
});

test.each([
  ...linesOf("access"),
  ...linesOf("database-away").filter((line) => !line.includes("address:")),
  "Connecting to state machine: 3",
  "hostname: 'database.internal'",
  "  sqlState: '42S02',",
  "  file_name: 'a.txt'",
  "name",
])("stays as it is: %s", (line) => {
  expect(mask(line)).toBe(line);
});

test("the address of a database in an error is masked like a person's", () => {
  expect(mask("  address: '10.0.50.17',")).toBe(" ".repeat(1) + "*".repeat(23));
});

test.each([
  "name: 'Ada'",
  '"name": "Ada"',
  '  name: "O\'Neil",',
  "{ name: 'Ada', email: 'a@b.c' }",
  '\tname: `it\'s "A"`',
])("masks %s", (line) => {
  expect(mask(line)).toMatch(/^.{0,3}\*+$/);
});

test("AWS takes them, whatever the columns are called", () => {
  expect(identifierProblems([], columnIdentifiers(PERSONAL_COLUMNS))).toEqual([]);
  expect(identifierProblems([], columnIdentifiers(["x".repeat(64), "Name", "_id"]))).toEqual([]);
  expect(identifierProblems([], columnIdentifiers(Array.from({ length: 11 }, (_, index) => `c${index}`)))).toHaveLength(
    1,
  );
});
