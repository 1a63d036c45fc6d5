import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { Secret } from "../../../constructs/ecs/secret";
import { accept, secret } from "../../../harness/type-case-givens";

const app = { name: "app", image: "app:1" };
const arn = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";

// error: Type 'string' is not assignable to type 'Secret'
accept<ContainerDefinition>({ ...app, secrets: { DB_PASSWORD: arn } });
// error: missing the following properties from type 'Secret'
accept<ContainerDefinition>({ ...app, secrets: { DB_PASSWORD: {} } });
// error: Type 'Secret' is not assignable to type 'string'
accept<ContainerDefinition>({ ...app, environment: { DB_PASSWORD: secret } });
// error: Type 'string' is not assignable to type 'Secret'
accept<ContainerDefinition>({ ...app, repositoryCredentials: { credentialsParameter: arn } });
// error: is not assignable to type 'undefined'
Secret.fromSecretArn(arn, { versionId: "1", versionStage: "AWSPREVIOUS" });
// error: 'key' does not exist in type
Secret.fromSecretArn(arn, { key: "password" });
// error: 'jsonKey' does not exist in type
Secret.fromParameterArn("arn:aws:ssm:eu-west-3:123456789012:parameter/db", { jsonKey: "password" });
// error: Constructor of class 'Secret' is private
new Secret(arn, [], []);
// error: Property 'fromArn' does not exist
Secret.fromArn(arn);
