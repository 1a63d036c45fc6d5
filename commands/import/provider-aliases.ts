import { type Code, construct, type Field, name, object, value } from "./code";
import type { Variables } from "./names";
import type { Statement } from "./program";
import type { SourceResource } from "./source";

/** The class of the AWS provider. */
export const AWS_PROVIDER = name("AwsProvider", "@cdktf/provider-aws/lib/provider");

/** Providers with an alias, which resources name. */
export class ProviderAliases {
  private readonly known = new Map<string, string>();

  public constructor(private readonly variables: Variables) {}

  /** The meta-arguments of a resource, with its provider, and what else its class takes. */
  public argumentsOf(resource: SourceResource): readonly Field[] {
    const { timeouts } = resource;
    return [...this.metaOf(resource), ...(timeouts === undefined ? [] : [timeouts])];
  }

  /** The meta-arguments of a resource, with its provider. */
  public metaOf({ meta = [], provider }: SourceResource): readonly Field[] {
    if (provider === undefined) return meta;
    const variable = this.known.get(provider) ?? this.variables.add(`aws_${provider}`, "Provider");
    this.known.set(provider, variable);
    return [...meta, { key: "provider", code: name(variable) }];
  }

  /** @param scopeOf the scope in which an id is free */
  public statements(scopeOf: (id: string) => Code): Statement[] {
    return [...this.known].map(([alias, variable]) => {
      const id = `aws_${alias}`;
      const props = object({ alias: value(alias) });
      return { variable, code: construct(AWS_PROVIDER, [scopeOf(id), value(id), props]) };
    });
  }
}
