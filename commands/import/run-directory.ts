import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { Failure } from "../lib/failure";
import { adoption } from "../adopt/take-out";
import { writeAll } from "../lib/files";
import { build } from "./built";
import { type DirectorySource, IMPORTED_FILE, readDirectory } from "./directory";
import { importedPath, type ReplacedFiles, replacedFiles } from "./imported-file";
import { leave } from "./leave";
import { programName } from "./names";
import type { ImportOptions } from "./options";
import { orphanedData } from "./orphans";
import { PlannedCopy } from "./plan";
import { Hopeless, prove, type Proved } from "./prove";
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
  const imported = { name: IMPORTED_FILE, text: files.imported };
  const replaced = options.replace ? adoption(directory, [imported], files.edited) : [];
  const done = writeAll([...programs, ...replaced], { backups: true, directories: true, rename: internals.rename });
  return report({
    resources: composition.resources,
    variables: composition.variables,
    proof: proofOf(options, restless, proved.compiled),
    notes: source.unread.map(
      (attribute) => `${attribute}: references that only Terraform can read; the program has the values`,
    ),
    orphans: orphanedData(source.directory, files),
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
  /** Left after all, and why. */
  private readonly out = new Map<string, string>();

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
      const changed = await this.planned(taken, values);
      if (changed === undefined) {
        taken = await this.attempt();
        continue;
      }
      const blamed = changed.filter((address) => !restless.includes(address));
      if (blamed.length === 0) return { ...taken, restless: changed };
      for (const address of blamed) this.demote(address, taken);
      taken = await this.attempt();
    }
  }

  /** What a plan of a copy changes; nothing where blocks with instances can't be planned, which are left then. */
  private async planned({ source, files }: Taken, values: Readonly<Record<string, string>>) {
    const copy = new PlannedCopy(this.options.from, values);
    const edits = new Map([[IMPORTED_FILE, files.imported], ...files.edited]);
    try {
      return await copy.changes(edits);
    } catch (error) {
      const indexed = source.resources.filter((each) => each.indexed !== undefined);
      if (!(error instanceof Failure) || indexed.length === 0) throw error;
      for (const { address } of indexed) this.out.set(address, "Terraform can't plan it from here");
      return undefined;
    } finally {
      copy.remove();
    }
  }

  /** What a plan changes comes in a level lower. */
  private demote(address: string, { source, proved }: Taken): void {
    const block = source.resources.find(({ indexed }) => indexed?.instances.some((each) => each.address === address));
    if (block !== undefined) {
      this.out.set(block.address, "the plan would change it");
      return;
    }
    const level = proved.composition.resources.find((each) => each.address === address)?.level;
    if (level === "typed") this.refused.set(address, ["the plan would change it"]);
    else if (level === "raw" && !this.plain.has(address)) this.plain.add(address);
    else if (level === "raw") this.out.set(address, "the plan would change it, even as it is");
    else
      throw new Failure(
        `the plan of a copy changes ${address}, which is not imported, so nothing was written; report this`,
      );
  }

  private async attempt(): Promise<Taken> {
    const read = onlyOf(await readDirectory(this.options.from, this.state, this.plain), this.options);
    const source = [...this.out].reduce(
      (left, [address, reason]) => leave(left, (each) => each === address, reason),
      read,
    );
    const summary = `What ${basename(resolve(this.options.from))} declares.`;
    const { compiler } = this.internals;
    let proved: Proved;
    try {
      proved = await prove(source, { className: this.className, summary, compiler }, this.refused);
    } catch (error) {
      const isKnown = error instanceof Hopeless && source.resources.some(({ address }) => address === error.address);
      if (!isKnown) throw error;
      this.out.set(error.address, error.reason);
      return this.attempt();
    }
    const { stack } = build(proved.composition.program, "imported");
    const addresses = source.resources.map(({ address }) => address);
    return { source, proved, files: await replacedFiles(stack, source.directory, addresses), restless: [] };
  }
}
