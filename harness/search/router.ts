import { createHash } from "node:crypto";
import { recordsOf } from "../firelens/driver-model";
import { outputOf } from "../firelens/every-output";
import { valueOf } from "../firelens/read-classic";
import type { Fields } from "../firelens/fields";
import { receivedBy } from "../firelens/router-model";
import { BUCKET, writtenRouter } from "../firelens/written";
import type { SearchAnswer } from "../search-server/search-server";
import type { LoggedLine } from "./records";

/** A record as an output gets it. */
export interface RouterRecord {
  /** When the line was logged, milliseconds since 1970. */
  readonly at: number;
  readonly fields: Fields;
}

/** What the configuration that `FirelensRouter` writes makes of lines for OpenSearch, by our model of Fluent Bit's filters. */
export function routerRecords(lines: readonly LoggedLine[]): readonly RouterRecord[] {
  const outputs = [outputOf("CloudWatch Logs"), outputOf("a domain")] as const;
  const routes = { app: outputs, proxy: outputs };
  const { main, parsers } = writtenRouter({ routes, bucket: BUCKET, parsers: [{ format: "json" }] });
  return lines.flatMap((line) => {
    const received = receivedBy(main, parsers, recordsOf(line.container, [line.line]));
    const records = received.flatMap(({ output, records }) =>
      valueOf(output, "Name") === "opensearch" ? records : [],
    );
    return records.map((fields) => ({ at: line.at, fields: fields.map((field) => placed(field, line)) }));
  });
}

/** The model of the driver knows one task and one stream; what comes from the line itself stays. */
function placed([name, value]: Fields[number], { task, stream }: LoggedLine): Fields[number] {
  if (name === "ecs_task_arn") return [name, task];
  return name === "source" && value === "stdout" ? [name, stream] : [name, value];
}

/**
 * The body of `POST /_bulk` (`opensearch_format` in plugins/out_opensearch/opensearch.c): `@timestamp` first, in UTC with
 * milliseconds, and then each field, also one that comes twice. `Logstash_Format On`, `Suppress_Type_Name On`,
 * `Write_Operation create`, `Generate_ID On`, `Replace_Dots On`.
 */
export function bulkBody(records: readonly RouterRecord[], prefix: string): string {
  const lines = records.flatMap(({ at, fields }) => {
    const time = new Date(at).toISOString();
    const members = [["@timestamp", time] as const, ...fields].map(
      ([name, value]) => `${JSON.stringify(dotless(name))}:${JSON.stringify(withoutDots(value))}`,
    );
    const text = `{${members.join(",")}}`;
    const _index = `${prefix}-${time.slice(0, 10).replaceAll("-", ".")}`;
    return [JSON.stringify({ create: { _index, _id: createHash("md5").update(text).digest("hex") } }), text];
  });
  return lines.map((line) => `${line}\n`).join("");
}

const dotless = (name: string) => name.replaceAll(".", "_");

/** Of the names of fields within a value. */
function withoutDots(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDots);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [dotless(name), withoutDots(inner)]));
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
