import { CDKTN } from "../lib/cdktn";

/** What the package's `package.json` takes from the project's own. */
export interface ProjectManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  /** npm compares it with the workflow that publishes with provenance. */
  readonly repository?: string | { readonly type: string; readonly url: string };
  readonly engines: Versions;
  /** Program and its source, `./bin/….ts`. */
  readonly bin: Readonly<Record<string, string>>;
  /** Door and its source, `./constructs/…/index.ts`. */
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Versions;
  readonly peerDependencies: Versions;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
}

type Versions = Readonly<Record<string, string>>;

/** Where the package has what is compiled. */
export const COMPILED = "lib";

/**
 * The `package.json` that is published: the project's, with compiled files in place of sources, and without what only
 * the project itself needs.
 */
export function publishedManifest(project: ProjectManifest): object {
  const { name, version, description, keywords, license, repository, engines } = project;
  const { bin, exports: doors, dependencies, peerDependencies, peerDependenciesMeta } = project;
  const sources = Object.entries(doors).filter(([, source]) => source.endsWith(".ts"));
  const rooms = [...sources, ...sources.map(([door, source]) => [doorOfCdktn(door), doorOfCdktn(source)] as const)];
  return {
    name,
    version,
    description,
    keywords,
    license,
    repository,
    type: "commonjs",
    engines,
    bin: mapValues(bin, (source) => compiled(source, "js")),
    exports: {
      ...Object.fromEntries(
        rooms.map(([door, source]) => [door, { types: compiled(source, "d.ts"), default: compiled(source, "js") }]),
      ),
      "./package.json": "./package.json",
    },
    // The resolution that TypeScript calls node10, which `cdktf init` sets, does not read `exports`.
    typesVersions: {
      "*": Object.fromEntries(rooms.map(([door, source]) => [door.slice(2), [compiled(source, "d.ts")]])),
    },
    dependencies,
    peerDependencies,
    peerDependenciesMeta,
  };
}

/** Where the compiler puts a source, such as `./constructs/ecs/index.ts`. */
function compiled(source: string, ending: "js" | "d.ts"): string {
  return source.replace(/^\.\//, `./${COMPILED}/`).replace(/\.ts$/, `.${ending}`);
}

/** `./ecs` is `./cdktn/ecs` too, and its source is compiled beside the others. */
function doorOfCdktn(path: string): string {
  return path.replace(/^\.\//, `./${CDKTN}/`);
}

function mapValues<From, To>(values: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
