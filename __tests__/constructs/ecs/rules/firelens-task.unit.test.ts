import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import { firelens, Secret, type ContainerDefinition } from "../../../../constructs/ecs";
import {
  routerCredentialWarnings,
  routerDependencyWarnings,
  routerHealthWarnings,
} from "../../../../constructs/ecs/rules/firelens-task";
import { opensRouterPort } from "../../../../constructs/ecs/router-port";

const ROUTER: ContainerDefinition = {
  name: "router",
  image: "fluent-bit:1",
  firelensConfiguration: { type: "fluentbit" },
};
const app = (
  options: Readonly<Record<string, string>>,
  more: Partial<ContainerDefinition> = {},
): ContainerDefinition => ({
  ...{ name: "app", image: "app:1", logConfiguration: firelens({ options }) },
  ...more,
});

test.each([
  [24_224, 24_224, "tcp", true],
  [0, 65_535, "TCP", true],
  [24_000, 25_000, "tcp", true],
  [24_225, 65_535, "tcp", false],
  [80, 80, "tcp", false],
  [24_224, 24_224, "udp", false],
  [0, 0, "-1", false],
])("ports %d to %d of %s are open for records: %s", (fromPort, toPort, protocol, open) => {
  expect(
    opensRouterPort([
      { fromPort: 80, toPort: 80, protocol: "tcp" },
      { fromPort, toPort, protocol },
    ]),
  ).toBe(open);
});

test.each([
  [{ Name: "cloudwatch_logs" }, 1],
  [{ NAME: "S3" }, 1],
  [{ Name: "opensearch", AWS_Auth: "On" }, 1],
  [{ Name: "opensearch", AWS_Auth: "true" }, 1],
  [{ Name: "opensearch", AWS_Auth: "Yes" }, 1],
  [{ Name: "opensearch", AWS_Auth: "Off" }, 0],
  [{ Name: "http" }, 0],
  [{}, 0],
])("an output with %j needs credentials: %d", (options, count) => {
  expect(routerCredentialWarnings([app(options), ROUTER])).toHaveLength(count);
  expect(routerCredentialWarnings([app(options)])).toEqual([]);
  expect(routerCredentialWarnings([app(options), { ...ROUTER, environment: { AWS_ACCESS_KEY_ID: "A" } }])).toEqual([]);
});

test.each<Partial<ContainerDefinition>>([
  { environment: { AWS_WEB_IDENTITY_TOKEN_FILE: "/token" } },
  { environment: { AWS_SHARED_CREDENTIALS_FILE: "/credentials" } },
  { secrets: { AWS_ACCESS_KEY_ID: Secret.fromParameterName("/router/key") } },
  { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::school/router.env" }] },
])("a router with %j has credentials of its own", (fields) => {
  expect(routerCredentialWarnings([app({ Name: "s3" }), { ...ROUTER, ...fields }])).toEqual([]);
});

test("a router without credentials is reported where they are needed", () => {
  const plain = { ...ROUTER, environment: { A: "x" }, environmentFiles: [] };
  expect(routerCredentialWarnings([app({ Name: "S3" }), plain]).map(explain)).toEqual([
    'firelens-credentials: container "app": a router that writes to AWS has the task role\'s credentials, got: "s3"; give the task definition a taskRole that may write there',
  ]);
});

test("a check through the pipeline is reported as far as it is known", () => {
  const command = ["CMD", Token.asString({ resolve: () => "curl" }), "http://127.0.0.1:2020/api/v1/health"] as const;
  expect(routerHealthWarnings({ ...ROUTER, healthCheck: { command } }).map(explain)).toEqual([
    'firelens-router-health: the health check of an essential router asks whether it runs, not whether its destinations answer, got: "CMD  http://127.0.0.1:2020/api/v1/health"; leave healthCheck out, or ask for http://127.0.0.1:2020/api/v1/uptime',
  ]);
});

test("a dependency on the end of the router is reported", () => {
  const waiting = app({}, { dependsOn: [{ containerName: "router", condition: "COMPLETE" }] });
  expect(routerDependencyWarnings([waiting, { ...ROUTER, essential: false }]).map(explain)).toEqual([
    'firelens-router-dependency: container "app": a container that sends its output to the router waits for its START, or for HEALTHY, got: "COMPLETE"; leave the dependency out: ECS starts the router first',
  ]);
});

test.each([
  ["COMPLETE", false, 1],
  ["SUCCESS", false, 1],
  ["HEALTHY", false, 0],
  ["START", false, 0],
  ["COMPLETE", true, 0],
] as const)("waiting for %s of a router that is essential: %s", (condition, essential, count) => {
  const waiting = app({}, { dependsOn: [{ containerName: "router", condition }] });
  expect(routerDependencyWarnings([waiting, { ...ROUTER, essential }])).toHaveLength(count);
  const unrouted = { ...waiting, logConfiguration: undefined };
  expect(routerDependencyWarnings([unrouted, { ...ROUTER, essential }])).toEqual([]);
});

test.each([
  ["curl -f http://127.0.0.1:2020/api/v1/health", 1],
  ["curl -f http://127.0.0.1:2020/api/v1/health || exit 1", 1],
  ["echo '{}' | nc 127.0.0.1 8877 || exit 1", 1],
  ["curl -f http://127.0.0.1:2020/api/v1/uptime", 0],
  ["curl -f http://127.0.0.1:2020/api/v1/healthz", 0],
])("the check %j is deep: %d", (command, count) => {
  const router = { ...ROUTER, healthCheck: { command: ["CMD-SHELL", command] as const } };
  expect(routerHealthWarnings(router)).toHaveLength(count);
  expect(routerHealthWarnings({ ...router, essential: false })).toEqual([]);
  expect(routerHealthWarnings({ ...router, firelensConfiguration: undefined })).toEqual([]);
});
