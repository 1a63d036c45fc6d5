import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { manifest } from "./manifest";

/** A file of a new project. */
export interface ProjectFile {
  /** From the project's own directory. */
  readonly path: string;
  readonly text: string;
}

/** What a new project is made of. */
export interface ProjectParts {
  readonly name: string;
  /** What `package.json` says of this package. */
  readonly library: string;
  readonly github: boolean;
}

/** The name of the project in the template, which compiles as it is. */
const PLACEHOLDER = "my-service";

const TEMPLATE = join(__dirname, "template");
const WORKFLOWS = join(__dirname, "workflows");

/** What has another name in the template: npm leaves `.gitignore` and `.npmrc` out of a package, publint wants no tests in one. */
const RENAMED: Readonly<Record<string, string>> = {
  gitignore: ".gitignore",
  npmrc: ".npmrc",
  "test.ts": "main.test.ts",
};

/** The files of a new project. */
export function projectFiles({ name, library, github }: ProjectParts): ProjectFile[] {
  const named = (text: string): string => text.replaceAll(PLACEHOLDER, name);
  const files = readdirSync(TEMPLATE).map((file) => ({
    path: RENAMED[file] ?? file,
    text: named(readFileSync(join(TEMPLATE, file), "utf8")),
  }));
  files.push({ path: "package.json", text: manifest(name, library) });
  return github ? withWorkflows(files, named) : files;
}

/** The same with workflows, which the README then explains. */
function withWorkflows(files: readonly ProjectFile[], named: (text: string) => string): ProjectFile[] {
  const of = (file: string): string => named(readFileSync(join(WORKFLOWS, file), "utf8"));
  const workflows = readdirSync(WORKFLOWS).filter((file) => file.endsWith(".yml"));
  return [
    ...files.map(({ path, text }) => ({ path, text: path === "README.md" ? `${text}\n${of("README.md")}` : text })),
    ...workflows.map((file) => ({ path: join(".github", "workflows", file), text: of(file) })),
  ];
}

/** A project's name after its directory, of what the names of log groups, roles and npm packages have in common. */
export function projectName(directory: string): string {
  const name = directory
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^[^a-z]+|-+$/g, "");
  return name === "" ? "service" : name;
}
