import { runInNewContext } from "node:vm";
import { Fn, Lazy, Token } from "cdktf";
import type { Problem } from "../../../constructs/core/problem";
import { fields, optional, variants } from "../../../constructs/core/shape-fields";
import {
  AMOUNT,
  checked,
  either,
  FLAG,
  FUNCTION,
  list,
  made,
  map,
  NUMBER,
  TEXT,
  word,
} from "../../../constructs/core/shape";
import type { Shape } from "../../../constructs/core/shape";
import { isToken } from "../../../constructs/core/token";
import { planTime } from "../../../constructs/terraform/plan-time";

interface Part {
  readonly name: string;
  readonly sizes?: readonly number[];
}

interface Whole {
  readonly title: string;
  readonly parts?: readonly Part[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly open?: boolean;
}

const PART = fields<Part>("a part", { name: TEXT, sizes: optional(list(NUMBER)) });
const WHOLE = fields<Whole>(
  "a whole",
  { title: TEXT, parts: optional(list(PART)), labels: optional(map(TEXT)), open: optional(FLAG) },
  {
    pieces: { rule: "pieces are parts here", fix: "write parts" },
    lid: { code: "field-not-on-fargate", rule: "no lids", fix: "leave it out" },
  },
);

const reported = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, where, rule, got, fix }) => `${code} ${where}: ${rule}, got ${String(got)}; ${fix}`);

const textToken = Token.asString(Lazy.anyValue({ produce: () => "x" }));
const numberToken = Token.asNumber(Lazy.anyValue({ produce: () => 1 }));

describe("a value without parts", () => {
  it.each<[string, Shape<never>, unknown]>([
    ["text", TEXT, "a"],
    ["an empty text", TEXT, ""],
    ["a token for text", TEXT, textToken],
    ["a number token for text", TEXT, numberToken],
    ["a resolvable for text", TEXT, Fn.lookup({}, "a", "b")],
    ["a number", NUMBER, 0],
    ["a token for a number", NUMBER, numberToken],
    ["a flag", FLAG, false],
    ["a token for a flag", FLAG, Lazy.anyValue({ produce: () => true })],
    ["an amount as text", AMOUNT, "1 vCPU"],
    ["an amount", AMOUNT, 256],
    ["a word", word("a", "b"), "b"],
    ["a token for a word", word("a"), textToken],
    ["a function", FUNCTION, () => undefined],
    ["what is made", made<{ arn: string }>("a role", ["arn"]), { arn: "" }],
    ["one of two", either(TEXT, PART), "a"],
    ["the other of two", either(TEXT, PART), { name: "a" }],
  ])("%s passes", (_what, shape, value) => {
    expect(shape.check(value)).toEqual([]);
    expect(shape.repair(value)).toBe(value);
  });

  it.each<[string, Shape<never>, unknown, string]>([
    ["a number for text", TEXT, 8080, "must be text, got 8080; write it in quotes"],
    ["null for text", TEXT, null, "must be text, got null; write it in quotes"],
    ["an object for text", TEXT, {}, "must be text, got an object; write it in quotes"],
    ["a bigint", NUMBER, 5n, "must be a number, got 5n; write a number"],
    [
      "a Map for a map",
      map(TEXT),
      new Map(),
      "must be an object of names and values, got an object; write an object of names and values",
    ],
    [
      "what lacks its value",
      made<{ arn: string }>("a role", ["arn"]),
      { arn: undefined },
      "must be a role, got an object; write a role",
    ],
    ["text for a number", NUMBER, "5", "must be a number, got 5; write it without quotes"],
    ["a flag for a number", NUMBER, true, "must be a number, got true; write a number"],
    ["a flag for an amount", AMOUNT, true, "must be a number or text, got true; write a number or text"],
    ["text for a flag", FLAG, "true", "must be true or false, got true; write true or false"],
    ["another word", word("a", "b"), "c", "must be one of a, b, got c; write one of a, b"],
    ["a list for a flag", FLAG, [1, 2], "must be true or false, got a list of 2; write true or false"],
    ["no function", FUNCTION, 1, "must be a function, got 1; write a function"],
    ["what is not made", made<{ arn: string }>("a role", ["arn"]), {}, "must be a role, got an object; write a role"],
    ["null for what is made", made<{ arn: string }>("a role", ["arn"]), null, "must be a role, got null; write a role"],
    ["neither, no object", either(TEXT, PART), 1, "must be text, got 1; write it in quotes"],
    [
      "a token for a list",
      list(TEXT),
      planTime(textToken),
      "must be a list, got a value that is known only at plan time; write a list",
    ],
    [
      "a list for a map",
      map(TEXT),
      [],
      "must be an object of names and values, got a list of 0; write an object of names and values",
    ],
    ["a text for an object", PART, "a", "must be a part, as an object, got a; write a part, as an object"],
  ])("%s is wrong", (_what, shape, value, expected) => {
    expect(reported(shape.check(value))).toEqual([`field-type : ${expected}`]);
    expect(shape.repair(value)).not.toBe(value);
  });

  test("neither of two: what is wrong with an object is that it is not the second", () => {
    expect(reported(either(TEXT, PART).check({ name: 1 }))[0]).toMatch(/^field-type name: must be text/);
  });
});

describe("an object", () => {
  test("is itself where nothing is wrong", () => {
    const value = { title: "a", parts: [{ name: "b", sizes: [1] }], labels: { a: "b" }, open: true };
    expect(checked(WHOLE, value)).toEqual({ value, problems: [] });
    expect(checked(WHOLE, value).value).toBe(value);
  });

  it.each<[string, object, string[]]>([
    ["what is missing", {}, ["field-missing title: a whole must have it, got undefined; add it"]],
    ["what is undefined", { title: undefined }, ["field-missing title: a whole must have it, got undefined; add it"]],
    ["a misspelt field, once", { titel: "a" }, ["field-unknown titel: a whole has no such field, got a; write title"]],
    [
      "an unknown field",
      { title: "a", weight: 1 },
      ["field-unknown weight: a whole has no such field, got 1; leave it out; there are title, parts, labels, open"],
    ],
    [
      "a hint",
      { title: "a", pieces: [] },
      ["field-unknown pieces: pieces are parts here, got a list of 0; write parts"],
    ],
    [
      "a misspelt hint",
      { title: "a", Piece: [] },
      ["field-unknown Piece: pieces are parts here, got a list of 0; write parts"],
    ],
    ["a hint with a code", { title: "a", lid: 1 }, ["field-not-on-fargate lid: no lids, got 1; leave it out"]],
    [
      "paths",
      { title: "a", parts: [{ name: "b" }, { name: 1, sizes: [1, "2"] }], labels: { c: 2 } },
      [
        "field-type parts[1].name: must be text, got 1; write it in quotes",
        "field-type parts[1].sizes[1]: must be a number, got 2; write it without quotes",
        "field-type labels.c: must be text, got 2; write it in quotes",
      ],
    ],
  ])("reports %s", (_what, value, expected) => {
    expect(reported(WHOLE.check(value))).toEqual(expected);
  });

  test("may be an instance of a class, which has more", () => {
    class Titled {
      public readonly title: unknown;
      public readonly shelf = 3;
      public constructor(title: unknown) {
        this.title = title;
      }
    }
    expect(WHOLE.check(new Titled("a"))).toEqual([]);
    expect(reported(WHOLE.check(new Titled(1)))).toEqual(["field-type title: must be text, got 1; write it in quotes"]);
    expect(Object.keys(WHOLE.repair(new Titled(1)) as object)).toEqual(["title"]);
  });

  test("of another realm is as good as another", () => {
    const foreign = runInNewContext('({ title: "a", weight: 1 })') as object;
    expect(reported(WHOLE.check(foreign))[0]).toMatch(/^field-unknown weight: /);
  });

  test("without a prototype is as good as another", () => {
    expect(WHOLE.check(Object.assign(Object.create(null) as object, { title: "a" }))).toEqual([]);
  });
});

describe("the stand-in", () => {
  const repaired = (value: unknown): Record<string, unknown> => WHOLE.repair(value) as Record<string, unknown>;

  test("keeps what is right", () => {
    expect(repaired({ title: "a", open: 1, weight: 2, parts: [{ name: "b" }] })).toEqual({
      title: "a",
      open: undefined,
      parts: [{ name: "b" }],
    });
  });

  test("is a token, which no rule judges", () => {
    const { title, parts } = repaired({ parts: [{}] }) as { title: unknown; parts: { name: unknown }[] };
    expect([title, parts[0]?.name].map(isToken)).toEqual([true, true]);
    expect(isToken(NUMBER.repair("1"))).toBe(true);
  });

  test("has at least as many items as are asked for", () => {
    expect(list(TEXT, 2).repair("a")).toHaveLength(2);
    expect(list(TEXT).repair("a")).toHaveLength(1);
    expect(list(made("a role", [])).repair([null])).toEqual([]);
  });

  test("takes a misspelt field for the one that was meant", () => {
    expect(repaired({ titel: "a" })).toEqual({ title: "a" });
    expect(repaired({ title: "a", titel: "b" })).toEqual({ title: "a" });
  });

  test("leaves out values of a map that have no stand-in", () => {
    expect(map(FLAG).repair({ a: true, b: 1 })).toEqual({ a: true });
    expect(map(FLAG).repair("a")).toEqual({});
  });

  test("is an object in place of an invalid one", () => {
    expect(Object.keys(repaired("a"))).toEqual(["title"]);
  });
});

describe("an object that has other fields for each word", () => {
  const kinds = {
    part: fields<Part & { kind: string }>("a part", { kind: TEXT, name: TEXT, sizes: optional(list(NUMBER)) }),
    dot: fields<{ kind: string }>("a dot", { kind: TEXT }),
  };
  const shape = variants<object>("kind", kinds);
  const open = variants<object>("kind", kinds, true);

  it.each<[string, unknown, string[]]>([
    ["the fields of the word", { kind: "dot" }, []],
    ["a missing field", { kind: "part" }, ["field-missing name: a part must have it, got undefined; add it"]],
    ["a missing word", {}, ["field-missing kind: it is one of part, dot, got undefined; add it"]],
    ["another word", { kind: "line" }, ["field-type kind: must be one of part, dot, got line; write one of part, dot"]],
    [
      "a name of every object",
      { kind: "toString" },
      ["field-type kind: must be one of part, dot, got toString; write one of part, dot"],
    ],
    ["a number", { kind: 1 }, ["field-type kind: must be one of part, dot, got 1; write one of part, dot"]],
    ["no object", "part", ["field-type : must be an object, got part; write an object"]],
  ])("knows %s", (_what, value, expected) => {
    expect(reported(shape.check(value))).toEqual(expected);
  });

  test("leaves a word to a rule", () => {
    const line = { kind: "line" };
    expect(open.check(line)).toEqual([]);
    expect(open.repair(line)).toBe(line);
    expect(reported(open.check({ kind: 1 }))).toHaveLength(1);
    expect(reported(open.check({ kind: textToken }))).toHaveLength(1);
  });

  test("substitutes the first", () => {
    expect(shape.repair({ kind: "line", name: "a" })).toEqual({ kind: "part", name: "a" });
    expect(shape.repair({ kind: "dot", name: "a" })).toEqual({ kind: "dot" });
    expect(Object.keys(shape.repair("a") as object).sort()).toEqual(["kind", "name"]);
  });
});
