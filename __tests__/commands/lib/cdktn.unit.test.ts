import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeForCdktn, forCdktn } from "../../../commands/lib/cdktn";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

test.each([
  ["the framework", 'require("cdktf")', 'require("cdktn")'],
  ["a type of it", "value: import('cdktf').App", "value: import('cdktn').App"],
  ["a module of it", 'from "cdktf/lib/util";', 'from "cdktn/lib/util";'],
  ["the bindings", '"@cdktf/provider-aws/lib/lb"', '"@cdktn/provider-aws/lib/lb"'],
  ["the bindings, put together", "`@cdktf/provider-aws/lib/${name}`", "`@cdktn/provider-aws/lib/${name}`"],
  ["the bindings in a sentence", "use Lb of @cdktf/provider-aws", "use Lb of @cdktn/provider-aws"],
  ["a door of the package", '"cdktf-ecs-logging/ecs"', '"cdktf-ecs-logging/cdktn/ecs"'],
  ["the beginning of a door", '"cdktf-ecs-logging/"', '"cdktf-ecs-logging/cdktn/"'],
])("%s has another name", (_, cdktf, cdktn) => {
  expect(forCdktn(cdktf)).toBe(cdktn);
  expect(forCdktn(cdktn)).toBe(cdktn);
});

test.each([
  ["a symbol", 'Symbol.for("cdktf/TerraformStack")'],
  ["an annotation", 'type === "@cdktf/error"'],
  ["what reads HCL", 'require("@cdktf/hcl2json")'],
  ["the configuration", 'readProject("cdktf.json")'],
  ["the output", 'join(here, "cdktf.out")'],
  ["the package's program", '"cdktf-ecs-logging eject"'],
  ["the package's version", 'require.resolve("cdktf-ecs-logging/package.json")'],
])("%s has the same name", (_, text) => {
  expect(forCdktn(text)).toBe(text);
});

test("changes the modules in a directory, and leaves other files as they are", () => {
  const directory = scratchDirectory();
  mkdirSync(join(directory, "room"));
  const bytes = Buffer.from([0, 0xff, ...Buffer.from('"cdktf"')]);
  writeFileSync(join(directory, "room", "index.js"), 'require("cdktf");\n');
  writeFileSync(join(directory, "room", "grammar.wasm"), bytes);
  writeFileSync(join(directory, "room", "kept.js"), 'require("cdktf");\n');
  changeForCdktn(directory, (path) => path === join("room", "kept.js"));
  expect(readFileSync(join(directory, "room", "index.js"), "utf8")).toBe('require("cdktn");\n');
  expect(readFileSync(join(directory, "room", "grammar.wasm"))).toEqual(bytes);
  expect(readFileSync(join(directory, "room", "kept.js"), "utf8")).toBe('require("cdktf");\n');
});
