import fc from "fast-check";
import { createContext, runInContext, Script } from "node:vm";
import { type Code } from "../../../commands/import/code";
import { Variables, TerraformNames } from "../../../commands/import/names";
import { print } from "../../../commands/import/print";
import { commentText } from "../../../commands/import/quote";
import { literal } from "../../../commands/import/text-code";
import { Tokens } from "../../../commands/import/tokens";
import { FAST, textOf } from "../../../harness/arbitraries/values";
import { runs } from "../../../harness/arbitraries/runs";

const HOSTILE = "a${`\"'\\\n\r\t\u2028\u2029\u0000\u001b*/é😀\ud800\udfff\u202e\u2066\u200b\ufeff\u0085}%{#";
const hostile = textOf(HOSTILE, 0, 8);
const key = fc.oneof(
  hostile,
  fc.constantFrom("__proto__", "constructor", "class", "1", "01", "a-b", "toString", "ünï"),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    hostile,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(key, tie("value"), { ...FAST, maxKeys: 4 }),
})).value;

const codeOf = (data: unknown): Code => literal(data, new Tokens());

/** One for all, since to make it takes longer than what runs in it. */
const context = createContext();
const valueOf = (program: string): unknown => runInContext(program, context);

/** What nobody sees, or sees elsewhere. */
const INVISIBLE = /[\u2028\u2029\u202e\u2066\u200b\ufeff\u0085]|[^\P{Cc}\n]/u;

test("what is printed is the value, whatever is in it, and nothing of it is invisible", () => {
  fc.assert(
    fc.property(json, (data) => {
      const text = print(codeOf(data), 0);
      expect(text).not.toMatch(INVISIBLE);
      const back = valueOf(`JSON.stringify(${text})`);
      expect(back).toBe(JSON.stringify(data));
    }),
    { numRuns: runs(400) },
  );
});

test("a comment ends where its line ends", () => {
  fc.assert(
    fc.property(textOf(HOSTILE, 0, 30), (text) => {
      expect(valueOf(`// ${commentText(text)}\n1`)).toBe(1);
      expect(commentText(text)).not.toMatch(INVISIBLE);
    }),
    { numRuns: runs(200) },
  );
});

test("names of variables are words of JavaScript, none reserved, none twice", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(key, fc.constantFrom("this", "scope", "id", "new", "await", "A.B", "a_b"))),
      (names) => {
        const variables = new Variables();
        const given = names.map((each) => variables.add(each, "Task"));
        expect(new Set(given).size).toBe(names.length);
        for (const each of given) expect(() => new Script(`"use strict"; { const ${each} = 1; }`)).not.toThrow();
      },
    ),
    { numRuns: runs(100) },
  );
});

test("no variable hides what a program imports, or one of its scopes", () => {
  const imported = ["awsLogs", "encodeJson", "firelens", "hostReference", "hostVariable", "planTime", "splunk"];
  const names = [...imported, "aws_logs", "same_names", "sameNames2"].map((each) => new Variables().add(each, "Role"));
  expect(names.filter((each) => !each.endsWith("Role"))).toEqual([]);
});

test("names of Terraform variables are identifiers, none twice", () => {
  const names = new TerraformNames();
  const given = ["DB_PASSWORD", "db-password", "", "count", "9lives", "__proto__", "é"].map((each) =>
    names.add(each, "app"),
  );
  expect(given).toEqual(["db_password", "app_db_password", "value", "app_count", "value_9lives", "proto", "app_value"]);
});

test("1,000 containers are printed in a moment", () => {
  const container = (index: number): object => ({
    name: `c${index}`,
    environment: Array.from({ length: 20 }, (_, each) => ({ name: `V${each}`, value: HOSTILE })),
  });
  const text = print(codeOf(Array.from({ length: 1000 }, (_, index) => container(index))), 0);
  expect(valueOf(`(${text}).length`)).toBe(1000);
});
