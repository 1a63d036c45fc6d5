import { Token } from "cdktf";
import { regionProblems } from "../../../constructs/core/region-name";
import { tagProblems } from "../../../constructs/core/tags";

const UNKNOWN = Token.asString({ resolve: () => "?" });

describe("tags", () => {
  test.each<Readonly<Record<string, string>> | undefined>([
    undefined,
    {},
    { team: "school", "cost:center": "a/b=c+d-e@f" },
    { Équipe: "École numéro 1", empty: "" },
    { ["k".repeat(128)]: "v".repeat(256) },
    { awsome: "aws:value" },
    { team: UNKNOWN, [UNKNOWN]: "x" },
  ])("%j pass", (tags) => expect(tagProblems(tags)).toEqual([]));

  test("50 pass, 51 do not", () => {
    const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "v"]));
    expect(tagProblems(tags(50))).toEqual([]);
    expect(tagProblems(tags(51))).toEqual([
      { code: "tag", rule: "a resource has at most 50 tags", got: 51, fix: "leave some out" },
    ]);
  });

  test.each([
    [{ "aws:team": "a" }, "does not begin with aws:"],
    [{ "AWS:team": "a" }, "does not begin with aws:"],
    [{ "": "a" }, "a tag's key has 1 to 128"],
    [{ ["k".repeat(129)]: "a" }, "a tag's key has 1 to 128"],
    [{ "team!": "a" }, "a tag's key has 1 to 128"],
    [{ team: "v".repeat(257) }, "the value of tag team has at most 256"],
    [{ team: "a, b" }, "the value of tag team has at most 256"],
  ])("%j do not", (tags, rule) => {
    expect(tagProblems(tags)).toMatchObject([{ code: "tag", rule: expect.stringContaining(rule) as string }]);
  });

  test("a map that Terraform fills in passes", () => {
    expect(tagProblems(Token.asStringMap({ resolve: () => ({}) }))).toEqual([]);
    expect(tagProblems(Token.asAny({ resolve: () => ({}) }) as unknown as Record<string, string>)).toEqual([]);
  });
});

describe("regions", () => {
  test.each([
    "eu-west-3",
    "us-gov-east-1",
    "ap-southeast-7",
    "us-isob-east-1",
    "eusc-de-east-1",
    "${var.region}",
    UNKNOWN,
    undefined,
  ])("%s passes", (region) => expect(regionProblems(region)).toEqual([]));

  test.each(["Paris", "eu-west-3a", "eu_west_3", "EU-WEST-3", "", "eu-west"])("%s does not", (region) => {
    expect(regionProblems("eu-west-3", region)).toMatchObject([{ code: "region", got: region }]);
  });
});
