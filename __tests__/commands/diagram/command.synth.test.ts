import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../../commands/diagram";
import { readOptions, type DiagramOptions } from "../../../commands/diagram/options";
import { diagram } from "../../../commands/diagram/run";
import { sourceOf } from "../../../commands/diagram/source";
import { UsageError } from "../../../commands/lib/program";
import { type CommandRun, useCommands } from "../../../harness/command-run";
import { differentThings, WEB } from "../../../harness/diagram/stacks";
import { contents, directoryOf } from "../../../harness/host-directory";
import { removeScratchDirectories } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

/** A busy machine lays out slowly. */
const SLOW_MS = 60_000;

const home = process.cwd();
const runCommand = useCommands();
afterEach(() => process.chdir(home));

/** Runs the command in a directory, as a user does. */
function run(directory: string, ...args: readonly string[]): Promise<CommandRun> {
  process.chdir(directory);
  return runCommand(() => main(args));
}

/** Where it does not matter what is drawn. */
const small = {
  "small.tf.json": JSON.stringify({
    resource: { aws_ecs_cluster: { a: {} }, aws_ecs_service: { a: { cluster: "${aws_ecs_cluster.a.id}" } } },
  }),
};
const web = { "web.tf.json": JSON.stringify(WEB) };

test(
  "draws a file of somebody else's, beside it, and leaves what is up to date alone",
  async () => {
    const directory = directoryOf(web);
    const said = "web.svg: written, 15 resources and modules of stack web in 10 cards.";
    expect(await run(directory, "web.tf.json")).toEqual({ exitCode: 0, out: said, err: "" });
    expect(await run(directory, "web.tf.json")).toMatchObject({
      exitCode: 0,
      out: `${said}\n${said.replace("written", "up to date")}`,
    });
    expect(readdirSync(directory).sort()).toEqual(["web.svg", "web.tf.json"]);
    expect(readFileSync("web.svg", "utf8")).toContain('<title id="name">Stack web: 15 resources and modules</title>');
  },
  SLOW_MS,
);

test(
  "overwrites another file with --force only",
  async () => {
    const directory = directoryOf({ ...small, "small.svg": "mine" });
    expect(await run(directory, "small.tf.json")).toMatchObject({
      exitCode: 1,
      out: "",
      err: expect.stringContaining("--force"),
    });
    expect(contents(directory)).toEqual({ ...small, "small.svg": "mine" });
    expect(await run(directory, "small.tf.json", "--force")).toMatchObject({ exitCode: 0 });
    expect(readFileSync("small.svg", "utf8")).toMatch(/^<svg /);
  },
  SLOW_MS,
);

test(
  "prints Mermaid, or writes it",
  async () => {
    const directory = directoryOf(web);
    const { exitCode, out } = await run(directory, "web.tf.json", "--mermaid");
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: expect.stringMatching(/^flowchart TD\n/) });
    expect(contents(directory)).toEqual(web);
    await run(directory, "web.tf.json", "--mermaid", "--out", "web.mmd");
    expect(`${out}\n`).toBe(readFileSync("web.mmd", "utf8"));
  },
  SLOW_MS,
);

test(
  "--json is what a script reads: cards, and arrows between them",
  async () => {
    const directory = directoryOf(web);
    const { out: text, err: hints } = await run(directory, "web.tf.json", "--json");
    const { stack, cards, arrows } = JSON.parse(text) as {
      stack: string;
      cards: { title: string; group: string; addresses: string[]; marks: number[] }[];
      arrows: { from: number; to: number; label?: string }[];
    };
    expect({ stack, hints }).toEqual({ stack: "web", hints: "" });
    const words = arrows.map(
      ({ from, to, label = "" }) => `${cards[from]?.title ?? ""} ${cards[to]?.title ?? ""} ${label}`,
    );
    expect(words).toContain("Load balancer Service 8080");
    const service = cards.find(({ title }) => title === "Service");
    expect(service?.marks.map((index) => cards[index]?.title)).toEqual(["Module vpc"]);
    expect(contents(directory)).toEqual(web);
  },
  SLOW_MS,
);

test(
  "--only draws a part, by kind or address",
  async () => {
    const directory = directoryOf(web);
    const { out } = await run(directory, "web.tf.json", "--json", "--only", "cluster");
    const { cards } = JSON.parse(out) as { cards: { title: string }[] };
    expect(cards.map(({ title }) => title)).toEqual(["Cluster", "Service"]);
  },
  SLOW_MS,
);

test(
  "--since frames what is new",
  async () => {
    const { module: modules, resource } = WEB as { module: object; resource: Record<string, object> };
    const before = { resource: { ...resource, aws_ecr_repository: {} }, module: modules };
    const directory = directoryOf({ ...web, "before.tf.json": JSON.stringify(before) });
    expect(await run(directory, "web.tf.json", "--since", "before.tf.json")).toMatchObject({ exitCode: 0, err: "" });
    const framed = readFileSync("web.svg", "utf8")
      .split("<g>")
      .filter((card) => card.includes('class="card added"'));
    expect(framed).toEqual([expect.stringContaining("\naws_ecr_repository.web</title>")]);
  },
  SLOW_MS,
);

test(
  "says when dots are in place of arrows",
  async () => {
    const directory = directoryOf({ "many.tf.json": JSON.stringify(differentThings(60, 2)) });
    const { exitCode, err: hint } = await run(directory, "many.tf.json");
    expect({ exitCode, hint }).toEqual({ exitCode: 0, hint: expect.stringContaining("--only WORD draws a part") });
  },
  SLOW_MS,
);

describe("a name of a stack", () => {
  const stacks = () => [
    { name: "shop", json: WEB },
    { name: "../shop", json: {} },
  ];
  const options: DiagramOptions = { mermaid: true, only: [], json: false, force: false };

  test("is looked up in the program", async () => {
    expect((await diagram({ ...options, source: "shop" }, (name) => sourceOf(name, stacks))).out).toMatch(
      /^flowchart TD/,
    );
    expect(sourceOf(undefined, () => stacks().slice(0, 1)).name).toBe("shop");
  });

  test("makes a file in this directory, whatever it is", async () => {
    const directory = directoryOf({});
    process.chdir(directory);
    await diagram({ ...options, mermaid: false, source: "../shop" }, (name) => sourceOf(name, stacks));
    expect(readdirSync(directory)).toEqual(["-shop.svg"]);
  });

  test.each([
    ["shp", "shp is no file, and no stack of the program, which has shop, ../shop."],
    [undefined, "name a stack: the program has shop, ../shop."],
  ])("that it has not, %s, is wrong usage", (name, message) => {
    expect(() => sourceOf(name, stacks)).toThrow(new UsageError(message));
  });

  test("comes from the file's own metadata, else from its name", () => {
    const directory = directoryOf({
      "a.tf.json": JSON.stringify({ "//": { metadata: { stackName: "shop" } } }),
      "b.tf.json": "{}",
    });
    mkdirSync(join(directory, "deep"));
    writeFileSync(join(directory, "deep", "cdk.tf.json"), '{"//": 1}');
    const names = ["a.tf.json", "b.tf.json", "deep/cdk.tf.json"].map((file) => sourceOf(join(directory, file)).name);
    expect(names).toEqual(["shop", "b", "deep"]);
  });
});

test.each<[string, readonly string[], 1 | 2, string]>([
  ["a file that is missing", ["missing.json"], 1, "missing.json does not exist"],
  ["a directory", ["../"], 1, "../ is a directory; name the file in it"],
  ["Terraform's own language", ["main.tf"], 1, "only JSON can be drawn"],
  ["no JSON", ["broken.json"], 1, "broken.json is not JSON"],
  ["JSON that is no object", ["list.json"], 1, "list.json must be a JSON object"],
  ["a plan", ["plan.json"], 1, "plan.json is what terraform show prints"],
  ["a place that is missing", ["small.tf.json", "--out", "nowhere/a.svg"], 1, "it does not exist"],
  ["two files", ["web.tf.json", "list.json"], 2, "one stack or file at a time"],
  ["an unknown option", ["--png"], 2, "Unknown option '--png'"],
  ["no word", ["web.tf.json", "--only", ""], 2, "name a word after --only"],
  ["no file", ["web.tf.json", "--out", ""], 2, "name the file for the picture after --out"],
  ["a word that nothing has", ["web.tf.json", "--only", "kafka"], 2, "nothing in stack web is called kafka"],
  ["no program", ["shop"], 2, "cdktf.json is not here"],
])("%s: an error, and nothing is written", async (_what, args, exitCode, message) => {
  const files = {
    ...web,
    ...small,
    "main.tf": "",
    "broken.json": "{",
    "list.json": "[]",
    "plan.json": '{"format_version":"1.2","planned_values":{}}',
  };
  const directory = directoryOf(files);
  expect(await run(directory, ...args)).toEqual({ exitCode, out: "", err: expect.stringContaining(message) });
  expect(contents(directory)).toEqual(files);
});

test("--help shows how it is used, with examples", async () => {
  expect(readOptions(["--help"])).toBe("help");
  expect(await run(home, "--help")).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/^.*diagram.* \[STACK \| FILE\][^]*Examples:/),
  });
});
