import { basename } from "node:path";
import { run } from "../../testing/processes";

test("npm test with a word is plain Jest for the files of levels 1 and 2 whose path holds it", async () => {
  const { stdout } = await run("node", ["commands/test.mjs", "unit", "synth", "--", "names", "--listTests"]);
  const files = stdout
    .trim()
    .split("\n")
    .flatMap((line) => (line.endsWith(".ts") ? [basename(line)] : []));
  expect(files).toEqual(expect.arrayContaining(["names.unit.test.ts", "service-names.synth.test.ts"]));
  expect(files.filter((file) => !/names.*\.(?:unit|synth)\.test\.ts$/.test(file))).toEqual([]);
}, 60_000);

test("an option of Jest has the value that is given", async () => {
  const options = ["names", "--maxWorkers=1", "--showConfig"];
  const { stdout } = await run("node", ["commands/test.mjs", "unit", "synth", "--", ...options]);
  const { globalConfig } = JSON.parse(stdout) as { globalConfig: object };
  expect(globalConfig).toMatchObject({ maxWorkers: 1, testPathPatterns: ["names"] });
}, 60_000);
