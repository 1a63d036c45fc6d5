// Installs documents (index template, lifecycle policy, roles, saved objects) in a search server, in the given order.
import { connect, deadlineOf, patiently } from "./client.mjs";

/**
 * @param event what Terraform hands over: `{ endpoint, region, documents, roleArn? }`; `tf` says whether it creates, updates
 *   or deletes (`aws_lambda_invocation`, lifecycle_scope CRUD). Nothing is deleted: the records need what is installed.
 * @returns the paths that were installed
 */
export async function handler(event, context) {
  const { documents, tf } = event;
  if (tf?.action === "delete") return { installed: [] };
  const ask = await connect(event);
  const until = deadlineOf(context);
  const call = ({ body, ...request }) =>
    patiently(() => ask({ ...request, body: body === undefined ? "" : JSON.stringify(body) }), until);
  const installed = [];
  for (const document of documents) {
    await install(document, call);
    installed.push(document.path);
  }
  return { installed };
}

/** A document that the server refuses ends it all, with the server's own reason. */
async function install({ versioned, ...document }, call) {
  const path = document.path + (versioned ? await versionOf(document.path, call) : "");
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
