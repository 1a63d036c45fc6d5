import { Testing, TerraformStack } from "cdktf";

/** A block of Terraform's JSON syntax, with its address. */
export interface AddressedBlock {
  /** `aws_iam_policy.logs`, `data.aws_iam_policy_document.logs`. */
  readonly address: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a matcher of stacks looks into. */
export interface ReceivedStack {
  readonly resources: readonly AddressedBlock[];
  readonly data: readonly AddressedBlock[];
}

/**
 * Reads what `expect` was given: a stack, or the Terraform JSON that `Testing.synth` and `Testing.synthScope` return.
 *
 * @throws Error where it is neither
 */
export function readStack(received: unknown): ReceivedStack {
  const json = parse(TerraformStack.isStack(received) ? Testing.synth(received) : received);
  if (json === undefined) {
    throw new Error(
      `expected a TerraformStack, or the text that Testing.synth or Testing.synthScope returns, got: ${describe(received)}`,
    );
  }
  return { resources: blocks(json["resource"], ""), data: blocks(json["data"], "data.") };
}

function parse(received: unknown): Fields | undefined {
  if (typeof received !== "string") return undefined;
  try {
    const json: unknown = JSON.parse(received);
    return isFields(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function blocks(kind: unknown, prefix: string): AddressedBlock[] {
  return entries(kind).flatMap(([type, named]) =>
    entries(named).flatMap(([name, body]) =>
      isFields(body) ? [{ address: `${prefix}${type}.${name}`, type, body }] : [],
    ),
  );
}

function entries(value: unknown): [string, unknown][] {
  return isFields(value) ? Object.entries(value) : [];
}

/** Fields of untyped JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value has fields: no list, no text. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a list: Terraform and IAM both write a list of one as that one. */
export function asList(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function describe(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : Object.prototype.toString.call(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
