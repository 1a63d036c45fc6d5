// The image's entry point: ENTRYPOINT ["node", "entry.mjs"], CMD ["node", "app.js"]. On Lambda it reads the password before it
// starts the application; in a task ECS has set it already.
import { spawn } from "node:child_process";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

const { APP_DB_PASSWORD, APP_DB_SECRET_ARN } = process.env;
if (APP_DB_PASSWORD === undefined && APP_DB_SECRET_ARN !== undefined) {
  const secret = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: APP_DB_SECRET_ARN }));
  process.env.APP_DB_PASSWORD = JSON.parse(secret.SecretString).password;
}

const [command, ...args] = process.argv.slice(2);
const application = spawn(command, args, { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => application.kill(signal));
application.on("exit", (code) => process.exit(code ?? 1));
