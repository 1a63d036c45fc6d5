import childProcess from "node:child_process";
import { TerraformStack } from "cdktf";
import { RootConstruct } from "constructs";
import { addBackend, type BackendSettings } from "../../../constructs/terraform/backend";

/** The `terraform` block of a stack. */
function terraformBlock(id: string, settings: BackendSettings, owner?: string): unknown {
  const stack = new TerraformStack(new RootConstruct(), id);
  addBackend(stack, settings, owner);
  return (stack.toTerraform() as { terraform: { backend: unknown } }).terraform;
}

const local = (path: string) => ({ backend: { local: { path, workspace_dir: `${path}.d` } } });

test.each<[string, BackendSettings, object]>([
  ["local, in the project's folder", { type: "local" }, local("../../../terraform.app.tfstate")],
  ["local, elsewhere", { type: "local", path: "../{stack}/{stack}.tfstate" }, local("../app/app.tfstate")],
  [
    "s3, locked and encrypted",
    { type: "s3", bucket: "states", key: "x/{stack}.tfstate", region: "eu-west-3" },
    {
      backend: {
        s3: { bucket: "states", key: "x/app.tfstate", region: "eu-west-3", encrypt: true, use_lockfile: true },
      },
    },
  ],
  [
    "s3, neither locked nor encrypted",
    { type: "s3", bucket: "states", key: "{stack}", region: "eu-west-3", useLockfile: false, encrypt: false },
    { backend: { s3: { bucket: "states", key: "app", region: "eu-west-3", encrypt: false, use_lockfile: false } } },
  ],
  [
    "cloud",
    { type: "cloud", organization: "school", workspace: "prod-{stack}" },
    { cloud: { organization: "school", workspaces: { name: "prod-app" } } },
  ],
  [
    "cloud, on a host of one's own",
    { type: "cloud", organization: "school", workspace: "prod-{stack}", hostname: "tfe.example.org" },
    { cloud: { organization: "school", hostname: "tfe.example.org", workspaces: { name: "prod-app" } } },
  ],
])("%s", (_what, settings, block) => {
  expect(terraformBlock("app", settings)).toEqual(block);
});

test("cloud is synthesized where there is no Terraform", () => {
  const asked = jest.spyOn(childProcess, "execSync").mockImplementation(() => {
    throw new Error("terraform: not found");
  });
  const stack = new TerraformStack(new RootConstruct(), "app");
  addBackend(stack, { type: "cloud", organization: "school", workspace: "{stack}" });
  expect(stack.node.findAll().flatMap(({ node }) => node.validate())).not.toContainEqual(
    expect.stringMatching(/version/),
  );
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

describe("a place that does not name the stack", () => {
  const places: [string, (place: string) => BackendSettings][] = [
    ["path", (path) => ({ type: "local", path })],
    ["key", (key) => ({ type: "s3", bucket: "b", key, region: "eu-west-3" })],
    ["workspace", (workspace) => ({ type: "cloud", organization: "o", workspace })],
  ];

  test.each(places)("%s: is its owner's as written", (_what, settings) => {
    expect(JSON.stringify(terraformBlock("app", settings("state"), "app"))).toContain('"state"');
  });

  test.each(places)("%s: is never shared with another stack", (_what, settings) => {
    const block = JSON.stringify(terraformBlock("other", settings("state"), "app"));
    expect(block).toContain('"state-other"');
    expect(block).not.toContain('"state"');
  });
});
