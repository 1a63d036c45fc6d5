import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import type { BufferSize, Delivery } from "../../../constructs/ecs/log-drivers/delivery";
import type { LogDriver } from "../../../constructs/ecs/log-drivers/log-driver";
import { splunk } from "../../../constructs/ecs/log-drivers/splunk";
import { accept, delivery, logGroup, secret } from "../../../harness/type-case-givens";

const region = "eu-west-3";
const streamPrefix = "app";

// awslogs: what is required.

// error: Property 'delivery' is missing
awsLogs({ logGroup, region, streamPrefix });
// error: Property 'streamPrefix' is missing
awsLogs({ logGroup, region, delivery });
// error: Property 'region' is missing
awsLogs({ logGroup, streamPrefix, delivery });
// error: Property 'logGroup' is missing
awsLogs({ region, streamPrefix, delivery });

// awslogs: what excludes each other.

// error: Type 'string' is not assignable to type 'undefined'
awsLogs({ logGroup, region, streamPrefix, delivery, datetimeFormat: "%Y-%m-%d", multilinePattern: "^INFO" });
// error: is not assignable to type 'undefined'
awsLogs({ logGroup, region, streamPrefix, delivery, datetimeFormat: "%Y-%m-%d", format: "json/emf" });
// error: is not assignable to type 'undefined'
awsLogs({ logGroup, region, streamPrefix, delivery, multilinePattern: "^INFO", format: "json/emf" });

// awslogs: values.

// error: '"json"' is not assignable
awsLogs({ logGroup, region, streamPrefix, delivery, format: "json" });
// error: '"http://logs.example.com"' is not assignable
awsLogs({ logGroup, region, streamPrefix, delivery, endpoint: "http://logs.example.com" });
// error: Type 'string' is not assignable to type 'LogGroupOwnership'
awsLogs({ logGroup: "/ecs/app", region, streamPrefix, delivery });
// error: 'createGroup' does not exist in type
awsLogs({ logGroup, region, streamPrefix, delivery, createGroup: true });
// error: but 'streamPrefixes' does not exist in type
awsLogs({ logGroup, region, streamPrefixes: "app", delivery });

// Delivery and its buffer.

// error: Type 'string' is not assignable to type 'Delivery'
awsLogs({ logGroup, region, streamPrefix, delivery: "blocking" });
// error: Property 'mode' is missing
accept<Delivery>({ maxBufferSize: "25m" });
// error: '"nonblocking"' is not assignable to type
accept<Delivery>({ mode: "nonblocking" });
// error: Type 'string' is not assignable to type 'undefined'
accept<Delivery>({ mode: "blocking", maxBufferSize: "25m" });
// error: 'maxBufferSize' does not exist in type 'AccountDefaultDelivery'
accept<Delivery>({ mode: "accountDefault", maxBufferSize: "25m" });
// error: '"25 MB"' is not assignable
accept<Delivery>({ mode: "non-blocking", maxBufferSize: "25 MB" });
// error: Type 'number' is not assignable
accept<Delivery>({ mode: "non-blocking", maxBufferSize: 25 });
// error: '"25q"' is not assignable
accept<BufferSize>("25q");

// splunk

// error: Type 'string' is not assignable to type 'Secret'
splunk({ token: "e1f2", url: "https://splunk.example.com:8088", delivery });
// error: Property 'token' is missing
splunk({ url: "https://splunk.example.com:8088", delivery });
// error: '"splunk.example.com"' is not assignable
splunk({ token: secret, url: "splunk.example.com", delivery });
// error: Property 'delivery' is missing
splunk({ token: secret, url: "https://splunk.example.com:8088" });
// error: '"text"' is not assignable
splunk({ token: secret, url: "https://splunk.example.com:8088", delivery, format: "text" });
// error: Type 'string' is not assignable to type 'boolean | undefined'
splunk({ token: secret, url: "https://splunk.example.com:8088", delivery, gzip: "true" });

// awsfirelens

// error: Type 'number' is not assignable to type 'string'
firelens({ options: { Name: "cloudwatch_logs", Retry_Limit: 2 } });
// error: Type 'string' is not assignable to type 'Secret'
firelens({ secretOptions: { apiKey: "abc" } });
// error: Type 'string' is not assignable to type 'number'
firelens({ bufferLimit: "1048576" });

// Drivers that Fargate does not have.

// error: '"json-file"' is not assignable to type '…"awslogs"…'
accept<LogDriver>({ logDriver: "json-file", settings: {} });
// error: Type '{}' is not assignable to type 'AwsLogsOptions'
accept<LogDriver>({ logDriver: "awslogs", settings: {} });
