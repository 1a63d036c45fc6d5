import { FilterPattern } from "./filter-pattern";

/** Codes of Node.js for a connection that is not there (Node.js documentation, "Common system errors", and its DNS module). */
const NO_CONNECTION = "ECONNREFUSED ECONNRESET EHOSTUNREACH ENETUNREACH EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN".split(" ");

/**
 * How the first line of an error starts. A line that starts with a blank belongs to the line above it: Node.js prints what
 * else an error holds, such as `fatal: true`, and its stack indented, and so do Java and Python. Each line is an event of
 * its own, so that whatever looks at all lines counts an error more than once.
 */
const STARTS = [
  String.raw`[Ee]rror\W`, // "Error: …", "error:  Error: …", "Error connecting to …"
  String.raw`[Ff]atal\W`,
  String.raw`\S*Exception\W`,
  String.raw`level\W+error\W`, // level=error
  ...["ERROR", "FATAL", "CRITICAL"].map((level) => String.raw`\[?${level}\W`), // ERROR …, [ERROR] …
  "Connection failed",
  "Connection lost", // mysql2, when the server closes the connection
  "Lost connection",
];

/** What makes a line that is not indented the first one of an error, wherever it is. */
const HOLDS = [
  String.raw`Error\x3A `, // a colon; \x3A has been in the guide for longer
  ...["ERROR", "FATAL", "CRITICAL"].map((level) => String.raw`\W${level}\W`),
  String.raw`level\W+error\W`, // {"level":"error", …}
  ...NO_CONNECTION,
  "Connection lost",
];

/** As a filter pattern takes it, without parentheses. */
const FIRST_LINE = [...STARTS.map((start) => `^${start}`), ...HOLDS.map((text) => String.raw`^\S.*${text}`)].join("|");

/** The same, as a query takes it. */
export const ERROR_REGEX = new RegExp(String.raw`^(${STARTS.join("|")}|\S.*(${HOLDS.join("|")}))`);

/** What MySQL and its clients say (MySQL 8.0 reference manual, "Error Messages and Common Problems"), in any case. */
export const DATABASE_ERROR_TEXTS = [
  ...NO_CONNECTION,
  "connection lost",
  "lost connection to mysql",
  "can't connect to mysql",
  "mysql server has gone away",
  "communications link failure",
  "operationalerror",
  "too many connections",
  "access denied for user",
  "unknown database",
  "sqlstate", // and its code, which most clients print
  "error in your sql syntax",
  "deadlock found",
  "lock wait timeout",
  "duplicate entry",
  "data too long for column",
  "unknown column",
];

const OF_THE_DATABASE = [...DATABASE_ERROR_TEXTS, String.raw`table '\S+' doesn't exist`].join("|");

/** Lines about the database, none of which is indented, so that an error is shown once. */
export const DATABASE_ERROR_REGEX = new RegExp(
  String.raw`^(error connecting|connection failed|(\S.*)?(${OF_THE_DATABASE}))`,
  "i",
);

/**
 * Takes the first line of each error of a web application that writes plain text: the lines with a word for it, a code of
 * Node.js such as `ECONNREFUSED`, or a connection that failed or was lost. What follows indented is left out, so that an
 * error counts once. `applicationQueries` finds the same lines.
 */
export function applicationErrors(): FilterPattern {
  return FilterPattern.regex(FIRST_LINE);
}
