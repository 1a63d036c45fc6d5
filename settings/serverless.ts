import { API } from "./serverless-api";
import { flag, object, text, wholeNumber, type Read } from "./schema";

const READINESS_PATH = {
  pattern: /^\/[A-Za-z0-9_.~!$&'()*+,;=:@%/?-]{0,255}$/,
  says: "a path such as /health",
};

/** MiB of the function, where the settings say nothing: what a server of Node.js starts in quickly. */
export const DEFAULT_MEMORY = 1024;

/** Seconds after which an invocation is ended, where the settings say nothing. */
export const DEFAULT_TIMEOUT = 29;

/** Invocations that run at once at most, where the settings say nothing. */
export const DEFAULT_CONCURRENCY = 50;

/**
 * Invocations that may run at once without a proxy in front of the database. Each has a connection of its own, and a
 * `db.t3.small` takes about 150, which the tasks need as well.
 */
export const MOST_WITHOUT_PROXY = 100;

/** The options of the switch `serverless`. */
export const SERVERLESS = object(
  {
    /** Percent of the requests that the function gets, 0–100; the service's tasks get the others. */
    share: wholeNumber(0, 100, "percent"),
  },
  {
    /** MiB of the function, 128–10240; CPU comes in proportion. @default {@link DEFAULT_MEMORY} */
    memory: wholeNumber(128, 10_240, "MiB"),
    /** Seconds after which an invocation is ended, 1–60: the load balancer waits no longer. @default {@link DEFAULT_TIMEOUT} */
    timeout: wholeNumber(1, 60, "seconds"),
    /**
     * Invocations that run at once at most; more requests than that are answered by an error. 1–900, and without `rdsProxy`
     * 1–{@link MOST_WITHOUT_PROXY}.
     *
     * @default {@link DEFAULT_CONCURRENCY}
     */
    reservedConcurrency: wholeNumber(1, 900, "invocations"),
    /** Path that answers as soon as the application can take requests. @default `/` */
    readinessPath: text(READINESS_PATH),
    /** Whether a proxy pools the function's connections to the database. @default false */
    rdsProxy: flag(),
    /** With a share of 100: whether the service runs no tasks. @default false */
    tasksToZero: flag(),
    /** An HTTP API for programs, on stack `serverless-api` (`docs/http-api.md`). @default none */
    api: API,
  },
);

/** The switch `serverless`, where it is on. */
export type ServerlessOptions = Read<typeof SERVERLESS>;
