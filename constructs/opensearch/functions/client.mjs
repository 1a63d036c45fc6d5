// Requests to a search server, each signed with the function's own credentials, so that there is no password. Node.js alone.
import { setTimeout as pause } from "node:timers/promises";
import https from "node:https";
import { assumeRole, signedHeaders } from "./signature.mjs";

/** Statuses and errors of a server that is starting, or has too much to do. */
const BUSY = new Set([429, 502, 503, 504]);
const UNREACHABLE = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT"]);
const REQUEST_MS = 20_000;
const PAUSE_MS = 5_000;
/** What is left of the function's time when it gives up, to say why. */
const LAST_MS = 5_000;

/**
 * @param roleArn a role that is assumed first; the function's own is used without
 * @returns a function that sends a request, and resolves with the answer's status and text
 */
export async function connect({ endpoint, region, roleArn }) {
  const credentials = await credentialsOf(roleArn, region);
  return ({ method, path, body = "", headers = {} }) =>
    send({ method, url: `${endpoint}${path}`, body, headers }, { region, service: "es", credentials });
}

/** When to give up, milliseconds since 1970. */
export function deadlineOf(context) {
  return Date.now() + (context?.getRemainingTimeInMillis?.() ?? 60_000) - LAST_MS;
}

/** Tries again while the server is starting or has too much to do, until the time is up. */
export async function patiently(attempt, until) {
  for (;;) {
    const answer = await attempt().catch((error) => {
      if (UNREACHABLE.has(error.code)) return { error };
      throw error;
    });
    const isLast = Date.now() + PAUSE_MS > until;
    if (answer.error && isLast) throw answer.error;
    if (!answer.error && (!BUSY.has(answer.status) || isLast)) return answer;
    await pause(PAUSE_MS);
  }
}

async function credentialsOf(roleArn, region) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  const own = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
  if (roleArn === undefined) return own;
  const { status, text } = await send(...assumeRole(roleArn, region, own));
  if (status !== 200) throw new Error(`assume ${roleArn}: ${status} ${text.slice(0, 1_000)}`);
  const { AccessKeyId, SecretAccessKey, SessionToken } =
    JSON.parse(text).AssumeRoleResponse.AssumeRoleResult.Credentials;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function send({ method, url, body, headers = {} }, signer) {
  const signed = signedHeaders({ method, url, body, headers, ...signer });
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, headers: signed, timeout: REQUEST_MS }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", reject);
    });
    request.on("timeout", () => request.destroy(new Error(`${method} ${url}: no answer in ${REQUEST_MS / 1_000} s`)));
    request.on("error", reject);
    request.end(body);
  });
}
