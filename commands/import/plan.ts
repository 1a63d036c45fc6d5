import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { temporaryDirectory } from "../../testing/temporary";
import { TerraformError, TerraformWorkspace } from "../../testing/terraform";
import { Failure } from "../lib/failure";
import { type Changes, changesOf } from "./changes";
import { terraformBinary } from "../terraform/binary";
import { dataDirectory } from "../terraform/data-directory";

/** Files of the copy that differ from the directory's. */
export type Edits = ReadonlyMap<string, string>;

/** Directories above that a module's or a file's relative path may lead to. */
const LEVELS = 6;

/** A copy of a Terraform directory, in which it is planned: nothing of it reaches the directory or its state. */
export class PlannedCopy {
  private readonly root = temporaryDirectory("import-plan");
  private readonly copy: string;

  /** @param variables values of Terraform variables, by name */
  public constructor(
    private readonly directory: string,
    private readonly variables: Readonly<Record<string, string>> = {},
  ) {
    if (!existsSync(dataDirectory(directory))) throw notInitialized(directory);
    this.copy = mirrored(resolve(directory), this.root);
  }

  /**
   * What a plan of the copy changes.
   *
   * @throws Failure where Terraform can't plan it
   */
  public async changes(edits: Edits): Promise<Changes> {
    for (const [name, text] of edits) {
      const path = join(this.copy, name);
      if (existsSync(path)) unlinkSync(path);
      writeFileSync(path, text);
    }
    const secrets = Object.entries(this.variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
    const env = { ...process.env, ...(Object.fromEntries(secrets) as Record<string, string>) };
    const terraform = new TerraformWorkspace(this.copy, { env, binary: terraformBinary() });
    const plan = join(this.root, "import.tfplan");
    try {
      // What has changed in AWS since is not the import's.
      const asked = ["-input=false", "-lock=false", "-refresh=false", `-out=${plan}`];
      await terraform.run(["plan", ...asked, "-detailed-exitcode"], [0, 2]);
      return changesOf({ ...(await terraform.show(plan)) });
    } catch (error) {
      if (!(error instanceof TerraformError)) throw error;
      throw new Failure(
        `${this.directory} can't be planned, so nothing was written: ${sentence(error)}; correct it, or give --no-check`,
      );
    }
  }

  public remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function notInitialized(directory: string): Failure {
  return new Failure(
    `${directory} is not initialized, so that nothing can be proved and nothing was written; run ${terraformBinary()} init there, or give --no-check`,
  );
}

/** Makes a copy of a directory, with values of Terraform variables. */
export type MakeCopy = (...given: ConstructorParameters<typeof PlannedCopy>) => Pick<PlannedCopy, "changes" | "remove">;

/** The error's own words, without frames and colours. */
function sentence({ stderr, stdout }: TerraformError): string {
  const lines = (stderr.trim() === "" ? stdout : stderr).replace(/[│╷╵]/g, "").split("\n");
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  const first = said.findIndex((line) => line.startsWith("Error: "));
  return said.slice(Math.max(first, 0), Math.max(first, 0) + 4).join(" ");
}

/** The directory as a copy at the same place below another root, with links to what is beside it and above. */
function mirrored(directory: string, root: string): string {
  let inner = join(root, "copy");
  const above: string[] = [];
  for (let each = directory; above.length < LEVELS && dirname(each) !== each; each = dirname(each)) above.unshift(each);
  mkdirSync(inner);
  for (const path of above.slice(0, -1)) {
    linkOthers(dirname(path), inner, basename(path));
    inner = join(inner, basename(path));
    mkdirSync(inner);
  }
  linkOthers(dirname(directory), inner, basename(directory));
  const copy = join(inner, basename(directory));
  cpSync(directory, copy, { recursive: true, filter: (path) => !path.startsWith(join(directory, ".terraform")) });
  for (const name of [".terraform", ".terraform.lock.hcl"]) {
    if (existsSync(join(directory, name)) && !existsSync(join(copy, name))) {
      symlinkSync(join(directory, name), join(copy, name));
    }
  }
  return copy;
}

function linkOthers(from: string, to: string, except: string): void {
  let names: string[];
  try {
    names = readdirSync(from);
  } catch {
    return; // A directory that may not be read leads nowhere.
  }
  for (const name of names) if (name !== except) symlinkSync(join(from, name), join(to, name));
}
