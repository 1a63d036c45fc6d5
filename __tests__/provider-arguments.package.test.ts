import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { App } from "cdktf";
import { synthesize } from "../commands/lib/synthesize";
import { toolFile } from "../commands/lib/tools";
import { argumentFaults, argumentTables, type ArgumentTables } from "../harness/argument-tables";
import { EXAMPLES } from "../harness/example-programs";
import { SETTINGS } from "../harness/output-settings";
import { removeScratchDirectories, scratchDirectory } from "../harness/scratch";
import type { TerraformJson } from "../harness/synthesized-stack";
import { addStacks } from "../main";

// The range of AWS providers that stacks state ends below 7: what is written must be right in the newest that has bindings.

afterAll(removeScratchDirectories);

/** Bindings, from the oldest provider to the newest at hand. */
const BINDINGS: readonly (readonly [provider: string, directory: () => string])[] = [
  ["6.25.0", () => dirname(require.resolve("@cdktf/provider-aws/package.json"))],
  ["6.66.0", () => toolFile("cdktn", "@cdktn/provider-aws")],
];

type Block = Readonly<Record<string, unknown>>;

/** Every resource and data source of the outputs: its address, its type in the bindings, and what is written of it. */
const written: [address: string, type: string, block: Block][] = [];

function collect(title: string, program: (app: App) => unknown, settings: object): void {
  const { stacks } = synthesize((app) => void program(app), { outdir: scratchDirectory(), context: { settings } });
  for (const directory of stacks.values()) {
    const json = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as TerraformJson;
    for (const [kind, prefix] of [
      ["resource", ""],
      ["data", "data-"],
    ] as const) {
      for (const [type, named] of Object.entries(json[kind] ?? {})) {
        if (!type.startsWith("aws_")) continue;
        const short = `${prefix}${type.replace(/_/g, "-")}`.replace(/^aws-/, "");
        for (const [name, block] of Object.entries(named)) written.push([`${title}: ${type}.${name}`, short, block]);
      }
    }
  }
}

beforeAll(() => {
  for (const [name, settings] of Object.entries(SETTINGS)) collect(name, addStacks, settings);
  for (const [name, program] of Object.entries(EXAMPLES)) collect(name, program, {});
}, 60_000);

test("the outputs hold resources and data sources of many types", () => {
  expect(new Set(written.map(([, type]) => type)).size).toBeGreaterThan(40);
});

describe.each(BINDINGS)("AWS provider %s", (provider, find) => {
  let directory = "";
  beforeAll(() => void (directory = find()), 300_000);

  test("is that of the bindings", () => {
    const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as BindingsManifest;
    expect(manifest.cdktf.provider.version).toBe(provider);
  });

  test("has every argument that is written, and requires no other", () => {
    const tables = new Map<string, ArgumentTables>();
    const faults = written.flatMap(([address, type, block]) => {
      const table =
        tables.get(type) ?? argumentTables(readFileSync(join(directory, "lib", type, "index.d.ts"), "utf8"));
      tables.set(type, table);
      return argumentFaults(block, table).map((fault) => `${address}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });
});

interface BindingsManifest {
  readonly cdktf: { readonly provider: { readonly version: string } };
}
