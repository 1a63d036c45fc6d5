import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformWorkspace } from "../../testing/terraform";

/** Which pauses a resource's `timeouts` can end. */
const PAUSES: Readonly<Record<string, readonly string[]>> = {
  aws_opensearch_domain: ["create", "update", "delete"],
  aws_opensearch_domain_policy: ["update", "delete"],
};

/**
 * Ends the pauses that the provider makes before it first looks at a domain that it made, changed or deleted: ten minutes, one
 * and ten, and one for its policy (terraform-provider-aws, `waitForDomainCreation`). They are for AWS; the emulated one is
 * done at once. An override file does it, so that the program's own files stay what they are.
 */
export function withoutDomainWaits({ dir }: TerraformWorkspace): void {
  const files = readdirSync(dir).filter((file) => file.endsWith(".tf.json") && !file.endsWith("_override.tf.json"));
  const all = files.map((file) => (JSON.parse(readFileSync(join(dir, file), "utf8")) as Resources).resource ?? {});
  const override = Object.entries(PAUSES).flatMap(([type, pauses]) => {
    const timeouts = Object.fromEntries(pauses.map((pause) => [pause, "1s"]));
    const names = all.flatMap((resources) => Object.keys(resources[type] ?? {}));
    return names.length === 0 ? [] : [[type, Object.fromEntries(names.map((name) => [name, { timeouts }]))] as const];
  });
  if (override.length === 0) return;
  const text = JSON.stringify({ resource: Object.fromEntries(override) });
  writeFileSync(join(dir, "domain_waits_override.tf.json"), text);
}

interface Resources {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
