import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Failure } from "../lib/failure";
import { type Change, writeAll } from "../lib/files";
import { build } from "./built";
import { type DirectorySource, IMPORTED_FILE, readDirectory } from "./directory";
import { importedPath, type ReplacedFiles, replacedFiles } from "./imported-file";
import { leave } from "./leave";
import { programName } from "./names";
import type { ImportOptions } from "./options";
import { PlannedCopy } from "./plan";
import { prove, type Proved } from "./prove";
import { classNameOf, type ImportInternals, filesOf, onlyOf, requireConstructs, requireForce } from "./program-files";
import { report } from "./report";
import type { StateResource } from "./state";
import { readState } from "./terraform-state";

/** A program that takes the place of a directory's blocks. */
interface Taken {
  readonly source: DirectorySource;
  readonly proved: Proved;
  readonly files: ReplacedFiles;
  /** Addresses that the directory's own plan changes, whoever writes them. */
  readonly restless: readonly string[];
}

/** Writes a program for what a Terraform directory declares and its state holds. */
export async function importDirectory(options: ImportOptions, internals: ImportInternals): Promise<string> {
  const directory = options.from;
  if (existsSync(importedPath(directory))) {
    throw new Failure(
      `${importedPath(directory)} is there already; give --undo first, or rename it (its resources stay in it)`,
    );
  }
  const state = await readState(directory, options.state === undefined ? undefined : resolve(options.state));
  const name = options.name ?? programName(basename(resolve(directory)));
  const className = classNameOf(name);
  const importer = new DirectoryImporter(options, internals, state, className);
  const { source, proved, files, restless } = await importer.taken();
  const { composition } = proved;
  if (options.strict) requireConstructs(composition.resources);
  const programs = filesOf(options, name, className, proved);
  requireForce(programs, options);
  const replaced: Change[] = options.replace
    ? [
        { path: importedPath(directory), contents: files.imported },
        ...[...files.edited].map(([file, text]) => ({ path: join(directory, file), contents: text })),
      ]
    : [];
  const done = writeAll([...programs, ...replaced], { backups: true, directories: true, rename: internals.rename });
  return report({
    resources: composition.resources,
    variables: composition.variables,
    proof: proofOf(options, restless, proved.compiled),
    notes: source.unread.map(
      (attribute) => `${attribute}: its references, which only Terraform can read; the program has the values`,
    ),
    done,
    next: options.replace
      ? `Next: terraform plan in ${directory} (it must say "No changes"); --undo puts all back.`
      : `Next: run this again with --replace, which puts ${IMPORTED_FILE} into ${directory} and takes the blocks out.`,
  });
}

function proofOf({ check }: ImportOptions, restless: readonly string[], compiled: boolean): string {
  const compiler = compiled ? "" : " Not compiled, since there is no TypeScript here.";
  if (!check) return `Not proved: no plan was made (--no-check).${compiler}`;
  if (restless.length === 0) return `Proved: a plan of a copy says "No changes".${compiler}`;
  return `Proved: a plan of a copy changes ${restless.join(", ")}, as the plan of the directory itself does, and nothing else.${compiler}`;
}

class DirectoryImporter {
  /** Refused as constructs. */
  private readonly refused = new Map<string, readonly string[]>();
  /** Without references. */
  private readonly plain = new Set<string>();
  /** Changed by a plan even so. */
  private readonly out = new Set<string>();

  public constructor(
    private readonly options: ImportOptions,
    private readonly internals: ImportInternals,
    private readonly state: readonly StateResource[],
    private readonly className: string,
  ) {}

  public async taken(): Promise<Taken> {
    if (!this.options.check) return this.attempt();
    const first = await this.attempt();
    const { variables } = first.proved.composition;
    const values = Object.fromEntries(variables.map(({ terraformName, was }) => [terraformName, was]));
    const own = new PlannedCopy(this.options.from);
    const restless = await own.changes(new Map()).finally(() => own.remove());
    let taken = first;
    for (;;) {
      const copy = new PlannedCopy(this.options.from, values);
      const edits = new Map([[IMPORTED_FILE, taken.files.imported], ...taken.files.edited]);
      const changed = await copy.changes(edits).finally(() => copy.remove());
      const blamed = changed.filter((address) => !restless.includes(address));
      if (blamed.length === 0) return { ...taken, restless: changed };
      for (const address of blamed) this.demote(address, taken);
      taken = await this.attempt();
    }
  }

  /** What a plan changes comes in a level lower. */
  private demote(address: string, { proved }: Taken): void {
    const level = proved.composition.resources.find((each) => each.address === address)?.level;
    if (level === "typed") this.refused.set(address, ["the plan would change it"]);
    else if (level === "raw" && !this.plain.has(address)) this.plain.add(address);
    else if (level === "raw") this.out.add(address);
    else
      throw new Failure(
        `the plan of a copy changes ${address}, which is not imported, so nothing was written; report this`,
      );
  }

  private async attempt(): Promise<Taken> {
    const read = onlyOf(await readDirectory(this.options.from, this.state, this.plain), this.options);
    const source = leave(read, (address) => this.out.has(address), "the plan would change it, even as it is");
    const summary = `What ${basename(resolve(this.options.from))} declares.`;
    const { compiler } = this.internals;
    const proved = await prove(source, { className: this.className, summary, compiler }, this.refused);
    const { stack } = build(proved.composition.program, "imported");
    const addresses = source.resources.map(({ address }) => address);
    return { source, proved, files: await replacedFiles(stack, source.directory, addresses), restless: [] };
  }
}
