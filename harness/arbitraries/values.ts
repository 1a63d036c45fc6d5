import fc from "fast-check";
import { Secret, type SecretSelection } from "../../constructs/ecs/secret";

/** For records and dictionaries: without a prototype, an object is so slow that tests notice. */
export const FAST = { noNullPrototype: true } as const;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";

/** A text of the characters, which shrinks to its shortest. */
export const textOf = (characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength, maxLength });

/** A name of a container; without d, o and t, so that none is one that a breaker adds. */
export const name = textOf(`abcefghijklmnpqrsuvwxyzABZ_-${DIGITS}`, 1, 8);

/** Any text that is not empty: with quotes, templates, spaces, other scripts. */
export const text = textOf(`${LETTERS} "'\\$%{}<>&\n\té漢😀`, 1, 6);

/** A name of an environment variable; those that every JavaScript object has are among them. */
export const variableName = fc.oneof(
  { arbitrary: textOf(`ABCXYZ_abc${DIGITS}`, 1, 8), weight: 9 },
  fc.constantFrom("toString", "constructor", "PATH", "DB_PASSWORD"),
);

const lowerHex = textOf("0123456789abcdef", 8, 17);
const account = textOf(DIGITS, 12, 12);
const region = fc.constantFrom("eu-west-3", "us-east-1", "us-gov-west-1");
const keyArn = fc.tuple(region, account, lowerHex).map(([place, id, key]) => `arn:aws:kms:${place}:${id}:key/${key}`);
const encryption = fc.option(keyArn, { nil: undefined });

const secretArn = fc
  .tuple(region, account, name)
  .map(([place, id, key]) => `arn:aws:secretsmanager:${place}:${id}:secret:${key}`);
const selection: fc.Arbitrary<SecretSelection> = fc.oneof(
  fc.record({ jsonKey: name, versionStage: name, encryptionKeyArn: encryption }, { ...FAST, requiredKeys: [] }),
  fc.record({ versionId: lowerHex, encryptionKeyArn: encryption }),
);
const secretsManagerSecret = fc.tuple(secretArn, selection).map(([arn, part]) => Secret.fromSecretArn(arn, part));

const parameter = fc
  .tuple(region, account, name, encryption)
  .map(([place, id, key, encryptionKeyArn]) =>
    Secret.fromParameterArn(`arn:aws:ssm:${place}:${id}:parameter/${key}`, { encryptionKeyArn }),
  );

const parameterName = fc
  .tuple(fc.constantFrom("", "/", "/app/"), name, encryption)
  .map(([path, key, encryptionKeyArn]) => Secret.fromParameterName(`${path}${key}`, { encryptionKeyArn }));

/** A legal secret. */
export const secret: fc.Arbitrary<Secret> = fc.oneof(secretsManagerSecret, parameter, parameterName);

/** An id of a file system or an access point. */
export const efsId = <P extends string>(prefix: P): fc.Arbitrary<`${P}-${string}`> =>
  lowerHex.map((hex) => `${prefix}-${hex}` as const);
