import { createHash } from "node:crypto";
import type { SearchAnswer } from "../search-server/search-server";
import type { LoggedLine } from "./records";

/** A record as the router holds it. */
export type RouterRecord = Readonly<Record<string, unknown>>;

/**
 * What the router makes of a line: FireLens's fields, the line itself, what the parser found, and `@timestamp`, which Fluent
 * Bit writes first, in UTC with milliseconds (`opensearch_format` in plugins/out_opensearch/opensearch.c).
 */
export function routerRecord({ at, task, container, stream, fields, line }: LoggedLine): RouterRecord {
  const id = task.slice(task.lastIndexOf("/") + 1);
  return {
    "@timestamp": new Date(at).toISOString(),
    ...{ source: stream, log: line, container_id: `${id}-${container}`, container_name: container },
    ...{ ecs_cluster: "university-prod-ecs", ecs_task_arn: task, ecs_task_definition: "university-prod-app:7" },
    ...fields,
  };
}

/**
 * The body of `POST /_bulk`: `Logstash_Format On`, `Suppress_Type_Name On`, `Write_Operation create`, `Generate_ID On`,
 * `Replace_Dots On`.
 */
export function bulkBody(records: readonly RouterRecord[], prefix: string): string {
  const lines = records.flatMap((record) => {
    const text = JSON.stringify(withoutDots(record));
    const day = String(record["@timestamp"]).slice(0, 10).replaceAll("-", ".");
    const _id = createHash("md5").update(text).digest("hex");
    return [JSON.stringify({ create: { _index: `${prefix}-${day}`, _id } }), text];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** Of the names of fields, also of those within. */
function withoutDots(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDots);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, inner]) => [name.replaceAll(".", "_"), withoutDots(inner)]));
}

/** Receives a body at a second of the model's time. `undefined`: nobody answers. */
export type Destination = (body: string, second: number) => Promise<SearchAnswer | undefined>;

/** What became of a chunk. */
export interface Delivery {
  readonly isDelivered: boolean;
  readonly sends: number;
  /** When the last sending was. */
  readonly second: number;
}

/** How often a chunk is sent again, and the lot by which waits are drawn: 0 to below 1. */
export interface RetryOptions {
  /** `Retry_Limit` */
  readonly retries: number;
  readonly draw: () => number;
}

/**
 * Fluent Bit's retry, as a model of src/flb_scheduler.c: a chunk that failed is sent again, whole, after a wait that is even
 * in 5 to min(2000, 5·2ⁿ) seconds; nobody waits for anybody, so that order is not kept.
 */
export async function deliver(
  body: string,
  second: number,
  to: Destination,
  { retries, draw }: RetryOptions,
): Promise<Delivery> {
  let now = second;
  for (let retry = 0; ; retry++) {
    if (!mustSendAgain(await to(body, now))) return { isDelivered: true, sends: retry + 1, second: now };
    if (retry === retries) return { isDelivered: false, sends: retry + 1, second: now };
    now += 5 + draw() * (Math.min(2000, 5 * 2 ** (retry + 1)) - 5);
  }
}

/** `opensearch_error_check`: every status but 200 and 201, and every refused record but one that is there already (409). */
export function mustSendAgain(answer: SearchAnswer | undefined): boolean {
  if (answer === undefined || (answer.status !== 200 && answer.status !== 201)) return true;
  const { errors, items } = answer.body as BulkAnswer;
  return errors && items.some(({ create }) => ![200, 201, 409].includes(create.status));
}

/** What `_bulk` answers. */
export interface BulkAnswer {
  readonly errors: boolean;
  readonly items: readonly {
    readonly create: { readonly status: number; readonly error?: { readonly reason: string } };
  }[];
}
