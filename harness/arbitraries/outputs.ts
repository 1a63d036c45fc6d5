import { Fn, Op, type TerraformVariable } from "cdktf";
import fc from "fast-check";
import type { Json } from "../../constructs/core/json";
import { encodeJson } from "../../constructs/core/jsonencode";
import { literalText } from "../../constructs/core/literal-text";
import { FAST } from "./values";

/** What has a meaning of its own in Terraform's language, in JSON or in a shell, and what nobody sees. */
const PIECES = [
  ...Array.from("ab{}\"'`\\$%<>&#=,[]()é漢😀\n\t\0\u0001\u007f\u0085\u00ad\u200b\u200d\u202e\u2028\ufeff"),
  ...[
    "${",
    "%{",
    "$${",
    "%%{",
    "*/",
    "//",
    "/*",
    "~}",
    "${~",
    "<<EOT",
    "\nEOT\n",
    "for ",
    "null",
    "true",
    "\r\n",
    "\\u0041",
  ],
  ...["👩\u200d🔧", "e\u0301", "\ud800", "${var.x}", "%{if}"],
];

/** Any text, most of it hostile. */
const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 8 })
  .map((pieces) => pieces.join(""));

/** Values of outputs: text, JSON, functions, lists and maps, with references in it or without. */
export function outputValues(variable: TerraformVariable): fc.Arbitrary<unknown> {
  const reference = variable.stringValue;
  const mixed = fc.tuple(hostileText, hostileText).map(([a, b]) => `${a}${reference}${b}`);
  const number = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(1e21, 1e-9),
  );
  const leaf = fc.oneof(hostileText, mixed, number, fc.boolean(), fc.constant(null));
  const json = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.oneof(hostileText, fc.constantFrom("for", "name", "__proto__", "2", "a-b")), tie("tree"), {
        ...FAST,
        maxKeys: 3,
      }),
    ),
  })).tree;
  const literal = hostileText.map(literalText);
  // Terraform composes characters, and drops a byte order mark in front: two keys would be the same.
  const key = literal.map((text) => text.replace(/^\ufeff+/, "").normalize("NFC"));
  // A mark in front of a reference would make text of it, also in JSON syntax.
  const template = literal.map((text) => `${text.replace(/[$%]+$/, "")}${Fn.upper(reference)}`);
  return fc.oneof(
    literal,
    template,
    json.map(encodeJson),
    json.map((tree) => encodeJson([tree])),
    fc.dictionary(fc.oneof(key, fc.constantFrom("a", "b-c", "for", "2")), fc.oneof(literal, template, number), {
      ...FAST,
      maxKeys: 3,
    }),
    fc.array(template, { maxLength: 3 }),
    // cdktf escapes nothing in the arguments of its functions.
    literal.map((text) => Fn.join(",", [text.replace(/[^\w ,(){}é漢]/g, ""), reference])),
    fc.constant(Fn.lookup({ a: "}", b: reference }, "a", "x")),
    fc.constant(Fn.conditional(Op.eq(reference, "a"), "a", "b")),
  );
}
