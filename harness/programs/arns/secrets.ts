import { Secret } from "../../../constructs/ecs/secret";
import { container } from "../../errors/example";
import type { Program, Programs } from "../case";
import { HERE } from "../parts";
import { wrong } from "../wrong";
import { THERE } from "./parts";

const read =
  (secret: Secret): Program =>
  (stack) =>
    container(stack, { secrets: { PASSWORD: secret } });

/** ARNs of secrets and parameters that containers take. */
export const SECRET_ARNS = {
  refused: wrong("secret-arn", {
    "a parameter as secret": read(Secret.fromSecretArn(`arn:aws:ssm:${HERE}:parameter/password`)),
    "a secret as parameter": read(Secret.fromParameterArn(`arn:aws:secretsmanager:${HERE}:secret:password-a1b2c3`)),
    "a bucket as secret": read(Secret.fromSecretArn("arn:aws:s3:::password")),
    "an alias as a secret's key": read(
      Secret.fromSecretArn(`arn:aws:secretsmanager:${HERE}:secret:password-a1b2c3`, {
        encryptionKeyArn: `arn:aws:kms:${HERE}:alias/password`,
      }),
    ),
  }),
  warned: {},
  right: {
    "a secret of another region": read(Secret.fromSecretArn(`arn:aws:secretsmanager:${THERE}:secret:db-a1b2c3`)),
    "a parameter": read(Secret.fromParameterArn(`arn:aws:ssm:${HERE}:parameter/app/password`)),
  },
} satisfies Programs;
