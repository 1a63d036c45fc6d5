import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../../commands/import/options";
import { importFrom } from "../../../commands/import/run";
import { serviceState } from "../../../harness/import/state";
import { codeBlocks } from "../../../harness/readme";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const lines = codeBlocks(readFileSync("docs/import.md", "utf8"))
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.split("\n"))
  .filter((line) => line !== "");
const commands = lines.map((line) => line.replace("npm run import -- ", ""));

test("every command of the page is one of this project", () => {
  expect(lines.filter((line) => !line.startsWith("npm run import -- "))).toEqual([]);
});

describe("the commands of the page, one after the other", () => {
  let directory: string;
  let infrastructure: string;
  const place = (text: string): string =>
    text.startsWith("--") ? text : text === "../infrastructure" ? infrastructure : join(directory, text);

  beforeAll(() => {
    directory = scratchDirectory();
    infrastructure = join(directory, "infrastructure");
    mkdirSync(join(directory, ".aws"));
    mkdirSync(infrastructure);
    cpSync("harness/registered/web.json", join(directory, ".aws", "task-definition.json"));
    cpSync("harness/registered/web.json", join(directory, "task.json"));
    cpSync("harness/registered/web-described.json", join(directory, "described.json"));
    writeFileSync(join(directory, "state.json"), serviceState());
    writeFileSync(
      join(infrastructure, "main.tf"),
      'resource "aws_ecs_cluster" "app" {\n  name = "library"\n}\nresource "aws_cloudwatch_log_group" "app" {\n  name = "a"\n}\n',
    );
  });

  test.each(commands)("%s", async (command) => {
    const args = command.split(" ").map(place);
    // The state is a file, and nothing is planned: the tests with Terraform do that.
    const isHost = args[0] === infrastructure && !args.includes("--undo");
    const more = isHost ? ["--state", join(directory, "state.json"), "--no-check"] : [];
    const out =
      args.includes("--out") || args.includes("--undo") ? [] : ["--out", join(directory, "out.ts"), "--force"];
    const options = readOptions([...args, ...more, ...out]);
    if (options === "help") throw new Error("this is help");
    const said = await importFrom(options, { compiler: () => Promise.resolve([]) });
    expect(said).toMatch(/^(?:typed|raw|left|Put back)/);
  });
});
