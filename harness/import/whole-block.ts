import { type BlockSchema, JSON_ATTRIBUTES, schemaOf } from "../../commands/import/raw-resource";
import { type Fields, isFields, parsedJson } from "../../commands/import/fields";

/** Texts that are JSON, or that the constructs could not take in another form. */
const TEXTS: Readonly<Record<string, string>> = {
  assume_role_policy:
    '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"}}],"Version":"2012-10-17"}',
  container_definitions: '[{"essential":true,"image":"a","name":"app"}]',
  policy: '{"Statement":[],"Version":"2012-10-17"}',
  execution_role_arn: "arn:aws:iam::111122223333:role/start",
  task_role_arn: "arn:aws:iam::111122223333:role/run",
  cpu: "256",
  memory: "512",
  network_mode: "awsvpc",
};

/** What a state has of a resource whose block writes each argument that its type has. */
export function wholeValues(type: string): Fields {
  return valuesOf(schemaOf(type));
}

function valuesOf({ attributes, blocks }: BlockSchema): Fields {
  const all = Object.entries(attributes).map(([key, kind]) => [key, valueOf(key, kind)] as const);
  const inside = Object.entries(blocks).map(([key, block]) => [key, [valuesOf(block)]] as const);
  return Object.fromEntries([...all, ...inside]);
}

function valueOf(key: string, kind: string): unknown {
  const [, type] = kind.split(" ");
  const text = TEXTS[key] ?? `some-${key}`;
  switch (type) {
    case "number":
      return 7;
    case "bool":
      return true;
    case "map":
      return { key: text };
    case "set":
      return key === "requires_compatibilities" ? ["FARGATE"] : [text];
    default:
      return text;
  }
}

/** A block of HCL that writes these values. */
export function blockOf(type: string, name: string, values: Fields): string {
  return `resource "${type}" "${name}" {\n${bodyOf(schemaOf(type), values)}}\n`;
}

function bodyOf({ blocks }: BlockSchema, values: Fields): string {
  const lines = Object.entries(values).map(([key, data]) => {
    const inner = blocks[key];
    if (inner === undefined) return `${key} = ${JSON.stringify(data)}\n`;
    return (data as readonly Fields[]).map((each) => `${key} {\n${bodyOf(inner, each)}}\n`).join("");
  });
  return lines.join("");
}

/** What Terraform reads of an argument: JSON as what it means, and a block that is alone as itself. */
export function meaning(data: unknown, locals: Fields = {}, key = ""): unknown {
  if (Array.isArray(data)) {
    const [only] = data as readonly unknown[];
    return data.length === 1 && isFields(only) ? meaning(only, locals) : data.map((item) => meaning(item, locals));
  }
  if (typeof data === "string" && JSON_ATTRIBUTES.has(key)) {
    const [, local] = /^\$\{jsonencode\(local\.(\w+)\)\}$/.exec(data) ?? [];
    return meaning(local === undefined ? parsedJson(data) : locals[local]);
  }
  if (!isFields(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, meaning(part, locals, name)]));
}
