import { Fn, Lazy, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { RootConstruct } from "constructs";
import { encodeJson, jsonValue } from "../../../constructs/core/jsonencode";
import type { Json } from "../../../constructs/core/json";

test.each<[string, Json, string]>([
  ["text", "a", '"a"'],
  ["numbers", [0, -1, 1.5], "[0,-1,1.5]"],
  [
    "large and small numbers, with all of their digits",
    [1e21, -1.5e22, 1e-7, -2.5e-8],
    "[1000000000000000000000,-15000000000000000000000,0.0000001,-0.000000025]",
  ],
  [
    "half of a character beyond U+FFFF, as Terraform replaces it",
    ["a\ud800b", "\udc00", "😀"],
    '["a\ufffdb","\ufffd","😀"]',
  ],
  ["a text that looks like half of one", "\\ud800", '"\\\\ud800"'],
  ["flags and null", [true, false, null], "[true,false,null]"],
  ["empty lists and objects", [[], {}], "[[],{}]"],
  ["sorted keys, at any depth", { b: 1, a: [{ d: 1, c: 2 }] }, '{"a":[{"c":2,"d":1}],"b":1}'],
  ["capitals first, as bytes sort", { a: 1, B: 2, _: 3 }, '{"B":2,"_":3,"a":1}'],
  ["keys that are numbers where their text belongs", { "2": 2, "-": 3, "10": 1 }, '{"-":3,"10":1,"2":2}'],
  ["keys by code point, not by UTF-16", { "😀": 1, "\uffee": 2 }, '{"\uffee":2,"😀":1}'],
  ["keys of one beginning, the shorter first", { "a😀": 1, a: 2, ab: 3 }, '{"a":2,"ab":3,"a😀":1}'],
  ["what is undefined in a list, as null", [undefined, 1], "[null,1]"],
  ["a key named __proto__", JSON.parse('{"b":1,"__proto__":2}') as Json, '{"__proto__":2,"b":1}'],
  ["no field that is undefined", { a: undefined, b: 1 }, '{"b":1}'],
  ["quotes and backslashes", 'a"b\\c\n', '"a\\"b\\\\c\\n"'],
  ["<, > and & as jsonencode writes them", "<a>&", '"\\u003ca\\u003e\\u0026"'],
  ["line and paragraph separators", "\u2028\u2029", '"\\u2028\\u2029"'],
  ["umlauts and emoji as they are", "ü😀", '"ü😀"'],
  ["template marks as text", "${HOME} %{if}", '"$${HOME} %%{if}"'],
  ["marks that are escaped already, once more", "$${HOME}", '"$$${HOME}"'],
  ["a lone $ or %", "$5 100% $HOME", '"$5 100% $HOME"'],
])("writes %s", (_what, value, text) => {
  expect(encodeJson(value)).toBe(text);
});

describe("with a value that Terraform fills in", () => {
  /** What Terraform would read. */
  function expression(make: (name: string, stack: TerraformStack) => Json): string {
    const stack = new TerraformStack(new RootConstruct(), "stack");
    const variable = new TerraformVariable(stack, "name", { type: "string" });
    new TerraformOutput(stack, "out", { value: encodeJson(make(variable.stringValue, stack)) });
    const { output } = stack.toTerraform() as { output: { out: { value: string } } };
    return output.out.value;
  }

  test.each<[string, (name: string, stack: TerraformStack) => Json, string]>([
    ["the whole", (name) => name, "${jsonencode(var.name)}"],
    ["a field, keys sorted", (name) => ({ b: name, a: 1 }), '${jsonencode({"a" = 1, "b" = var.name})}'],
    ["part of a text", (name) => [`${name}-app`], '${jsonencode(["${var.name}-app"])}'],
    ["beside undefined", (name) => ({ a: undefined, b: [name] }), '${jsonencode({"b" = [var.name]})}'],
    ["a function's argument", (name) => [Fn.tostring(name)], "${jsonencode([tostring(var.name)])}"],
    [
      "beside null, a number and a flag",
      (name) => [name, null, 1.5, true],
      "${jsonencode([var.name, null, 1.5, true])}",
    ],
    ["in a key", (name) => ({ [`${name}-x`]: 1 }), '${jsonencode({"${var.name}-x" = 1})}'],
    ["text with template marks stays text", (name) => [name, "${HOME}"], '${jsonencode([var.name, "$${HOME}"])}'],
    ["a directive stays text", (name) => [name, "%{if}"], '${jsonencode([var.name, "%%{if}"])}'],
    ["quotes and backslashes", (name) => [name, 'a "b" \\d'], '${jsonencode([var.name, "a \\"b\\" \\\\d"])}'],
    ["a text in quotes", (name) => [name, '"a"'], '${jsonencode([var.name, "\\"a\\""])}'],
    ["control characters", (name) => [name, "\r\n\t\u0001"], '${jsonencode([var.name, "\\r\\n\\t\\u0001"])}'],
    ["marks in the same text", (name) => [`\${a} "${name}" }`], '${jsonencode(["$${a} \\"${var.name}\\" }"])}'],
    ["several marks in front", (name) => [`a$%$${name}`], '${jsonencode(["a${"$%$"}${var.name}"])}'],
    ["a dollar in front", (name) => [`US$${name}`], '${jsonencode(["US${"$"}${var.name}"])}'],
    [
      "a text that cdktf makes late",
      (name) => [name, Lazy.stringValue({ produce: () => 'a"' })],
      '${jsonencode([var.name, "a\\""])}',
    ],
    ["a number", (_, stack) => [new TerraformLocal(stack, "n", 1).asNumber], "${jsonencode([local.n])}"],
    ["a list", (_, stack) => ({ a: new TerraformLocal(stack, "l", []).asList }), '${jsonencode({"a" = local.l})}'],
  ])("%s becomes jsonencode(…)", (_what, make, text) => {
    expect(expression(make)).toBe(text);
  });
});

test.each<[string, Json, boolean]>([
  ["plain text", "a", false],
  ["a number", 1, false],
  ["undefined", undefined, false],
  ["null", null, false],
  ["a string token", Token.asString({ resolve: () => "a" }), true],
  ["a number token", Token.asNumber({ resolve: () => 1 }), true],
  ["a list token", Token.asList({ resolve: () => ["a"] }), true],
  ["a token in a list in an object", { a: [Token.asString({ resolve: () => "a" })] }, true],
])("whether it is an expression: %s", (_what, value, expected) => {
  expect(typeof jsonValue(value) === "object").toBe(expected);
});
