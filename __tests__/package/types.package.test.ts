import { removeScratchDirectories } from "../../harness/scratch";
import { testTypeCases } from "../../harness/type-case-tests";

afterAll(removeScratchDirectories);

// What users read who have not come to TypeScript 7: its texts differ.
describe("the compiler of most projects", () => testTypeCases("typescript"));
