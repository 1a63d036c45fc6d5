import { removeScratchDirectories } from "../scratch";
import { lambdaTools, missingLambdaTool, type LambdaTools } from "./tools";

/**
 * Tests with AWS's own runtime interface emulator, runtime client and Web Adapter, which are compiled the first time. Where a
 * compiler or a mount namespace is missing, they fail and say so.
 */
export function describeWithLambdaTools(title: string, tests: (tools: () => LambdaTools) => void): void {
  describe(title, () => {
    let made: LambdaTools | undefined;
    beforeAll(async () => {
      const missing = missingLambdaTool();
      if (missing !== undefined) throw new Error(`DID NOT RUN: ${title}: it needs ${missing}.`);
      made = await lambdaTools();
    }, 3_600_000);
    afterAll(removeScratchDirectories);
    tests(() => {
      if (made === undefined) throw new Error("The tools are used before they are made: use them in a test.");
      return made;
    });
  });
}
