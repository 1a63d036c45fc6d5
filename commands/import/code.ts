/** A piece of TypeScript, as the importer writes and runs it. */
export type Code = Value | ObjectCode | ListCode | CallCode | NameCode | TemplateCode;

export interface Value {
  readonly kind: "value";
  readonly value: string | number | boolean | null;
}

export interface Field {
  readonly key: string;
  readonly code: Code;
  /** Lines above the field. @default none */
  readonly comment?: readonly string[];
}

export interface ObjectCode {
  readonly kind: "object";
  readonly fields: readonly Field[];
  /** Whether each field has a line of its own even where all fit on one. @default false */
  readonly open?: boolean;
}

export interface ListCode {
  readonly kind: "list";
  readonly items: readonly Code[];
}

/** A name that the program has, or imports; with a field behind a point: `app.arn`. */
export interface NameCode {
  readonly kind: "name";
  readonly name: string;
  /** The module that it is imported from. @default the program has it */
  readonly from?: string;
}

export interface CallCode {
  readonly kind: "call";
  readonly callee: NameCode;
  /** Such as `fromSecretArn`. @default the name itself is called */
  readonly method?: string;
  readonly construct?: boolean;
  readonly args: readonly Code[];
}

/** Text with expressions in it. */
export interface TemplateCode {
  readonly kind: "template";
  readonly parts: readonly (string | Code)[];
}

export const value = (content: Value["value"]): Value => ({ kind: "value", value: content });
export const name = (text: string, from?: string): NameCode => ({ kind: "name", name: text, from });
export const list = (items: readonly Code[]): ListCode => ({ kind: "list", items });

/** An object of the fields that are there. */
export function object(fields: Readonly<Record<string, Code | undefined>>, open = false): ObjectCode {
  const given = Object.entries(fields).flatMap(([key, code]) => (code === undefined ? [] : [{ key, code }]));
  return { kind: "object", fields: given, open };
}

/** A function's call, or a method's. */
export function call(callee: NameCode, args: readonly Code[], method?: string): CallCode {
  return { kind: "call", callee, args, method };
}

/** `new Callee(…)` */
export function construct(callee: NameCode, args: readonly Code[]): CallCode {
  return { kind: "call", callee, args, construct: true };
}

/** The codes that a code is made of. */
export function partsOf(code: Code): readonly Code[] {
  switch (code.kind) {
    case "list":
      return code.items;
    case "object":
      return code.fields.map((field) => field.code);
    case "call":
      return [code.callee, ...code.args];
    case "template":
      return code.parts.filter((part) => typeof part !== "string");
    default:
      return [];
  }
}

/** All names in the code. */
export function namesIn(code: Code): NameCode[] {
  return code.kind === "name" ? [code] : partsOf(code).flatMap(namesIn);
}
