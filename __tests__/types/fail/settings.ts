import { addBackend, type BackendSettings } from "../../../constructs/terraform/backend";
import { hostModule, hostVariable } from "../../../constructs/terraform/host-reference";
import { encodeJson } from "../../../constructs/core/jsonencode";
import { planTime } from "../../../constructs/terraform/plan-time";
import type { Settings } from "../../../settings/settings";
import { accept, stack } from "../../../harness/type-case-givens";

// error: Type '"gcs"' is not assignable to type
accept<BackendSettings>({ type: "gcs", bucket: "state" });
// error: Property 'region' is missing
accept<BackendSettings>({ type: "s3", bucket: "state", key: "{stack}" });
// error: 'bucket' does not exist in type 'LocalBackendSettings'
accept<BackendSettings>({ type: "local", bucket: "state" });
// error: 'dynamodbTable' does not exist in type 'S3BackendSettings'
accept<BackendSettings>({ type: "s3", bucket: "state", key: "k", region: "eu-west-3", dynamodbTable: "locks" });
// error: Property 'workspace' is missing
accept<BackendSettings>({ type: "cloud", organization: "example" });
// error: Type 'Construct' is missing the following properties from type 'TerraformStack'
addBackend(stack, { type: "local" });
// error: 'string' is not assignable to parameter of type 'boolean'
accept<Settings["readEcrImage"]>("true");
// error: Property 'source' is missing
accept<Settings["moduleSources"]["vpc"]>({ version: "5.7.1" });
// error: Expected 1 arguments, but got 0
hostVariable();
// error: Property 'outputs' does not exist on type 'HostModule'
hostModule("ecr").outputs("repository_url");
// error: Argument of type 'Date' is not assignable
encodeJson(new Date(0));
// error: Argument of type 'Construct' is not assignable
planTime(stack);
