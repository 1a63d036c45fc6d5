import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { Fn, TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../../core/aws-construct";
import { literalText, numberText } from "../../core/literal-text";
import { isToken } from "../../core/token";
import { reportVerdict } from "../../core/verdict";
import type { PolicyStatement } from "../../iam/policy-document";
import type { ContainerDefinition } from "../container-definition";
import { grantNeeded } from "../grant-start";
import { awsLogs } from "../log-drivers/aws-logs";
import { firelens, type FirelensDriver } from "../log-drivers/firelens";
import type { Secret } from "../secret";
import type { IBucket } from "./bucket";
import { renderClassic, type ConfigSection } from "./classic-format";
import { isOnDisk, mainSections, parserSections, type PlacedOutput } from "./configuration";
import type { ConfiguredRouterProps, FirelensRouterProps } from "./firelens-router-props";
import { DEFAULT_VERSION, lineOf, routerImageName, versionOf } from "./image-line";
import type { FirelensOutput } from "./output";
import { bufferMib, retryLimit } from "./retry";
import {
  DEFAULT_GRACE,
  DEFAULT_NAME,
  DEFAULT_RATE,
  memoryFor,
  OWN_MEMORY,
  routerVerdict,
  routesOf,
  STOP_MARGIN,
  type NormalRoute,
} from "./router-rules";

/** Lines that wait in Docker. */
const BUFFER_LINES = 8192;

/**
 * The FireLens router of a task: AWS for Fluent Bit in a container beside the application's, to which they send their output
 * (Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service or AWS Partner").
 *
 * Put `container` among the task's containers, and give each container of `routes` its `driver`. A router with a `bucket` reads
 * its configuration from there: two objects at most, named by the hash of what is in them, so that another configuration is
 * another revision of the task definition.
 */
export class FirelensRouter<C extends string> extends AwsConstruct {
  /** The router, for the task definition. ECS starts it before the containers that use it, and stops it after them. */
  public readonly container: ContainerDefinition;
  private readonly drivers: ReadonlyMap<string, FirelensDriver>;

  public constructor(scope: Construct, id: string, props: FirelensRouterProps<C>) {
    super(scope, id, props);
    const { taskRole, bucket, name = DEFAULT_NAME } = props;
    const routes = routesOf(props);
    reportVerdict(this, () => routerVerdict(props, routes));
    const files = bucket === undefined ? [] : this.writeConfiguration(props, routes);
    const needed = [
      ...routes.flatMap(({ outputs }) => outputs.flatMap(({ permissions = [] }) => permissions)),
      ...(bucket === undefined ? [] : readStatements(bucket, prefixOf(this, props), props.bucketKeyArn)),
    ];
    if (taskRole) {
      for (const { grantTo } of routes.flatMap(({ outputs }) => outputs)) grantTo?.(taskRole);
      grantNeeded(this, taskRole, { name, needed, purpose: "router" });
    }
    this.container = routerContainer(props, routes, files);
    this.drivers = new Map(routes.map((route) => [route.container, driverOf(props, route)]));
  }

  /**
   * Where a container's output goes: its `logConfiguration`.
   *
   * @param container one of `routes`
   * @throws Error for another one
   */
  public driver(container: C): FirelensDriver {
    const driver = this.drivers.get(container);
    if (driver === undefined) throw new Error(`${this.node.path} has no route for the container ${container}: add one`);
    return driver;
  }

  /** The objects' ARNs. */
  private writeConfiguration(props: ConfiguredRouterProps<C>, routes: readonly NormalRoute[]): string[] {
    const { image = DEFAULT_VERSION, graceSeconds = DEFAULT_GRACE, parsers = [], multiline = [] } = props;
    const settings = {
      version: versionOf(image),
      graceSeconds: numberText(graceSeconds),
      answersHealthChecks: props.healthCheck !== undefined,
      parsers,
      multiline,
      routes: routes.map((route, index) => ({
        container: route.container,
        outputs: route.outputs.map((output, at) =>
          placed(props, route.container, output, (option) => secretName(index, at, option)),
        ),
      })),
    };
    const write = (file: string, sections: readonly ConfigSection[]): string[] =>
      sections.length === 0 ? [] : [this.writeObject(file, props, renderClassic(sections))];
    return [...write("parsers", parserSections(settings)), ...write("configuration", mainSections(settings))];
  }

  private writeObject(file: string, props: ConfiguredRouterProps<C>, text: string): string {
    const { bucket } = props;
    const content = new TerraformLocal(this, file, literalText(text)).asString;
    const object = new S3Object(this, `${file}_file`, {
      bucket: bucket.bucket,
      key: `${prefixOf(this, props)}/${Fn.sha256(content)}.conf`,
      content,
      contentType: "text/plain",
      // Not `createBeforeDestroy`, which what the content refers to would have to be too: a domain that is destroyed or
      // forgotten in the same apply would then be a cycle.
    });
    return `${bucket.arn}/${object.key}`;
  }
}

function prefixOf(router: Construct, { bucketPrefix }: { readonly bucketPrefix?: string }): string {
  return bucketPrefix ?? `firelens/${router.node.path}`;
}

/** What the init image asks S3 (aws-for-fluent-bit, `init/fluent_bit_init_process.go`): of all revisions, one may come back. */
function readStatements({ arn }: IBucket, prefix: string, keyArn: string | undefined): PolicyStatement[] {
  return [
    { actions: ["s3:GetObject"], resources: [`${arn}/${prefix}/*`] },
    { actions: ["s3:GetBucketLocation"], resources: [arn] },
    ...(keyArn === undefined ? [] : [{ actions: ["kms:Decrypt"], resources: [keyArn] }]),
  ];
}

/** Variable of the router's environment that holds a secret option of an output. */
function secretName(route: number, output: number, option: string): string {
  return `OUTPUT_${route + 1}_${output + 1}_${option.toUpperCase().replace(/\W/g, "_")}`;
}

function placed<C extends string>(
  props: FirelensRouterProps<C>,
  container: string,
  output: FirelensOutput,
  variable: (option: string) => string,
): PlacedOutput {
  const { image = DEFAULT_VERSION, kibPerSecond = DEFAULT_RATE } = props;
  const { plugin, takesLines, away, secrets } = output;
  const version = versionOf(image);
  const hidden = Object.keys(secrets).map((option) => [option, `\${${variable(option)}}`] as const);
  const options = { ...output.options({ container, line: lineOf(version) }), ...Object.fromEntries(hidden) };
  const waits = isOnDisk(version) ? (bufferMib(away, kibPerSecond) ?? away.bufferMib) : undefined;
  return { plugin, takesLines, retryLimit: retryLimit(away), options, bufferMib: numberText(waits) };
}

/** What the container sends through FireLens, which makes one output of it where the router has no configuration. */
function driverOf<C extends string>(
  props: FirelensRouterProps<C>,
  { container, outputs }: NormalRoute,
): FirelensDriver {
  const { image = DEFAULT_VERSION, bufferLines: bufferLimit = BUFFER_LINES } = props;
  const [output] = outputs;
  if (props.bucket !== undefined || output === undefined) return firelens({ bufferLimit });
  const options = output.options({ container, line: lineOf(versionOf(image)) });
  return firelens({
    options: { Name: output.plugin, ...options, Retry_Limit: retryLimit(output.away) },
    secretOptions: output.secrets,
    bufferLimit,
  });
}

function routerContainer<C extends string>(
  props: FirelensRouterProps<C>,
  routes: readonly NormalRoute[],
  files: readonly string[],
): ContainerDefinition {
  const { name = DEFAULT_NAME, image = DEFAULT_VERSION, bucket, graceSeconds = DEFAULT_GRACE, logs } = props;
  const environment = Object.fromEntries(files.map((arn, index) => [`aws_fluent_bit_init_s3_${index + 1}`, arn]));
  const configured =
    bucket === undefined ? {} : { stopTimeout: stopTimeout(graceSeconds), environment, secrets: secretsOf(routes) };
  return {
    name,
    image: routerImageName(image),
    essential: true,
    memory: props.memory ?? memoryFor(props, routes),
    memoryReservation: OWN_MEMORY,
    ...configured,
    healthCheck: props.healthCheck === undefined ? undefined : HEALTH_CHECK,
    firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
    logConfiguration: awsLogs({ ...logs, delivery: { mode: "non-blocking", maxBufferSize: "1m" } }),
  };
}

/** Seconds: longer than the router takes, or it would be killed while it sends. */
function stopTimeout(graceSeconds: number): number {
  if (!isToken(graceSeconds)) return graceSeconds + STOP_MARGIN;
  return Token.asNumber(Fn.sum([graceSeconds, STOP_MARGIN]));
}

/** Shallow: `/api/v1/health` asks whether destinations answer. */
const HEALTH_CHECK = { command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"] } as const;

function secretsOf(routes: readonly NormalRoute[]): Record<string, Secret> {
  const all = routes.flatMap(({ outputs }, index) =>
    outputs.flatMap(({ secrets }, at) =>
      Object.entries(secrets).map(([option, secret]) => [secretName(index, at, option), secret] as const),
    ),
  );
  return Object.fromEntries(all);
}
