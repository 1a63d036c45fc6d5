// Sends the log events of a subscription of CloudWatch Logs to a search server, as records in bulk.
import { Buffer } from "node:buffer";
import { gunzipSync } from "node:zlib";
import { connect, deadlineOf, patiently } from "./client.mjs";

/** Bytes of a request: the smallest domains take 10 MB. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * @param event `{ awslogs: { data } }`: JSON, compressed and in base64 (CloudWatch Logs user guide, "Subscription filters with
 *   AWS Lambda"); the environment says where the records go
 * @returns how many records the server has, and how many it refused for good
 * @throws if the server is away or too busy for too long: Lambda then sends the event again, and ids make that harmless
 */
export async function handler(event, context) {
  const { messageType, ...group } = JSON.parse(gunzipSync(Buffer.from(event.awslogs.data, "base64")).toString());
  // CloudWatch Logs sends others to see whether the function is there.
  if (messageType !== "DATA_MESSAGE") return { kept: 0, refused: 0 };
  const { SEARCH_ENDPOINT: endpoint, SEARCH_REGION: region, SEARCH_ROLE_ARN: roleArn, SEARCH_INDEX } = process.env;
  const ask = await connect({ endpoint, region, roleArn });
  const until = deadlineOf(context);
  const records = group.logEvents.map((one) => recordOf(one, group, SEARCH_INDEX));
  const refused = [];
  for (const chunk of chunksOf(records)) refused.push(...(await deliver(chunk, ask, until)));
  for (const { id, reason } of refused) console.error(JSON.stringify({ message: "refused", id, reason }));
  return { kept: records.length - refused.length, refused: refused.length };
}

/** The two lines of an event in the request; its id and its day are its own, so that it is there once however often it is sent. */
function recordOf({ id, timestamp, message }, { logGroup, logStream }, index) {
  const time = new Date(timestamp).toISOString();
  const action = { create: { _index: `${index}-${time.slice(0, 10).replaceAll("-", ".")}`, _id: id } };
  // What an application says of itself, but for what is known better.
  const own = { "@timestamp": time, log: message, container_name: logGroup, container_id: logStream };
  return { id, text: `${JSON.stringify(action)}\n${JSON.stringify({ ...fieldsOf(message), ...own })}\n` };
}

/** Fields of a line that is a JSON object. */
function fieldsOf(message) {
  if (!/^\s*\{/.test(message)) return {};
  try {
    return named(JSON.parse(message));
  } catch {
    return {};
  }
}

/** Servers take a dot for an object within, and refuse a name that is empty. */
function named(value) {
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name.replaceAll(".", "_") || "_", named(inner)]);
  return Object.fromEntries(fields);
}

function chunksOf(records) {
  const chunks = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = Buffer.byteLength(record.text);
    if (bytes + size > MOST_BYTES) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1).push(record);
    bytes += size;
  }
  return chunks;
}

/** Sends again what the server was too busy for, and nothing else. @returns what it refuses, with its reasons */
async function deliver(chunk, ask, until) {
  let waiting = chunk;
  const refused = [];
  const headers = { "content-type": "application/x-ndjson" };
  const { status, text } = await patiently(async () => {
    const body = waiting.map((record) => record.text).join("");
    const answer = await ask({ method: "POST", path: "/_bulk", body, headers });
    if (answer.status !== 200) return answer;
    const items = JSON.parse(answer.text).items.map(({ create }) => create);
    refused.push(...items.flatMap(({ status: said, error }, at) => verdictOf(said, error, waiting[at].id)));
    waiting = waiting.filter((_, at) => isBusy(items[at].status));
    return waiting.length > 0 ? { status: 429, text: answer.text } : answer;
  }, until);
  if (status !== 200) throw new Error(`POST /_bulk: ${status} ${text.slice(0, 1_000)}`);
  return refused;
}

/**
 * Records that the server refuses for what is in them: another attempt changes nothing. One that is there already (409) was
 * sent again, and is not among them.
 *
 * @throws where it says that nobody may write there, for example: somebody has to hear of that
 */
function verdictOf(status, { type, reason } = {}, id) {
  if (status < 400 || status === 409 || isBusy(status)) return [];
  const why = `${type}: ${String(reason).slice(0, 300)}`;
  if (status === 400) return [{ id, reason: why }];
  throw new Error(`POST /_bulk: ${status} ${why}`);
}

function isBusy(status) {
  return status === 429 || status >= 500;
}
