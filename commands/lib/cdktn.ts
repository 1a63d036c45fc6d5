import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the package has what is compiled for cdktn, below what is compiled for cdktf. */
export const CDKTN = "cdktn";

/**
 * Names by which a program imports the framework, its AWS bindings and this package. Symbols such as `cdktf/App` and
 * annotations such as `@cdktf/error` are the same in both frameworks, and so stay.
 */
const NAMES: readonly (readonly [cdktf: RegExp, cdktn: string])[] = [
  [/(["'`])cdktf(?=\1|\/lib\/)/g, "$1cdktn"],
  [/@cdktf\/provider-aws\b/g, "@cdktn/provider-aws"],
  [/(["'`])cdktf-ecs-logging\/(?!package\.json|cdktn\/)/g, `$1cdktf-ecs-logging/${CDKTN}/`],
];

/** The text of a source, or of what the compiler makes of it, for cdktn, the successor of cdktf: it imports other names. */
export function forCdktn(text: string): string {
  return NAMES.reduce((changed, [cdktf, cdktn]) => changed.replace(cdktf, cdktn), text);
}

/**
 * Changes the modules and texts in a directory for cdktn.
 *
 * @param isKept says of a file, by its path below the directory, that it stays as it is
 */
export function changeForCdktn(directory: string, isKept: (path: string) => boolean = () => false): void {
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    const path = join(directory, name);
    if (isKept(name) || !/\.(ts|m?js|json|md)$/.test(name) || !statSync(path).isFile()) continue;
    const before = readFileSync(path, "utf8");
    const after = forCdktn(before);
    if (after !== before) writeFileSync(path, after);
  }
}
