import { DATABASE_ERROR_TEXTS } from "../../logs/application-errors";
import type { SavedSearch } from "./saved-search";

/** How loggers call an error: by a word, in either case, or as pino and bunyan do by a number. */
const LEVELS = ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL", "50", "60"].join(" OR ");

/** `Table 'students.marks' doesn't exist`: one word may be in between. */
const MISSING_TABLE = `"table doesn't exist"~1`;

/** Words without a field are searched in `log` and `message` (the index template's `index.query.default_field`). */
export const LUCENE = {
  /** By its level where it has one; otherwise by what the line says, such as `TypeError: …`. */
  errors: `level:(${LEVELS}) OR (NOT _exists_:level AND (*error OR *exception OR fatal OR critical))`,
  databaseErrors: [...DATABASE_ERROR_TEXTS.map((text) => `"${text}"`), MISSING_TABLE].join(" OR "),
  serverErrors: "status:[500 TO 599]",
  requests: "_exists_:duration_ms",
  withoutFields: "NOT _exists_:level AND NOT _exists_:status",
} as const;

const LINE = ["container_name", "level", "log"];
const REQUEST = ["method", "path", "status", "duration_ms", "ecs_task_arn"];

/** Searches for a web application whose containers write a line an event, JSON or not. */
export const APPLICATION_SEARCHES: readonly SavedSearch[] = [
  {
    key: "errors",
    title: "Errors",
    description: "What went wrong, newest first: by its level, or by what the line says.",
    ...{ query: LUCENE.errors, columns: LINE, sort: "@timestamp" },
  },
  {
    key: "database-errors",
    title: "Database errors",
    description: "Lines that say that the database can't be reached or refuses a statement.",
    ...{ query: LUCENE.databaseErrors, columns: LINE, sort: "@timestamp" },
  },
  {
    key: "server-errors",
    title: "Server errors",
    description: "Requests that were answered with a status from 500 to 599, newest first.",
    ...{ query: LUCENE.serverErrors, columns: REQUEST, sort: "@timestamp" },
  },
  {
    key: "slowest",
    title: "Slowest requests",
    description: "Requests, the one that took longest first.",
    ...{ query: LUCENE.requests, columns: REQUEST, sort: "duration_ms" },
  },
  {
    key: "without-fields",
    title: "Lines without fields",
    description: "Lines that the router could not parse as JSON: the text is all that there is.",
    ...{ query: LUCENE.withoutFields, columns: ["container_name", "source", "log"], sort: "@timestamp" },
  },
];
