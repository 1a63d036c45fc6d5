import { layOut } from "../../../commands/eject/layout";
import { parseExpression } from "../../../commands/eject/parse";
import { Unwritable } from "../../../commands/eject/unwritable";
import { bareExpression, quoted, valueExpression, type TextMode } from "../../../commands/eject/value";

const written = (data: unknown, mode?: TextMode): string => layOut(valueExpression(data, mode), 0);

test.each<[what: string, data: unknown, hcl: string]>([
  ["text", "a", '"a"'],
  ["a number, a flag, null", [1.5, true, null], "[1.5, true, null]"],
  ["a reference alone, without quotes", "${var.project}", "var.project"],
  ["a reference in a text", "${var.project}-app", '"${var.project}-app"'],
  ["two references", "${var.a}${var.b}", '"${var.a}${var.b}"'],
  ["an expression with braces and quotes in it", '${lookup({"a" = "}"}, "a")}', 'lookup({ a = "}" }, "a")'],
  ["a template that trims, as it is", "${~ var.a ~}", '"${~ var.a ~}"'],
  ["a directive", "%{if var.a}x%{endif}", '"%{if var.a}x%{endif}"'],
  ["escaped marks", "$${HOME} %%{if}", '"$${HOME} %%{if}"'],
  ["escaped marks behind another", "$$${HOME}", '"$$${HOME}"'],
  ["quotes, backslashes and tabs", 'say "\\"\t', '"say \\"\\\\\\"\\t"'],
  ["what nobody sees", "a\u200b\u202e\u2028\u{e0001}", '"a\\u200b\\u202e\\u2028\\U000e0001"'],
  ["an emoji of several characters", "👩\u200d🔧", '"👩\\u200d🔧"'],
  ["what nobody sees in an expression", '${upper("\u200b")}-', '"${upper("\\u200b")}-"'],
  ["half of a pair", "\ud800", '"\ufffd"'],
  ["keys, bare where they can be", { a: 1, "b-c": 2, for: 3 }, '{\n  a     = 1\n  "b-c" = 2\n  "for" = 3\n}'],
  ["a key that is a reference", { "${var.a}": 1 }, "{ (var.a) = 1 }"],
  ["a key named __proto__", JSON.parse('{"__proto__":1}'), "{ __proto__ = 1 }"],
  ["lines, joined", "a\n${var.b}\n", 'join("\\n", [\n  "a",\n  var.b,\n  "",\n])'],
  ["lines with an expression over two of them", 'a ${join(",", [\n1])}', ""],
])("writes %s", (_, data, hcl) => {
  if (hcl === "") expect(() => written(data)).toThrow(Unwritable);
  else expect(written(data)).toBe(hcl);
});

test.each<[what: string, text: string, hcl: string]>([
  ["sorted JSON", '{"a":[1],"b":"$${HOME}"}', 'jsonencode({\n  a = [1]\n  b = "$${HOME}"\n})'],
  ["JSON with characters that jsonencode escapes", '["\\u003ca\\u003e"]', 'jsonencode(["<a>"])'],
  ["JSON with its keys in another order, as text", '{"b":1,"a":2}', '"{\\"b\\":1,\\"a\\":2}"'],
  ["JSON with spaces, as text", '{ "a": 1 }', '"{ \\"a\\": 1 }"'],
  ["JSON with a reference in its text, as text", '{"a":"${var.b}"}', '"{\\"a\\":\\"${var.b}\\"}"'],
  ["what only begins like JSON, as text", "[a-z]+", '"[a-z]+"'],
  ["a number that JSON could write otherwise, as text", "[1.0]", '"[1.0]"'],
  ["JSON whose keys sort otherwise once composed, as text", '{"e\u0301":1,"f":2}', '"{\\"e\u0301\\":1,\\"f\\":2}"'],
  ["a large number", "[1000000000000000000000]", "jsonencode([1e+21])"],
])("writes %s", (_, text, hcl) => {
  expect(written(text)).toBe(hcl);
});

test.each([
  ["a reference", "${var.a}", '"$${var.a}"'],
  ["an escaped mark", "$${var.a}", '"$$${var.a}"'],
  ["JSON", '{"a":1}', '"{\\"a\\":1}"'],
])("writes %s as it is, where Terraform evaluates nothing", (_, text, hcl) => {
  expect(written(text, "literal")).toBe(hcl);
});

test("a carriage return in front of a reference has another meaning in JSON syntax", () => {
  expect(() => quoted("a\r${var.b}")).toThrow(Unwritable);
  expect(quoted("a\r\n${var.b}")).toBe('"a\\r\\n${var.b}"');
  expect(quoted("${var.b}\r")).toBe('"${var.b}\\r"');
});

test("references and keywords have no quotes", () => {
  const bare = { aws: "aws.west", "aws.other": "${aws.east}" };
  expect(layOut(bareExpression(bare), 0)).toBe("{\n  aws       = aws.west\n  aws.other = aws.east\n}");
  expect(layOut(bareExpression(["tags", "all"]), 0)).toBe("[tags, all]");
});

const BLANK = "  ";

test.each([
  [
    "a call with an object",
    'jsonencode({"a" = var.b, "c" = [1, {"d" = 2}]})',
    "jsonencode({\n  a = var.b\n  c = [1, { d = 2 }]\n})",
  ],
  ["an index behind", "[1, 2][0]", "[1, 2][0]"],
  ["a traversal behind a call", "one(var.a).id", "one(var.a).id"],
  ["comparisons", '(var.a == "x=y")', '(var.a == "x=y")'],
  ["a condition", "var.a ? {} : [1]", "var.a ? {} : [1]"],
  ["a list that iterates", "[ for key, val in var.a: val.id]", "[for key, val in var.a : val.id]"],
  [
    "an object that iterates",
    "{ for k, v in var.a: k => v ? 1 : 2 if v}",
    "{ for k, v in var.a : k => v ? 1 : 2 if v }",
  ],
  ["a condition in what is iterated", "[for v in var.a ? [1] : [2] : v]", "[for v in var.a ? [1] : [2] : v]"],
  ["a call of what iterates", "toset([for v in var.a: v])", "toset([for v in var.a : v])"],
  ["line breaks in brackets", `{${BLANK}\n"a" = 1\n"b" = 2\n}`, "{\n  a = 1\n  b = 2\n}"],
  ["an unfinished list, as it is", "[1, 2", "[1, 2"],
  ["a name with for in it", 'format("%s", var.x)', 'format("%s", var.x)'],
])("lays out %s", (_, source, hcl) => {
  expect(layOut(parseExpression(source), 0)).toBe(hcl);
});

test.each([
  ["a comment", "1 # one"],
  ["a heredoc", "<<EOT\na\nEOT"],
  ["a line break outside of brackets", "1 +\n2"],
])("does not touch %s", (_, source) => {
  expect(() => parseExpression(source)).toThrow(Unwritable);
});

test("what is longer than a line is broken up at its last argument", () => {
  const items = Array.from({ length: 20 }, (_, index) => `"item ${index}"`).join(", ");
  expect(layOut(parseExpression(`join(",", [${items}])`), 0)).toMatch(/^join\(",", \[\n {2}"item 0",\n[^]*,\n\]\)$/);
  expect(layOut(parseExpression(`join([${items}], ",")`), 0)).not.toContain("\n");
});
