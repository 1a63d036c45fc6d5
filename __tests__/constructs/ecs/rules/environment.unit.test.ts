import { Token } from "cdktf";
import { likelySecrets } from "../../../../constructs/ecs/rules/environment";

const text = (value = "x") => Token.asString({ resolve: () => value });
const container = (environment?: Readonly<Record<string, string>>) => ({ name: "app", image: "nginx", environment });

describe("a value in environment", () => {
  test.each([
    ["PASSWORD", "x"],
    ["DB_PASSWORD", "x"],
    ["db-passwd", "x"],
    ["MYSQL_PWD", "x"],
    ["CLIENT_SECRET", "x"],
    ["github_token", "x"],
    ["API_KEY", "x"],
    ["STRIPE_APIKEY", "x"],
    ["SSH_PRIVATE_KEY", "x"],
    ["AWS_SECRET_ACCESS_KEY", "x"],
    ["PRIVATEKEY", "x"],
    ["ACCESSKEY", "x"],
    ["CREDENTIAL", "x"],
    ["CREDENTIALS", "x"],
    ["A", "AKIAABCDEFGHIJKLMNOP"],
    ["A", "ASIA0123456789ABCDEF"],
    ["A", "-----BEGIN RSA PRIVATE KEY-----\nMII"],
    ["A", "x -----BEGIN PRIVATE KEY-----"],
    ["A", "postgres://user:pass@db/app"],
    ["A", "mongodb+srv://user:pass@db"],
    ["A", `ghp_${"a".repeat(20)}`],
    ["A", `github_pat_${"a".repeat(20)}`],
    ["A", `glpat-${"a".repeat(20)}`],
    ["A", `xoxb-${"a".repeat(25)}`],
  ])("looks like a secret: %s=%s", (name, value) => {
    expect(likelySecrets(container({ OTHER: "x", [name]: value }))).toEqual([name]);
  });

  test.each([
    ["PASSWORDLESS", "x"],
    ["PASSWORD_FILE", "x"],
    ["MONKEY", "x"],
    ["TOKENS", "x"],
    ["MYTOKEN", "x"],
    ["DB_PASSWORD", "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db"],
    ["DB_PASSWORD", "/run/secrets/db"],
    ["DB_PASSWORD", "./db"],
    ["DB_PASSWORD", "../db"],
    ["DB_PASSWORD", ""],
    ["DB_PASSWORD", text()],
    ["A", "AKIAABCDEFGHIJKLMNOPQ"],
    ["A", "xAKIAABCDEFGHIJKLMNOP"],
    ["A", "AKIAABCDEFGHIJKLMNO"],
    ["A", "-----BEGIN CERTIFICATE-----"],
    ["A", "https://example.com/a:b@c"],
    ["A", "https://user@example.com"],
    ["A", "see https://user:pass@example.com"],
    ["A", `ghp_${"a".repeat(19)}`],
    ["A", `xghp_${"a".repeat(20)}`],
    ["A", `ghp_${"a".repeat(20)}!`],
  ])("is nothing special: %s=%s", (name, value) => {
    expect(likelySecrets(container({ [name]: value }))).toEqual([]);
  });

  test("may be missing", () => expect(likelySecrets(container())).toEqual([]));
});
