import { readOptions, USAGE } from "./drop-in/options";
import { dropIn } from "./drop-in/run";
import { runProgram } from "./program";

/** `npm run drop-in -- DIRECTORY`: puts the constructs into an existing Terraform directory. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  console.log(options === "help" ? USAGE : await dropIn(options));
}

void runProgram(main);
