// Runs a Lambda function's handler once. Standard input: {"folder", "handler", "event", "context", "answer", "front"}. What
// the handler returns or throws goes to the file `answer`; what it prints, to standard output.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import https from "node:https";
import net from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { folder, handler, event, context, answer, front } = JSON.parse(readFileSync(0, "utf8"));

// Endpoints of emulated domains have no address, and no certificate: every HTTPS connection leads to search_domains.py.
https.globalAgent.createConnection = () => net.connect(front, "127.0.0.1");

try {
  const [module, name] = handler.split(".");
  const file = [".mjs", ".js", ".cjs"].map((end) => join(folder, module + end)).find(existsSync);
  if (file === undefined) throw new Error(`Cannot find module '${module}'`);
  const loaded = await import(pathToFileURL(file).href);
  const handle = loaded[name] ?? loaded.default?.[name];
  if (handle === undefined) throw new Error(`${handler} is undefined or not exported`);
  const result = await handle(event, context);
  writeFileSync(answer, JSON.stringify({ result: result ?? null }));
} catch (error) {
  console.error(error.stack ?? String(error));
  const { name: errorType = "Error", message: errorMessage = String(error), stack = "" } = error;
  writeFileSync(answer, JSON.stringify({ error: { errorType, errorMessage, trace: stack.split("\n") } }));
}
process.exit(0); // open connections are frozen by Lambda, and would keep this process alive
