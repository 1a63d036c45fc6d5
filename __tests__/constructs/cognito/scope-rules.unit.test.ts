import { Token } from "cdktf";
import { openIdWarnings, scopeProblems } from "../../../constructs/cognito/scope-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });
const UNKNOWN_ANY = Token.asAny({ resolve: () => ["?"] }) as unknown as string[];
const one = (code: string, rule: string, fix: string): unknown => [expect.objectContaining({ code, rule, fix })];
const ASCII = [
  'a scope has 1 to 256 characters of ASCII, without blanks, " and \\',
  "name each scope by itself",
] as const;
const NO_SCOPE = [
  "a scope is openid, email, phone, profile, aws.cognito.signin.user.admin, or <resource server>/<scope>",
  "correct it, or take the scope() of a UserPoolResourceServer",
] as const;
const FOR_USERS = [
  "a client without users has scopes of resource servers only",
  "write it like 'students/read', or take the grant of authorization codes",
] as const;

describe("scopes", () => {
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `students/${index}`);

  test.each([
    [["openid"], false],
    [["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"], false],
    [["students/read", "https://api.example.org/students/write"], false],
    [["students/read"], true],
    [numbered(50), true],
    [[UNKNOWN, `${UNKNOWN}/read`], true],
    [UNKNOWN_LIST, false],
    [UNKNOWN_ANY, false],
    [[`a/${"x".repeat(254)}`], true],
  ] as const)("%j pass (machine: %s)", (scopes, isMachine) => expect(scopeProblems(scopes, isMachine)).toEqual([]));

  test.each([
    [[], false, "a client has 1 to 50 scopes", "name one"],
    [numbered(51), false, "a client has 1 to 50 scopes", "leave some out"],
    [["openid email"], false, ...ASCII],
    [[""], false, ...ASCII],
    [[`a/${"x".repeat(255)}`], false, ...ASCII],
    [['a/"b"'], false, ...ASCII],
    [["é/read"], false, ...ASCII],
    [["opnid"], false, ...NO_SCOPE],
    [["read"], true, ...NO_SCOPE],
    [["openid"], true, ...FOR_USERS],
    [["profile"], true, ...FOR_USERS],
    [["openid", "openid"], false, "a client has a scope once", "leave one out"],
  ] as const)("%j do not (machine: %s)", (scopes, isMachine, rule, fix) =>
    expect(scopeProblems(scopes, isMachine)).toEqual(one("user-pool-client-scope", rule, fix)),
  );

  test.each([
    [["openid", "email"]],
    [["students/read"]],
    [["email", UNKNOWN]],
    [UNKNOWN_LIST],
    [UNKNOWN_ANY],
    [[]],
  ] as const)("%j are asked for with openid, or may be", (scopes) => expect(openIdWarnings(scopes)).toEqual([]));

  test.each([[["email"]], [["phone", "students/read"]], [["profile"]]] as const)("%j are not", (scopes) =>
    expect(openIdWarnings(scopes)).toEqual(
      one(
        "user-pool-client-openid",
        "the scopes email, phone and profile can be asked for with openid only",
        "add openid",
      ),
    ),
  );
});
