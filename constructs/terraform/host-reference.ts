import { ref, Token } from "cdktf";

/**
 * One name, then attributes (`.name`) and indexes (`[0]`, `["key"]`): the references of the Terraform language
 * ("References to Named Values"), without functions and splats.
 */
const REFERENCE = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\]|\["[^"\\$%]*"\])+$/;

const NAME = /^[A-Za-z_][\w-]*$/;

/** Roots that Terraform itself fills in, and that name nothing the host declares. */
const NOT_DECLARED: ReadonlySet<string> = new Set(["count", "each", "path", "self", "terraform"]);

/**
 * A value of the Terraform directory that the constructs are dropped into: `local.name`, `var.subnets[0]`,
 * `data.aws_region.current.name`, `aws_db_instance.main.address`. It is a token, so that it resolves inside `jsonencode`
 * too, where plain text `${local.name}` would come out escaped.
 *
 * @param reference a Terraform reference, without `${` and `}`
 * @returns a string token
 * @throws Error where the text is no Terraform reference to something that a host declares
 */
export function hostReference(reference: string): string {
  if (!isHostReference(reference)) {
    throw new Error(
      `a host reference is a Terraform reference such as var.project, local.name or module.ecr.repository_url, ` +
        `got: ${JSON.stringify(reference)}; anything else belongs in a local of the host first`,
    );
  }
  return Token.asString(ref(reference));
}

/** Whether the text is a reference to something that a Terraform directory declares. */
export function isHostReference(text: string): boolean {
  return REFERENCE.test(text) && !NOT_DECLARED.has(text.split(".")[0] ?? "");
}

/**
 * A variable that the host declares.
 *
 * @param name the variable's name: `project` for `var.project`
 * @returns a string token
 * @throws Error where the name is no Terraform identifier
 */
export function hostVariable(name: string): string {
  return hostReference(`var.${identifier("variable", name)}`);
}

/** A module that the host calls. */
export interface HostModule {
  /**
   * One output of the module.
   *
   * @returns a string token
   * @throws Error where the name is no Terraform identifier
   */
  output(name: string): string;
}

/**
 * A module that the host calls.
 *
 * @param name the name of the `module` block: `ecr` for `module.ecr`
 * @throws Error where the name is no Terraform identifier
 */
export function hostModule(name: string): HostModule {
  const module = `module.${identifier("module", name)}`;
  return { output: (output) => hostReference(`${module}.${identifier("output", output)}`) };
}

function identifier(what: string, name: string): string {
  if (!NAME.test(name)) {
    throw new Error(
      `the name of a Terraform ${what} starts with a letter or _ and holds letters, digits, _ and -, got: ${JSON.stringify(name)}; ` +
        `name the ${what} as the host does`,
    );
  }
  return name;
}
