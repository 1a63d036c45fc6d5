import { nameProblems, type NameRule } from "../../../constructs/core/name";
import { explain } from "../../../constructs/core/problem";

const RULE: NameRule = { what: "a ship's name", max: 8, pattern: /^[a-z]+$/, says: "small letters" };

test.each(["a", "aaaaaaaa"])("%j is accepted", (name) => expect(nameProblems(RULE, name)).toEqual([]));

test.each([
  ["", 'name-length: a ship\'s name has 1 to 8 characters, got: ""; give it one'],
  ["a".repeat(11), 'name-length: a ship\'s name has 1 to 8 characters, got: "aaaaaaaaaaa"; shorten it by 3'],
  ["A1", 'name-pattern: a ship\'s name consists of small letters, got: "A1"; rename it'],
  ["a\n", 'name-pattern: a ship\'s name consists of small letters, got: "a\\n"; rename it'],
])("%j is refused in one sentence", (name, sentence) => {
  expect(nameProblems(RULE, name).map(explain)).toEqual([sentence]);
});
