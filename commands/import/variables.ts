import { type Code, construct, name, object, value } from "./code";
import { cdktf } from "./doors";
import { TerraformNames, type Variables } from "./names";
import type { Statement } from "./program";
import type { Tokens } from "./tokens";

/** A Terraform variable that the program takes instead of a value of the source. */
export interface ProgramVariable {
  readonly terraformName: string;
  readonly sensitive: boolean;
  /** Where the value was. */
  readonly from: string;
  /** The name in the program. */
  readonly variable: string;
  /** What the source has in its place. */
  readonly was: string;
}

/** The Terraform variables of a program: one for each value, however often it is there. */
export class ProgramVariables {
  private readonly known = new Map<string, { readonly made: ProgramVariable; readonly token: string }>();
  private readonly names: TerraformNames;

  /** @param declared names of variables that are there already */
  public constructor(
    private readonly tokens: Tokens,
    private readonly variables: Variables,
    declared: readonly string[] = [],
  ) {
    this.names = new TerraformNames(declared);
  }

  /**
   * The token of the variable that takes a value's place.
   *
   * @param hint what it is called, as far as that is free
   * @param wider what its name begins with otherwise, such as the container's name
   */
  public token(was: string, hint: string, wider: string, from: string, sensitive: boolean): string {
    const key = JSON.stringify([was, sensitive, sensitive ? hint : ""]);
    const found = this.known.get(key);
    if (found !== undefined) return found.token;
    const terraformName = this.names.add(hint, wider);
    const variable = this.variables.add(terraformName, "Variable");
    const token = this.tokens.put(`var.${terraformName}`, name(`${variable}.stringValue`));
    this.known.set(key, { made: { terraformName, sensitive, from, variable, was }, token });
    return token;
  }

  public all(): readonly ProgramVariable[] {
    return [...this.known.values()].map(({ made }) => made);
  }

  /** @param scopeOf the scope in which an id is free */
  public statements(scopeOf: (id: string) => Code): Statement[] {
    return this.all().map(({ terraformName, sensitive, from, variable, was }) => {
      const description = sensitive ? from : `${from}, in place of ${was}`;
      const options = object({
        type: value("string"),
        sensitive: sensitive ? value(true) : undefined,
        description: value(description),
      });
      return {
        variable,
        code: construct(cdktf("TerraformVariable"), [scopeOf(terraformName), value(terraformName), options]),
      };
    });
  }
}
