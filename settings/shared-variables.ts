/** A setting that may be a Terraform variable. */
interface VariableSetting {
  /** Its path. */
  readonly name: string;
  /** What it holds: one variable may be given for two settings of a kind. */
  readonly kind: string;
  readonly value: object | string | undefined;
}

/** One Terraform variable can't hold two values: a host is no prefix, a secret no ARN. A host may be its zone's own name. */
export function sharedVariableProblems(settings: readonly VariableSetting[]): string[] {
  return settings.flatMap(({ name, kind, value }, index) => {
    const variable = variableOf(value);
    const isSame = (other: VariableSetting) => other.kind !== kind && variableOf(other.value) === variable;
    const other = variable === undefined ? undefined : settings.slice(0, index).find(isSame);
    if (other === undefined) return [];
    const got = JSON.stringify(value);
    return [`${other.name} and ${name} need a Terraform variable each, got: ${got} for both; rename one of the two.`];
  });
}

function variableOf(value: VariableSetting["value"]): string | undefined {
  return typeof value === "object" && "fromVariable" in value ? String(value.fromVariable) : undefined;
}
