import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
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
 * Copies a directory of modules, for cdktn.
 *
 * @param isKept says of a file, by its path below the directory, that it is copied as it is
 */
export function copyForCdktn(from: string, to: string, isKept: (path: string) => boolean = () => false): void {
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true, encoding: "utf8" })) {
    const path = join(to, name);
    if (isKept(name) || !/\.(ts|js|json|md)$/.test(name) || !statSync(path).isFile()) continue;
    const before = readFileSync(path, "utf8");
    const after = forCdktn(before);
    if (after !== before) writeFileSync(path, after);
  }
}
