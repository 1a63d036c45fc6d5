import { pictureOf } from "./dashboard/picture";
import { projectDashboard } from "./dashboard/project";
import { FLAG, parseCommandLine } from "./lib/command-line";
import { writeGenerated } from "./lib/files";
import { runProgram, UsageError } from "./lib/program";

const USAGE = `npm run dashboard -- [FILE] [--force]

Draws the layout of the dashboard of stack university as an SVG picture: titles, metrics, queries and alarms, as they will
be on the page. FILE is docs/dashboard.svg where none is named.

  --force    overwrite a file with other contents

Examples:
  npm run dashboard -- --force
  npm run dashboard -- page.svg

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * `npm run dashboard`: draws the project's dashboard.
 *
 * @param args the arguments, without the program
 */
export function main(args: readonly string[]): void {
  const { values, positionals } = parseCommandLine(args, { help: FLAG, force: FLAG }, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const [file = "docs/dashboard.svg", ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one file at a time, got: ${positionals.join(" ")}\n\n${USAGE}`);
  const { name, widgets } = projectDashboard();
  const written = writeGenerated(file, pictureOf(name, widgets), values.force === true);
  console.log(`${file}: ${written ? "written" : "up to date"}, ${widgets.length} widgets of dashboard ${name}.`);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));
