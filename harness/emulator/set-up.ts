import { removeScratchDirectories } from "../scratch";
import type { EmulatorCall } from "./call";
import { startEmulator, type Emulator } from "./emulator";

/** An emulated AWS that stops by itself. */
export type RunningEmulator = Omit<Emulator, "stop" | "ended">;

/**
 * An emulated AWS for the tests of a file: started before the first, stopped after the last, when the scratch directories go
 * too. What is asked of it before it runs fails.
 */
export function useEmulator(): RunningEmulator {
  let running: Emulator | undefined;
  const started = (): Emulator => {
    if (running === undefined) throw new Error("The emulated AWS is used before it is started: use it in a test.");
    return running;
  };
  beforeAll(async () => {
    running = await startEmulator();
  }, 180_000);
  afterAll(async () => {
    await running?.stop();
    removeScratchDirectories();
  });
  return {
    get endpoint() {
      return started().endpoint;
    },
    get env() {
      return started().env;
    },
    call: <Result>(request: EmulatorCall) => started().call<Result>(request),
    inventory: (region) => started().inventory(region),
    searchWith: (endpoint) => started().searchWith(endpoint),
    reset: () => started().reset(),
  };
}
