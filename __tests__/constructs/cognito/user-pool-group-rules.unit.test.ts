import { Token } from "cdktf";
import { groupProblems } from "../../../constructs/cognito/user-pool-group-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });

const PRECEDENCE = ["a group's precedence is 0 to 2147483647, whole", "choose a value in between"] as const;

describe("groups", () => {
  test.each([{}, { precedence: 0 }, { precedence: 2_147_483_647 }, { description: "x".repeat(2048) }])(
    "%j passes",
    (settings) => expect(groupProblems(settings)).toEqual([]),
  );

  test("what Terraform fills in passes", () =>
    expect(groupProblems({ precedence: UNKNOWN_NUMBER, description: UNKNOWN })).toEqual([]));

  test.each([
    [{ precedence: -1 }, ...PRECEDENCE],
    [{ precedence: 2_147_483_648 }, ...PRECEDENCE],
    [{ precedence: 0.5 }, ...PRECEDENCE],
    [{ description: "x".repeat(2049) }, "a group's description has at most 2048 characters", "shorten it by 1"],
  ])("%j does not", (settings, rule, fix) =>
    expect(groupProblems(settings)).toEqual([expect.objectContaining({ code: "user-pool-group", rule, fix })]),
  );
});
