import { readFileSync } from "node:fs";
import { publishedManifest, type ProjectManifest } from "../../../commands/package/manifest";

const project = JSON.parse(readFileSync("package.json", "utf8")) as ProjectManifest & Record<string, unknown>;
const published = publishedManifest(project) as Record<string, unknown>;

test("publishes the doors, compiled, for every way that TypeScript resolves", () => {
  const ecsForCdktn = {
    types: "./lib/cdktn/constructs/ecs/index.d.ts",
    default: "./lib/cdktn/constructs/ecs/index.js",
  };
  const ecs = { types: "./lib/constructs/ecs/index.d.ts", default: "./lib/constructs/ecs/index.js" };
  expect(published).toMatchObject({
    exports: { "./ecs": ecs, "./cdktn/ecs": ecsForCdktn, "./package.json": "./package.json" },
    typesVersions: { "*": { ecs: [ecs.types], "cdktn/ecs": [ecsForCdktn.types] } },
    bin: { "cdktf-ecs-logging": "./lib/bin/cdktf-ecs-logging.js" },
  });
  const services = ["apigateway", "cloudwatch", "cognito", "ecs", "iam", "lambda", "logs", "network", "opensearch"];
  const doors = [...services, "patterns", "terraform", "testing"];
  const paths = [...doors, ...doors.map((door) => `cdktn/${door}`), "package.json"];
  expect(Object.keys(published["exports"] as object)).toEqual(paths.map((path) => `./${path}`));
});

test("leaves the framework to the user's project", () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = published as unknown as ProjectManifest;
  expect(Object.keys(dependencies)).toEqual(["@cdktf/hcl2json", "elkjs", "fflate", "re2js", "web-tree-sitter"]);
  expect(peerDependencies).toMatchObject({ cdktf: ">=0.21.0 <0.25.0", "@cdktf/provider-aws": ">=20.1.0 <26" });
  expect(peerDependencies).toMatchObject({ cdktn: "^0.24.0", "@cdktn/provider-aws": ">=25.5.0 <26" });
  for (const name of Object.keys(peerDependencies)) expect(peerDependenciesMeta[name]).toEqual({ optional: true });
});

test("says nothing of the project's own tools", () => {
  for (const field of ["private", "scripts", "devDependencies"]) expect(published).not.toHaveProperty(field);
});

test("nothing that it brings has an install script, so that an install without scripts is whole", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  const { dependencies } = published as unknown as ProjectManifest;
  const brought = new Set<string>();
  const add = (name: string): void => {
    if (brought.has(name)) return;
    brought.add(name);
    for (const next of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) add(next);
  };
  for (const name of Object.keys(dependencies)) add(name);
  expect(brought.size).toBeGreaterThan(4);
  expect([...brought].filter((name) => packages[`node_modules/${name}`]?.hasInstallScript)).toEqual([]);
});

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dependencies?: Readonly<Record<string, string>>; readonly hasInstallScript?: boolean }>
  >;
}
