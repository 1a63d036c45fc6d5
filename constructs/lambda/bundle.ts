import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, resolve } from "node:path";
import type * as Esbuild from "esbuild";
import { problem, type Problem } from "../core/problem";

/** How a handler is bundled. */
export interface BundleOptions {
  /**
   * Modules that stay outside: those that the runtime has itself. Lambda's runtimes have `@aws-sdk/*`, of a version of Lambda's
   * own.
   *
   * @default none: all that the handler imports is in the bundle
   */
  readonly external?: readonly string[];
  /** Whether names are shortened and blanks left out. @default false: an error's stack says where it is */
  readonly minify?: boolean;
}

/** A handler with all that it imports in one file, or what is wrong with it. */
export interface Bundle {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** The oldest runtime's; a newer one runs it too. */
const TARGET = "node20";

/** Bundles a handler into one CommonJS file, in which packages of both kinds work. */
export function bundle(entry: string, { external = [], minify = false }: BundleOptions = {}): Bundle {
  const place = resolve(entry);
  if (!existsSync(place)) return wrong("a bundle's entry is a file that is there", entry, "correct the path");
  const esbuild = load();
  if (esbuild === undefined) {
    return wrong("a handler is bundled by the package esbuild", "no esbuild", "npm install --save-dev esbuild");
  }
  try {
    const { outputFiles } = esbuild.buildSync({
      // Paths of files are in the bundle's comments: from here, they are the same in every checkout.
      ...{ absWorkingDir: dirname(place), entryPoints: [basename(place)] },
      ...{ bundle: true, write: false, platform: "node", format: "cjs", target: TARGET, logLevel: "silent" },
      // A tsconfig.json somewhere above would change the bundle: whether it is there depends on the checkout's place.
      tsconfigRaw: { compilerOptions: { strict: true } },
      ...{ external: [...external], minify, charset: "utf8" },
    });
    return { text: outputFiles.map(({ text }) => text).join(""), problems: [] };
  } catch (error) {
    return wrong(
      "a handler and what it imports can be bundled",
      messageOf(error),
      "correct it, or name it in external",
    );
  }
}

/** Only who bundles needs it. */
function load(): typeof Esbuild | undefined {
  const require = createRequire(__filename);
  try {
    return require("esbuild") as typeof Esbuild;
  } catch {
    return undefined;
  }
}

/** Where and what, of the first of esbuild's errors: with no path but those from the entry's folder. */
function messageOf(error: unknown): string {
  const [first] = (error as Partial<Esbuild.BuildFailure>).errors ?? [];
  if (first === undefined) return String(error);
  const { text, location } = first;
  return location ? `${location.file}:${location.line}: ${text}` : text;
}

function wrong(rule: string, got: string, fix: string): Bundle {
  return { text: "", problems: [problem("function-code", rule, got, fix)] };
}
