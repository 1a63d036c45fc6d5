// Installs documents (index template, lifecycle policy, roles, saved objects) in a search server, in the given order. Each
// request is signed with the function's own credentials, so that there is no password. Node.js alone: nothing to install.
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
 * @param event what Terraform hands over: `{ endpoint, region, documents, roleArn? }`; `tf` says whether it creates, updates
 *   or deletes (`aws_lambda_invocation`, lifecycle_scope CRUD). Nothing is deleted: the records need what is installed.
 * @returns the paths that were installed
 */
export async function handler(event, context) {
  const { endpoint, region, documents, roleArn, tf } = event;
  if (tf?.action === "delete") return { installed: [] };
  const credentials = await credentialsOf(roleArn, region);
  const until = Date.now() + (context?.getRemainingTimeInMillis?.() ?? 60_000) - LAST_MS;
  const call = async ({ method, path, body, headers = {} }) => {
    const request = { method, url: `${endpoint}${path}`, body: body === undefined ? "" : JSON.stringify(body) };
    return patiently(() => send({ ...request, headers }, { region, service: "es", credentials }), until);
  };
  const installed = [];
  for (const document of documents) {
    await install(document, call);
    installed.push(document.path);
  }
  return { installed };
}

/** A document that the server refuses ends it all, with the server's own reason. */
async function install(document, call) {
  const path = document.path + (document.versioned ? await versionOf(document.path, call) : "");
  const { status, text } = await call({ ...document, path });
  if (status !== 200 && status !== 201) {
    throw new Error(`${document.method} ${document.path}: ${status} ${text.slice(0, 1_000)}`);
  }
}

/** What replaces a lifecycle policy names the version that it replaces (OpenSearch, "Update policy"). */
async function versionOf(path, call) {
  const { status, text } = await call({ method: "GET", path });
  if (status !== 200) return "";
  const { _primary_term, _seq_no } = JSON.parse(text);
  return `?if_primary_term=${_primary_term}&if_seq_no=${_seq_no}`;
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

/** A domain that was made a minute ago may not answer yet. */
async function patiently(attempt, until) {
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
