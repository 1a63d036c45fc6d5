import { readFileSync } from "node:fs";
import { main } from "../../../commands/import";
import { runProgram } from "../../../commands/lib/program";
import { codeBlocks, shellCommands } from "../../../harness/readme";

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

test("the README's first command names the typo and the right name, and writes nothing", async () => {
  const readme = readFileSync("README.md", "utf8");
  const { command = "" } = shellCommands(readme).find((each) => each.command.startsWith("npm run import")) ?? {};
  const [, args = ""] = command.split(" -- ");
  const said = jest.spyOn(console, "error").mockImplementation();
  await runProgram(() => main(args.split(" ")));
  expect(process.exitCode).toBe(1);
  expect(String(said.mock.calls[0]?.[0])).toContain(
    "logConfiguraton: a container has no such field, write logConfiguration (field-unknown)",
  );
  // What it reads is what the README shows in Terraform's own language.
  const [hcl] = codeBlocks(readme);
  const { containerDefinitions } = JSON.parse(readFileSync("examples/worker.json", "utf8")) as {
    containerDefinitions: [Record<string, unknown>];
  };
  for (const name of Object.keys(containerDefinitions[0])) expect(hcl?.text).toContain(name);
});
