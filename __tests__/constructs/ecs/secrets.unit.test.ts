import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import { Token } from "cdktf";
import { explain } from "../../../constructs/core/problem";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { Secret, type SecretSelection } from "../../../constructs/ecs/secret";
import { allStatements, startStatements } from "../../../constructs/ecs/start-statements";

const SECRET_ARN = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";
const PARAMETER_ARN = "arn:aws:ssm:eu-west-3:123456789012:parameter/team/db";
const KEY_ARN = "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const text = (value = "x") => Token.asString({ resolve: () => value });
const container = (fields: Partial<ContainerDefinition>): ContainerDefinition => ({
  name: "app",
  image: "nginx",
  ...fields,
});

describe("secrets", () => {
  const read = { actions: ["secretsmanager:GetSecretValue"], resources: [SECRET_ARN] };
  const decrypt = { actions: ["kms:Decrypt"], resources: [KEY_ARN] };

  // Made within the tests, not in their tables, so that Stryker sees by which test each line runs.
  const fromSecret = (selection?: SecretSelection) => () => Secret.fromSecretArn(SECRET_ARN, selection);
  const fromParameter = (selection?: object) => () => Secret.fromParameterArn(PARAMETER_ARN, selection);
  const readParameter = { actions: ["ssm:GetParameters"], resources: [PARAMETER_ARN] };

  test.each([
    ["a secret", fromSecret(), SECRET_ARN, [read]],
    ["a key of a secret", fromSecret({ jsonKey: "password" }), `${SECRET_ARN}:password::`, [read]],
    ["a stage", fromSecret({ versionStage: "AWSPREVIOUS" }), `${SECRET_ARN}::AWSPREVIOUS:`, [read]],
    ["a version", fromSecret({ versionId: "1" }), `${SECRET_ARN}:::1`, [read]],
    [
      "a key of a stage of an encrypted secret",
      fromSecret({ jsonKey: "a", versionStage: "b", encryptionKeyArn: KEY_ARN }),
      `${SECRET_ARN}:a:b:`,
      [read, decrypt],
    ],
    ["a parameter", fromParameter(), PARAMETER_ARN, [readParameter]],
    ["an encrypted parameter", fromParameter({ encryptionKeyArn: KEY_ARN }), PARAMETER_ARN, [readParameter, decrypt]],
  ])("are read from their ARN only: %s", (_, make, valueFrom, statements) => {
    const secret = make();
    expect(secret).toMatchObject({ valueFrom, readStatements: statements, problems: [] });
    const other = Secret.fromParameterArn(`${PARAMETER_ARN}/other`);
    const all = container({
      secrets: { A: secret },
      logConfiguration: firelens({ secretOptions: { token: other } }),
      repositoryCredentials: { credentialsParameter: other },
    });
    expect(startStatements(all).secrets).toEqual([...statements, ...other.readStatements, ...other.readStatements]);
  });

  const byName = (name: string, options?: object) => Secret.fromParameterName(name, options);
  const readName = (arn: string) => ({ actions: ["ssm:GetParameters"], resources: [arn] });

  test.each<[string, object | undefined, object[]]>([
    ["/app/db", undefined, [readName("arn:aws:ssm:*:*:parameter/app/db")]],
    ["db", undefined, [readName("arn:aws:ssm:*:*:parameter/db")]],
    ["/app/db", { region: "eu-west-3" }, [readName("arn:aws:ssm:eu-west-3:*:parameter/app/db")]],
    ["db", { region: "cn-north-1" }, [readName("arn:aws-cn:ssm:cn-north-1:*:parameter/db")]],
    ["/app/db", { encryptionKeyArn: KEY_ARN }, [readName("arn:aws:ssm:*:*:parameter/app/db"), decrypt]],
  ])("a parameter by its name stays text: %s %j", (name, options, statements) => {
    expect(byName(name, options)).toMatchObject({ valueFrom: name, readStatements: statements, problems: [] });
  });

  test.each(["a", "A_b.c-d/e", "a".repeat(2048), text()])("a parameter may be called %s", (name) => {
    expect(byName(name).problems).toEqual([]);
  });

  test.each(["", "a b", "a:b", "a".repeat(2049), "é", "a\n"])("a parameter may not be called %j", (name) => {
    expect(byName(name).problems).toMatchObject([{ code: "secret-name", got: name }]);
    expect(byName("a", { encryptionKeyArn: "x" }).problems).toMatchObject([{ code: "secret-arn" }]);
  });

  test.each<[string, object[]]>([
    ["/app/db", [readName("arn:aws:ssm:*:*:parameter/app/db")]],
    [PARAMETER_ARN, [readParameter]],
    [SECRET_ARN, [read]],
    [`${SECRET_ARN}:password::`, [read]],
    [`${SECRET_ARN}::AWSPREVIOUS:`, [read]],
    [`${SECRET_ARN}:::`, [read]],
  ])("%s is taken as a definition has it", (valueFrom, statements) => {
    expect(Secret.fromValueFrom(valueFrom)).toMatchObject({ valueFrom, readStatements: statements, problems: [] });
  });

  test("nothing is granted of a text that only Terraform knows", () => {
    const valueFrom = text();
    expect(Secret.fromValueFrom(valueFrom)).toMatchObject({ valueFrom, readStatements: [], problems: [] });
  });

  test.each([
    ["db password", "secret-name", "db password"],
    ["arn:aws:s3:::bucket/x", "secret-arn", "arn:aws:s3:::bucket/x"],
    [`${PARAMETER_ARN}:1`, "secret-arn", `${PARAMETER_ARN}:1`],
    [`${SECRET_ARN}:password`, "secret-selection", `${SECRET_ARN}:password`],
    [`${SECRET_ARN}:password:`, "secret-selection", `${SECRET_ARN}:password:`],
    [`${SECRET_ARN}:::1:`, "secret-selection", `${SECRET_ARN}:::1:`],
    [`${SECRET_ARN}:a:b:c`, "secret-version", { versionStage: "b", versionId: "c" }],
  ])("%s is no text of valueFrom", (valueFrom, code, got) => {
    expect(Secret.fromValueFrom(valueFrom).problems).toMatchObject([{ code, got }]);
  });

  test("stand beside environment files, which are read from their bucket", () => {
    const environmentFiles = [{ type: "s3", value: "arn:aws:s3:::bucket/path/app.env" }] as const;
    expect(allStatements(startStatements(container({ environmentFiles })))).toEqual([
      { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::bucket/path/app.env"] },
      { actions: ["s3:GetBucketLocation"], resources: ["arn:aws:s3:::bucket"] },
    ]);
    expect(allStatements(startStatements(container({})))).toEqual([]);
  });

  test("may be known only at plan time", () => {
    const selection = { jsonKey: text(), versionStage: text(), encryptionKeyArn: text() };
    expect(Secret.fromSecretArn(text(), selection).problems).toEqual([]);
    expect(Secret.fromParameterArn(text(), selection).problems).toEqual([]);
  });

  test.each([
    `x${SECRET_ARN}`,
    `${SECRET_ARN}:key`,
    SECRET_ARN.replace("123456789012", "1"),
    "arn:aws:ssm:::parameter/a",
  ])("are not at %s", (arn) =>
    expect(Secret.fromSecretArn(arn).problems).toMatchObject([{ code: "secret-arn", got: arn }]),
  );

  test.each([`x${PARAMETER_ARN}`, `${PARAMETER_ARN}:1`, PARAMETER_ARN.replace("123456789012", "1"), SECRET_ARN])(
    "are no parameter at %s",
    (arn) => expect(Secret.fromParameterArn(arn).problems).toMatchObject([{ code: "secret-arn", got: arn }]),
  );

  test.each([`x${KEY_ARN}`, `${KEY_ARN}/x`, KEY_ARN.replace("123456789012", "1"), KEY_ARN.replace("key/", "alias/")])(
    "are not encrypted with %s",
    (encryptionKeyArn) =>
      expect(Secret.fromSecretArn(SECRET_ARN, { encryptionKeyArn }).problems).toMatchObject([
        { code: "secret-arn", got: encryptionKeyArn },
      ]),
  );

  test("tell all that is wrong with them", () => {
    const selection = { jsonKey: "b:c", versionStage: "d:e", versionId: "f", encryptionKeyArn: "g" };
    expect(Secret.fromSecretArn("a", selection as object).problems.map(explain)).toEqual([
      'secret-arn: a secret is given by its ARN, such as arn:aws:secretsmanager:eu-west-3:123456789012:secret:name-a1b2c3, got: "a"; write that',
      'secret-selection: a secret\'s key and version must not contain a colon, the separator, got: "b:c"; rename the key',
      'secret-selection: a secret\'s key and version must not contain a colon, the separator, got: "d:e"; rename the key',
      'secret-version: a secret\'s version is chosen by its stage or by its id, got: {"versionStage":"d:e","versionId":"f"}; keep one of them',
      'secret-arn: a KMS key is given by its ARN, such as arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got: "g"; write that',
    ]);
    expect(Secret.fromParameterArn("a").problems.map(explain)).toEqual([
      'secret-arn: a parameter is given by its ARN, such as arn:aws:ssm:eu-west-3:123456789012:parameter/name, got: "a"; write that',
    ]);
  });
});
