import { removeScratchDirectories } from "../scratch";
import { missingSearchTool } from "./search-server-files";
import { startSearchServer, type SearchServer } from "./search-server";

/** A search server that stops by itself. */
export type RunningSearchServer = Omit<SearchServer, "stop">;

/**
 * Tests with a real OpenSearch, started before the first of them and stopped after the last. Where there is no JDK or Maven,
 * they say so loudly and do nothing; with `CI` set they fail, since tests that did not run prove nothing.
 */
export function describeWithSearchServer(title: string, tests: (server: RunningSearchServer) => void): void {
  const missing = missingSearchTool();
  if (missing !== undefined) {
    doNotRun(title, missing);
    return;
  }
  describe(title, () => {
    let running: SearchServer | undefined;
    const started = (): SearchServer => {
      if (running === undefined) throw new Error("The search server is used before it is started: use it in a test.");
      return running;
    };
    beforeAll(async () => {
      running = await startSearchServer();
    }, 300_000);
    afterAll(async () => {
      await running?.stop();
      removeScratchDirectories();
    });
    tests({
      get endpoint() {
        return started().endpoint;
      },
      as: (role) => (method, path, content) => started().as(role)(method, path, content),
      master: (method, path, content) => started().master(method, path, content),
    });
  });
}

function doNotRun(title: string, missing: string): void {
  const bar = "!".repeat(78);
  const message = `${bar}\nDID NOT RUN: ${title}\n\n  The search server needs ${missing}.\n${bar}`;
  if (process.env.CI) {
    test(title, () => {
      throw new Error(message);
    });
    return;
  }
  process.stderr.write(`${message}\n`);
  // Jest fails a file without tests; a skipped one is counted as such, and with `CI` the test above fails instead.
  describe.skip(title, () => test("with a real OpenSearch", () => undefined));
}
