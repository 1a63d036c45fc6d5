import { join } from "node:path";
import { pythonWith, ROOT, type Preparation } from "../python";

const FOLDER = join("harness", "emulator");

/** Where `server.py` and `requirements.txt` are. */
export const EMULATOR_SOURCES = join(ROOT, FOLDER);

/**
 * A Python with the emulated AWS.
 *
 * @returns the path of its interpreter
 * @throws if there is no fitting `python3`, or pip fails
 */
export function pythonWithMoto(preparation: Preparation = {}): Promise<string> {
  const requirements = join(FOLDER, "requirements.txt");
  return pythonWith({ requirements, name: "the emulated AWS", cost: "about half a minute, 150 MB" }, preparation);
}
