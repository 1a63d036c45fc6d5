import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FunctionCode } from "../lambda/function-code";
// Types alone; the compiler puts the file beside the program. `npm run docs` writes it from the folder of the same name.
import type Files from "./functions.json";

/** The code of the functions that ask a search server, in one zip: Node.js alone, no dependency. */
export function searchFunctionCode(): FunctionCode {
  const text = readFileSync(join(__dirname, "functions.json"), "utf8");
  return FunctionCode.fromFiles(JSON.parse(text) as typeof Files);
}
