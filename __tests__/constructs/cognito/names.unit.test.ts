import { IDENTITY_PROVIDER_NAME } from "../../../constructs/cognito/identity-provider-rules";
import { USER_POOL_NAME } from "../../../constructs/cognito/user-pool";
import { USER_POOL_CLIENT_NAME } from "../../../constructs/cognito/user-pool-client";
import { USER_POOL_GROUP_NAME } from "../../../constructs/cognito/user-pool-group";
import {
  RESOURCE_SERVER_IDENTIFIER,
  RESOURCE_SERVER_NAME,
} from "../../../constructs/cognito/user-pool-resource-server";
import { nameProblems } from "../../../constructs/core/name";
import { problemCodes } from "../../../harness/problem-codes";

describe("names", () => {
  test.each([
    [USER_POOL_NAME, "Students of 2026, +=.@-_"],
    [USER_POOL_CLIENT_NAME, "x".repeat(128)],
    [USER_POOL_GROUP_NAME, "Größe/1+!"],
    [IDENTITY_PROVIDER_NAME, "abc"],
    [IDENTITY_PROVIDER_NAME, "a_c"],
    [IDENTITY_PROVIDER_NAME, "Öffentlich-1"],
    [RESOURCE_SERVER_IDENTIFIER, "https://api.example.org/v1"],
    [RESOURCE_SERVER_NAME, "My grades"],
  ])("$what may be %s", (rule, name) => expect(nameProblems(rule, name)).toEqual([]));

  test.each([
    [USER_POOL_NAME, "students/2026", "name-pattern"],
    [USER_POOL_NAME, "x".repeat(129), "name-length"],
    [USER_POOL_CLIENT_NAME, "app:1", "name-pattern"],
    [USER_POOL_GROUP_NAME, "all staff", "name-pattern"],
    [USER_POOL_GROUP_NAME, "", "name-length"],
    [IDENTITY_PROVIDER_NAME, "ab", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "_ab", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "abc_d", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "my idp", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "x".repeat(33), "name-length"],
    [RESOURCE_SERVER_IDENTIFIER, "my grades", "name-pattern"],
    [RESOURCE_SERVER_IDENTIFIER, 'a"b', "name-pattern"],
    [RESOURCE_SERVER_NAME, "https://api.example.org", "name-pattern"],
  ])("$what is not %s", (rule, name, code) => expect(problemCodes(nameProblems(rule, name))).toEqual([code]));
});
