import { readFileSync } from "node:fs";
import { main } from "../../bin/cdktf-ecs-logging";
import { UsageError } from "../../commands/lib/program";

let printed: string[];

beforeEach(() => {
  printed = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
});

test("hands a command the arguments after its name", async () => {
  await main(["drop-in", "--help"]);
  expect(printed).toEqual([expect.stringMatching(/^cdktf-ecs-logging drop-in DIRECTORY \[options\]\n/)]);
});

test("loads each command", async () => {
  await main(["eject", "--help"]);
  expect(printed).toEqual([expect.stringMatching(/^cdktf-ecs-logging eject \[STACK\] --out DIRECTORY /)]);
});

test.each(["--help", "-h"])("%s lists the commands", async (option) => {
  await main([option]);
  expect(printed).toEqual([
    expect.stringMatching(/^cdktf-ecs-logging COMMAND .*\n {2}drop-in +puts the constructs .*\n {2}eject +writes /s),
  ]);
});

test("--version is that of package.json", async () => {
  await main(["--version"]);
  expect(printed).toEqual([(JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version]);
});

test.each<[string, readonly string[], RegExp]>([
  ["no command", [], /^name a command\n\ncdktf-ecs-logging COMMAND/],
  ["an unknown command", ["drop-inn"], /^unknown command: drop-inn\n\ncdktf-ecs-logging COMMAND/],
  ["the name of an object's method", ["constructor"], /^unknown command: constructor\n/],
])("%s is wrong usage", (_what, args, message) => {
  expect(() => main(args)).toThrow(UsageError);
  expect(() => main(args)).toThrow(message);
});
