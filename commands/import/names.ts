const RESERVED = new Set(
  (
    "abstract arguments async await boolean break case catch class const constructor continue debugger default delete do else " +
    "enum eval export extends false finally for function get if implements import in instanceof interface let new null of " +
    "package private protected public return scope id set static super switch this throw true try type typeof undefined var " +
    "void while with yield"
  ).split(" "),
);

/** Functions that a program imports, which a variable of that name would hide. */
const IMPORTED = new Set(
  "addMetaArguments awsLogs encodeJson firelens hostExpression hostReference hostVariable planTime splunk".split(" "),
);

/** Variables of `Scopes`. */
const SCOPE = /^sameNames\d*$/;

/** Makes variables of Terraform's names: `ecs-task_role` becomes `ecsTaskRole`, and no two are the same. */
export class Variables {
  private readonly taken = new Set<string>();

  /** @param kind what is added where the name is taken or means something, such as `Role` */
  public add(terraformName: string, kind: string): string {
    const camel = camelCase(terraformName);
    const base = /^[A-Za-z]/.test(camel) ? camel : `${kind.charAt(0).toLowerCase()}${kind.slice(1)}${camel}`;
    const chosen = firstFree([base, `${base}${kind}`], `${base}${kind}`, (each) => this.isFree(each));
    this.taken.add(chosen);
    return chosen;
  }

  private isFree(each: string): boolean {
    const isTaken = [this.taken, RESERVED, IMPORTED].some((names) => names.has(each));
    return !isTaken && !SCOPE.test(each) && !/^[A-Z]/.test(each);
  }
}

/** Makes Terraform names, no two the same: `DB_PASSWORD` becomes `db_password`. */
export class TerraformNames {
  private readonly taken: Set<string>;

  /** @param taken names that are there already */
  public constructor(taken: readonly string[] = []) {
    this.taken = new Set(taken);
  }

  /** @param wider what the name begins with where it is taken alone */
  public add(text: string, wider = ""): string {
    const own = snakeCase(text, "value");
    const long = wider === "" ? own : snakeCase(`${wider}_${own}`, "value");
    const chosen = firstFree([own, long], `${long}_`, (each) => !this.taken.has(each) && !NOT_A_VARIABLE.has(each));
    this.taken.add(chosen);
    return chosen;
  }
}

/** Terraform language, "Input Variables": names of a module's meta-arguments. */
const NOT_A_VARIABLE = new Set("source version providers count for_each lifecycle depends_on locals".split(" "));

function firstFree(options: readonly string[], numbered: string, isFree: (each: string) => boolean): string {
  const found = options.find(isFree);
  if (found !== undefined) return found;
  for (let number = 2; ; number += 1) if (isFree(`${numbered}${number}`)) return `${numbered}${number}`;
}

/** `ecs-task_role` as `ecsTaskRole`; nothing where there are no letters and digits. */
function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("");
}

/** `ecs-task_role` as `EcsTaskRole`. */
export function pascalCase(text: string): string {
  const camel = camelCase(text);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** An argument of Terraform's as the provider's classes have it: `log_group_class` as `logGroupClass`. */
export function argumentName(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a program is called after a directory or a task definition. */
export function programName(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^[^A-Za-z]+/, "");
  return clean === "" ? "imported" : clean;
}

function snakeCase(text: string, otherwise: string): string {
  const clean = text
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
  return clean === "" ? otherwise : /^\d/.test(clean) ? `${otherwise}_${clean}` : clean;
}

/** A text as a name that Terraform takes: what it does not take is left out. */
export function terraformName(text: string, otherwise: string): string {
  const clean = text.replace(/[^A-Za-z0-9_-]+/g, "_").replace(/^_+(?=.)|_+$/g, "");
  return /^[A-Za-z_]/.test(clean) ? clean : clean === "" ? otherwise : `${otherwise}_${clean}`;
}

/** What is added to a variable's name where it is taken: `Service`. */
export function kindOf(type: string): string {
  return pascalCase(type.replace(/^aws_(?:ecs_|iam_|cloudwatch_)?/, ""));
}
