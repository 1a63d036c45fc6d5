import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { DataResource, LocalBackend, TerraformStack, Testing } from "cdktf";
import "../../testing/matchers";
import { codeBlocks } from "../../harness/readme";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { TerraformWorkspace } from "../../testing/terraform";

afterAll(removeScratchDirectories);

/** What a matcher says when it fails, without colours. */
async function failure(matcher: Promise<void>): Promise<string> {
  return matcher.then(
    () => "it passed",
    (error: unknown) => stripVTControlCharacters((error as Error).message),
  );
}

/** A directory with these Terraform files; `terraform_data` needs no provider. */
function directoryOf(json: object): string {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "main.tf.json"), JSON.stringify(json));
  return directory;
}

describe("a directory whose state is there", () => {
  const data = (fields: object): object => ({ input: "1", ...fields });
  const before = { kept: data({}), updated: data({}), replaced: data({ triggers_replace: "1" }), gone: data({}) };
  const after = {
    kept: data({}),
    updated: data({ input: "2" }),
    replaced: data({ triggers_replace: "2" }),
    fresh: data({}),
    imported: {},
  };
  let directory: string;

  beforeAll(async () => {
    directory = directoryOf({ resource: { terraform_data: before } });
    const workspace = new TerraformWorkspace(directory);
    await workspace.init();
    await workspace.apply();
  }, 60_000);

  const change = (): void => {
    const imports = [{ to: "terraform_data.imported", id: "x" }];
    writeFileSync(
      join(directory, "main.tf.json"),
      JSON.stringify({ resource: { terraform_data: after }, import: imports }),
    );
  };

  test("no changes", async () => {
    await expect(directory).toPlanNoChanges();
    await expect(new TerraformWorkspace(directory)).toPlanNoChanges({ refresh: false });
    await expect(directory).toPlanOnly({});
    expect(await failure(expect(directory).not.toPlanNoChanges())).toContain("Terraform plans no changes.");
    expect(await failure(expect(directory).toPlanOnly({ add: 1 }))).toContain(
      "To add: expected 1, planned 0\n\nTerraform plans no changes.",
    );
  }, 60_000);

  test("changes, the destroyed and replaced named first", async () => {
    change();
    const list =
      "Terraform plans to\n  DESTROY terraform_data.gone\n  REPLACE terraform_data.replaced\n" +
      "  create terraform_data.fresh\n  import terraform_data.imported\n  update terraform_data.updated";
    expect(await failure(expect(directory).toPlanNoChanges())).toContain(list);
    await expect(directory).not.toPlanNoChanges();
    await expect(directory).toPlanOnly({ add: 2, change: 1, destroy: 2, import: 1 });
    await expect(directory).toPlanOnly({
      add: ["terraform_data.fresh", "terraform_data.replaced"],
      change: ["terraform_data.updated"],
      destroy: ["terraform_data.replaced", "terraform_data.gone"],
      import: ["terraform_data.imported"],
    });
    const said = await failure(
      expect(directory).toPlanOnly({ add: 2, change: ["terraform_data.kept"], destroy: ["terraform_data.gone"] }),
    );
    expect(said).toContain(
      "To change: not planned: terraform_data.kept; not expected: terraform_data.updated\n" +
        `To destroy: not expected: terraform_data.replaced\nTo import: expected 0, planned 1\n\n${list}`,
    );
  }, 60_000);

  test("of a target alone", async () => {
    change();
    await expect(directory).toPlanOnly({ add: ["terraform_data.fresh"] }, { targets: ["terraform_data.fresh"] });
  }, 60_000);
});

describe("what Terraform is given", () => {
  test("variables; a change of outputs alone is a change", async () => {
    const directory = directoryOf({ variable: { x: {} }, output: { x: { value: "${var.x}" } } });
    expect(await failure(expect(directory).toPlanNoChanges({ vars: { x: "given" } }))).toContain('+ x = "given"');
    await expect(directory).toPlanOnly({}, { vars: { x: "given" } });
  }, 60_000);

  test("what Testing.fullSynth returns", async () => {
    const stack = new TerraformStack(Testing.app(), "plain");
    new LocalBackend(stack, { path: "terraform.tfstate" });
    new DataResource(stack, "it", { input: { x: 1 } });
    const outdir = Testing.fullSynth(stack);
    try {
      await expect(outdir).toPlanOnly({ add: ["terraform_data.it"] });
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }, 60_000);

  test("a broken directory fails in Terraform's own words", async () => {
    const directory = directoryOf({ output: { x: { value: "${var.missing}" } } });
    await expect(expect(directory).toPlanNoChanges()).rejects.toThrow(/undeclared input variable/);
  }, 60_000);
});

describe("without what it takes", () => {
  test.each(["toPlanNoChanges", "toPlanOnly"] as const)("Terraform is missing: %s", async (matcher) => {
    const workspace = new TerraformWorkspace(directoryOf({}), { binary: "no-such-terraform" });
    const said = matcher === "toPlanOnly" ? expect(workspace).toPlanOnly({}) : expect(workspace).toPlanNoChanges();
    expect(await failure(said)).toBe(
      `${matcher} needs Terraform: no-such-terraform did not start (spawn no-such-terraform ENOENT). Install it ` +
        "(https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), or name " +
        "the program in TERRAFORM_BINARY_NAME.",
    );
  });

  test.each<[what: string, received: unknown, said: RegExp]>([
    ["no text", 42, /^expected the directory of a synthesized stack, got: 42; synthesize it first$/],
    ["nowhere", "/nowhere/at/all", /got: \/nowhere\/at\/all; synthesize it first$/],
  ])("no directory: %s", async (_, received, said) => {
    expect(await failure(expect(received).toPlanNoChanges())).toMatch(said);
  });

  test("a directory without Terraform files", async () => {
    expect(await failure(expect(scratchDirectory()).toPlanNoChanges())).toMatch(/which holds no Terraform files$/);
  });
});

describe("docs/matchers.md", () => {
  const blocks = codeBlocks(readFileSync("docs/matchers.md", "utf8")).filter(({ language }) => language === "ts");
  const texts = (heading: string): string[] =>
    blocks.filter((each) => each.heading === heading).map(({ text }) => text);

  test("the rest is part of the tests", () => {
    const flat = (code: string): string => code.replace(/^\s+/gm, "");
    const tests = ["matchers.plan.test.ts", "matchers.synth.test.ts", "matchers-start.synth.test.ts"];
    const tested = tests.map((name) => flat(readFileSync(join(__dirname, name), "utf8"))).join("\n");
    for (const line of [...texts("Plans"), ...texts("What they take")].flatMap((text) => flat(text).split("\n"))) {
      if (line.includes("expect(")) expect(tested).toContain(line.replace("expect(stack)", ""));
    }
  });
});
