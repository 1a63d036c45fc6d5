import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../../commands/import/options";
import { importFrom } from "../../../commands/import/run";
import { importedDirectory } from "../../../harness/import/imported-directory";
import { ROLE_VALUES, serviceState, stateResource, taskValues } from "../../../harness/import/state";
import { codeBlocks } from "../../../harness/readme";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const blocks = codeBlocks(readFileSync("docs/import.md", "utf8"));
const lines = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.split("\n"))
  .filter((line) => line !== "");
const GROUP_ARN = "arn:aws:logs:eu-west-1:111122223333:log-group:/library/test";

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

test("what the page shows before and after is what the command makes of it", async () => {
  const [before = "", after = ""] = blocks.filter(({ language }) => language === "hcl").map(({ text }) => text);
  const [shown = ""] = blocks.filter(({ language }) => language === "ts").map(({ text }) => text);
  const surroundings = `variable "stage" {}
variable "port" { type = number }
variable "api_key" { sensitive = true }
resource "aws_iam_role" "execution" {
  name = "execution"
  assume_role_policy = ${JSON.stringify(ROLE_VALUES.assume_role_policy)}
}
`;
  const container = {
    name: "catalogue",
    image: "library/catalogue:test",
    essential: true,
    portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
    environment: [{ name: "API_KEY", value: "correct-horse-battery" }],
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/library/test",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "app",
      },
    },
    mountPoints: [],
    systemControls: [],
    volumesFrom: [],
  };
  const task = { family: "catalogue", cpu: "512", memory: "1024", containerDefinitions: [container] };
  const { directory, run, program } = importedDirectory({ "main.tf": `${before}\n`, "others.tf": surroundings }, [
    stateResource("aws_cloudwatch_log_group", "app", { name: "/library/test", arn: GROUP_ARN }),
    stateResource("aws_iam_role", "execution", { ...ROLE_VALUES, name: "execution", id: "execution" }),
    stateResource("aws_ecs_task_definition", "app", taskValues(task)),
  ]);
  const said = await run("--replace");
  expect(said.split("\n").filter((line) => /^(raw|left)/.test(line))).toEqual([]);
  const withoutIndent = (text: string): string => text.replace(/^ +/gm, "");
  expect(withoutIndent(program())).toContain(withoutIndent(shown).trim());
  expect(readFileSync(join(directory, "main.tf"), "utf8").trim()).toBe(after.trim());
});
