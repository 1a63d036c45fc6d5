import { evaluate } from "../adopt/evaluate";
import { Failure } from "../lib/failure";
import type { GeneratedFile } from "../adopt/fragment-file";
import { declaredNames, type Host } from "../adopt/host";
import { referencesIn } from "../adopt/normal-form";
import type { HostNames } from "./options";
import { showAddress } from "../adopt/remove";

/** The options that name a value, the coarse one first. */
const OPTIONS: Readonly<Record<keyof HostNames, readonly string[]>> = {
  project: ["--project"],
  env: ["--env"],
  region: ["--region"],
  repositoryUrl: ["--ecr", "--repository-url"],
  databaseUsername: ["--database", "--database-username"],
  databaseAddress: ["--database", "--database-address"],
  databaseSecretArn: ["--database", "--database-secret-arn"],
};

/**
 * Checks that the host declares everything that the files refer to.
 *
 * @throws Failure naming all that is missing, each with the options that rename it
 */
export async function requireReferences(host: Host, files: readonly GeneratedFile[], names: HostNames): Promise<void> {
  const declared = declaredNames(host);
  for (const { replacements } of files) for (const { address } of replacements) declared.add(showAddress(address));
  const missing = new Map<string, Set<string>>();
  for (const { replacements } of files) {
    for (const { body } of replacements) {
      for (const reference of referencesIn(await evaluate(body, new Map()))) {
        const name = declaredPart(reference);
        if (!declared.has(name)) missing.set(name, optionsFor(name, names));
      }
    }
  }
  if (missing.size === 0) return;
  const list = [...missing].map(([name, options]) => `  ${name} (another name: ${[...options].join(", ")})`);
  throw new Failure(
    `${host.directory} does not declare what the constructs refer to; declare it, or say where it is:\n${list.join("\n")}`,
  );
}

/** `module.ecr` of `module.ecr["main"].repository_url`. */
function declaredPart(reference: string): string {
  const steps = reference.split(".").map((step) => step.split("[")[0] ?? "");
  return steps.slice(0, steps[0] === "data" ? 3 : 2).join(".");
}

function optionsFor(name: string, names: HostNames): Set<string> {
  const options = Object.entries(names).filter(([, reference]: [string, string]) => declaredPart(reference) === name);
  return new Set(options.flatMap(([key]) => OPTIONS[key as keyof HostNames]));
}
