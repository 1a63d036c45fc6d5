import { Fn, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { resolveTokens } from "../../constructs/core/resolve";
import { encodeJson } from "../../constructs/core/jsonencode";
import type { Json } from "../../constructs/core/json";
import { readableJson } from "../../commands/adopt/readable-json";

/** What the command makes of an argument that the constructs write. */
function read(value: (variable: string) => Json): Promise<unknown> {
  const stack = new TerraformStack(Testing.app(), "stack");
  const variable = new TerraformVariable(stack, "x", { type: "string" }).stringValue;
  return readableJson(resolveTokens(stack, encodeJson(value(variable)), false));
}

it.each<[what: string, value: (x: string) => Json, readable: unknown]>([
  ["a reference", (x) => [{ a: x }], [{ a: "${var.x}" }]],
  ["a reference in a text", (x) => [`a-${x}-b`], ["a-${var.x}-b"]],
  ["a function, which decides the type", (x) => [Fn.tostring(x)], ["${tostring(var.x)}"]],
  [
    "numbers, booleans and null",
    (x) => [x, 80, -1.5, true, false, null],
    ["${var.x}", 80, "${-1.5}", true, false, null],
  ],
  ["quotes, backslashes and line breaks", (x) => [x, 'sh -c "a\\b"\n\t'], ["${var.x}", 'sh -c "a\\b"\n\t']],
  ["text that looks like an expression", (x) => [x, "${HOME} %{if}"], ["${var.x}", "$${HOME} %%{if}"]],
  ["a $ in front of an expression", (x) => [`$${x}`], ['${"$"}${var.x}']],
  ["a key that is a reference", (x) => [{ [`a-${x}`]: 1 }], [{ "a-${var.x}": 1 }]],
  [
    "keys that JavaScript knows",
    (x) => JSON.parse(`{"__proto__": 1, "a": "${x}"}`) as Json,
    JSON.parse('{"__proto__":1,"a":"${var.x}"}'),
  ],
  ["signs beyond ASCII", (x) => [x, "é 😀 \u2028 <&>"], ["${var.x}", "é 😀 \u2028 <&>"]],
  ["empty lists and objects", (x) => [x, [], {}], ["${var.x}", [], {}]],
  [
    "no reference at all",
    () => ({ Statement: [{ Resource: "*", a: "${no}" }] }),
    { Statement: [{ Resource: "*", a: "$${no}" }] },
  ],
])("%s", async (_, value, readable) => {
  expect(await read(value)).toEqual(readable);
});

it.each<[what: string, argument: unknown]>([
  ["a text", "app"],
  ["a number as text", "1024"],
  ["a reference", "${aws_iam_role.x.arn}"],
  ["JSON with an expression that nobody escapes", '{"a": "${var.x}"}'],
  ["another function", '${file("x")}'],
  ["two functions", "${jsonencode({})}${jsonencode({})}"],
  ["jsonencode of a reference", "${jsonencode(var.x)}"],
  ["a carriage return", String.raw`${"${"}jsonencode(["a\r", var.x])}`],
  ["a list", ["FARGATE"]],
])("leaves as it is: %s", async (_, argument) => {
  expect(await readableJson(argument)).toBeUndefined();
});
