import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Failure } from "../lib/failure";
import { adoption } from "../adopt/take-out";
import { writeAll } from "../lib/files";
import { among, blamed, notCarried } from "./blame";
import { build } from "./built";
import type { Changes } from "./changes";
import { type DirectorySource, IMPORTED_FILE, nothing, readDirectory } from "./directory";
import { importedPath, type ReplacedFiles, replacedFiles } from "./imported-file";
import { leave } from "./leave";
import { programName } from "./names";
import type { ImportOptions } from "./options";
import { orphanedData } from "./orphans";
import { type MakeCopy, PlannedCopy } from "./plan";
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
  /** What the directory's own plan changes and the program does not, by addresses. */
  readonly pending: ReadonlyMap<string, string>;
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
  const { source, proved, files, restless, pending } = await importer.taken();
  const { composition } = proved;
  if (options.strict) requireConstructs(composition.resources);
  const programs = filesOf(options, name, className, proved);
  requireForce(programs, options);
  if (options.replace) requireUnchanged(source, files);
  const imported = { name: IMPORTED_FILE, text: files.imported };
  const replaced = options.replace ? adoption(directory, [imported], files.edited) : [];
  const done = writeAll([...programs, ...replaced], { backups: true, directories: true, rename: internals.rename });
  return report({
    resources: composition.resources,
    variables: composition.variables,
    proof: proofOf(options, restless, proved.compiled),
    notes: notesOf(source, pending),
    orphans: orphanedData(source.directory, files),
    done,
    next: options.replace
      ? `Next: terraform plan in ${directory} (it must say "No changes"); --undo puts all back.`
      : `Next: run this again with --replace, which puts ${IMPORTED_FILE} into ${directory} and takes the blocks out.`,
  });
}

function notesOf({ unread, unset, plain }: DirectorySource, pending: Taken["pending"]): readonly string[] {
  return [
    ...unread.map((attribute) => `${attribute}: references that only Terraform can read; the program has the values`),
    ...unset.map((attribute) => `${attribute}: references that are null now; the program does not have them`),
    ...plain.map((address) => `${address}: references, with which a plan would change it; the program has the values`),
    ...[...pending].map(
      ([address, names]) => `${address}: changes that are not applied yet (${names}); the program has what is there`,
    ),
  ];
}

/** A plan takes its time, in which somebody may have saved a file. */
function requireUnchanged({ directory: { directory, files } }: DirectorySource, { edited }: ReplacedFiles): void {
  const isOther = (name: string, text: string): boolean => {
    const path = join(directory, name);
    return edited.has(name) && !(existsSync(path) && readFileSync(path).equals(Buffer.from(text)));
  };
  const changed = files.filter(({ name, text }) => isOther(name, text)).map(({ name }) => name);
  if (changed.length === 0) return;
  throw new Failure(
    `${changed.join(", ")} in ${directory} has changed meanwhile, so nothing was written; run this again`,
  );
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
    const own = this.copy();
    const ownChanges = await own.changes(new Map()).finally(() => own.remove());
    let taken = first;
    for (;;) {
      const changed = await this.planned(taken);
      if (changed === undefined) {
        taken = await this.attempt();
        continue;
      }
      const causes = blamed(changed, ownChanges);
      if (causes.length === 0) {
        const pending = notCarried(importedBy(taken), changed, ownChanges);
        return { ...taken, restless: [...changed.keys()], pending };
      }
      this.demoteAll(causes, changed, taken);
      taken = await this.attempt();
    }
  }

  private copy(values: Readonly<Record<string, string>> = {}): ReturnType<MakeCopy> {
    const { from } = this.options;
    return this.internals.copy?.(from, values) ?? new PlannedCopy(from, values);
  }

  /** What a plan of a copy changes; nothing where it can't be planned, and what is to blame comes in a level lower. */
  private async planned(taken: Taken): Promise<Changes | undefined> {
    const { source, proved, files } = taken;
    const { variables } = proved.composition;
    const values = Object.fromEntries(variables.map(({ terraformName, was }) => [terraformName, was]));
    const copy = this.copy(values);
    const edits = new Map([[IMPORTED_FILE, files.imported], ...files.edited]);
    try {
      return await copy.changes(edits);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { message } = error;
      const named = proved.composition.resources.find(({ address }) => message.includes(`with ${address},`));
      if (named !== undefined && named.level !== "left") {
        this.demote(named.address, taken);
        return undefined;
      }
      const indexed = source.resources.filter((each) => each.indexed !== undefined);
      if (indexed.length === 0) throw error;
      for (const { address } of indexed) this.out.set(address, "Terraform can't plan it from here");
      return undefined;
    } finally {
      copy.remove();
    }
  }

  /** What is to blame comes in a level lower; of what stays where it is, what it depends on. */
  private demoteAll(causes: readonly string[], changed: Changes, taken: Taken): void {
    const imported = importedBy(taken);
    for (const cause of causes) {
      const found = imported.includes(cause) ? [cause] : among(imported, changed.get(cause) ?? { dependsOn: [] });
      if (found.length === 0) {
        throw new Failure(
          `the plan of a copy changes ${cause}, which is not imported, so nothing was written; report this`,
        );
      }
      for (const address of found) this.demote(address, taken);
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
    else this.out.set(address, "the plan would change it, even as it is");
  }

  private async attempt(): Promise<Taken> {
    const read = onlyOf(await readDirectory(this.options.from, this.state, this.plain), this.options);
    const source = [...this.out].reduce(
      (left, [address, reason]) => leave(left, (each) => each === address, reason),
      read,
    );
    if (source.resources.length === 0) throw new Failure(nothing(this.options.from, source.left));
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
    return {
      source,
      proved,
      files: await replacedFiles(stack, source.directory, addresses),
      restless: [],
      pending: new Map(),
    };
  }
}

function importedBy({ proved }: Taken): string[] {
  return proved.composition.resources.filter(({ level }) => level !== "left").map(({ address }) => address);
}
