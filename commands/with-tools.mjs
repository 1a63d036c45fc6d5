// Runs a test level only where its tools are: `node commands/with-tools.mjs terraform python3 -- jest …`.
// Without them it says so, loudly, and fails where CI is set: a level that did not run proves nothing.
import { spawnSync } from "node:child_process";

const WHERE_FROM = {
  terraform:
    "https://developer.hashicorp.com/terraform/install (1.5.7 or later), or OpenTofu from https://opentofu.org/docs/intro/install",
  python3: "https://www.python.org/downloads (3.11 or later, with venv; the emulated AWS is a Python package)",
};

const [tools, command] = split(process.argv.slice(2));
if (command.length === 0) {
  console.error("usage: node commands/with-tools.mjs TOOL… -- COMMAND…");
  process.exit(2);
}

const missing = tools.filter((tool) => !programs(tool).some(isThere));
if (missing.length > 0) {
  const bar = "!".repeat(78);
  console.error(`${bar}\nDID NOT RUN: ${command.join(" ")}\n`);
  for (const tool of missing) {
    const named = programs(tool).join(" or ");
    console.error(`  ${named} is not on the PATH. Get it from ${WHERE_FROM[tool] ?? tool}`);
  }
  console.error(`\nNothing of this test level was checked.\n${bar}`);
  process.exit(process.env.CI ? 1 : 0);
}

const run = spawnSync("npx", ["--no-install", ...command], { stdio: "inherit" });
process.exit(run.status ?? 1);

/** What a tool may be: Terraform is OpenTofu too, or what TERRAFORM_BINARY_NAME names (testing/terraform-program.ts). */
function programs(tool) {
  if (tool !== "terraform") return [tool];
  const named = process.env.TERRAFORM_BINARY_NAME;
  return named ? [named] : ["terraform", "tofu"];
}

function isThere(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}

function split(args) {
  const at = args.indexOf("--");
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}
