import { Worker } from "node:worker_threads";

/** What another thread runs: a command may not return to the event loop until it is over. */
const COUNT = `let seconds = 0;
setInterval(() => require("node:fs").writeSync(2, \`... \${(seconds += 2)} s\\n\`), 2_000);`;

/** Shows on standard error that a command lives that takes longer than two seconds, as `run.mjs --progress` does for npm's. */
export function showProgress(): void {
  new Worker(COUNT, { eval: true }).unref();
}
