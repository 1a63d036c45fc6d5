import type { Construct } from "constructs";
import { reportProblems, warnOf } from "../core/problem";
import { fields, optional } from "../core/shape-fields";
import { checked, map, standInText, TEXT, TEXTS } from "../core/shape";
import { MovedConstruct } from "../terraform/moved-construct";
import { known } from "../core/known";
import { LoggedService, type RunIn } from "./logged-service";
import { prefixProblems, renamedProblems, sameNameProblems, serviceNameProblems } from "./service-name";
import { RUN_IN, SERVICE_SPEC } from "./service-shape";
import type { ServiceSpecs } from "./service-spec";
import { SharedExecutionRole, type SharedExecutionRoleProps } from "./shared-execution-role";

/** Services in one stack beyond which Terraform's plans take minutes. */
const MANY = 200;

/** Settings of {@link addServices}. */
export interface ServicesProps extends Pick<SharedExecutionRoleProps, "repositoryArns"> {
  /**
   * Letters, digits, `_` and `-`, in front of every name: family and service are `<prefix>-<service>`, the log group
   * `/ecs/<prefix>/<service>`.
   */
  readonly prefix: string;
  /** Region of images and logs. */
  readonly region: string;
  /** Services by their names, which become their addresses: a letter first, then letters, digits, `_` and `-`. */
  readonly services: ServiceSpecs;
  /** Name of the execution role that they share; unique in the account. @default `<prefix>-execution` */
  readonly executionRoleName?: string;
  /** Where they run. @default task definitions alone: something else runs them */
  readonly runIn?: RunIn;
}

const PROPS = fields<ServicesProps>("addServices", {
  prefix: TEXT,
  region: TEXT,
  services: map(SERVICE_SPEC),
  executionRoleName: optional(TEXT),
  repositoryArns: optional(TEXTS),
  runIn: optional(RUN_IN),
});

/**
 * Adds services to a stack: each with its log group `aws_cloudwatch_log_group.<name>_logs`, its task definition
 * `aws_ecs_task_definition.<name>` and, with `runIn`, `aws_ecs_service.<name>_service`. They share one execution
 * role, `aws_iam_role.execution`; those with secrets, or with containers that write to other log groups, have their own.
 * One that comes or goes changes no other.
 *
 * Once in a scope; others need a `Construct` of their own in the stack, with which their addresses begin.
 *
 * @returns the services by their names
 */
export function addServices(stack: Construct, given: ServicesProps): ReadonlyMap<string, LoggedService> {
  const { value: props, problems } = checked(PROPS, given);
  reportProblems(stack, () => problems);
  const { region, services, runIn, repositoryArns } = props;
  const prefix = checkedPrefix(stack, props.prefix);
  const { executionRoleName = `${prefix}-execution` } = props;
  warnOfMany(stack, Object.keys(services).length);
  const logGroupPrefix = `/ecs/${prefix}/`;
  const sharedRole = new SharedExecutionRole(stack, "execution", {
    name: executionRoleName,
    region,
    logGroupPrefix,
    repositoryArns,
  });
  // By name, so that the file does not change with the order either.
  const sorted = Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1));
  const owners = new Map<string, string>();
  reportProblems(stack, () => renamedProblems(services));
  const added = sorted.map(([given, spec], index) => {
    const id = checkedName(stack, given, index);
    const name = checkedOwnName(stack, given, spec.name ?? `${prefix}-${id}`, owners);
    const {
      name: _name,
      stack: _stack,
      logGroupName = `${logGroupPrefix}${id}`,
      renamedFrom: previousId,
      ...rest
    } = spec;
    const construct = new LoggedService(stack, id, { name, region, logGroupName, spec: rest, sharedRole, runIn });
    if (previousId !== undefined) new MovedConstruct(construct, "moved", { construct, previousId });
    return [given, construct] as const;
  });
  return new Map(added);
}

function warnOfMany(stack: Construct, count: number): void {
  if (count <= MANY) return;
  warnOf(stack, {
    code: "services-per-stack",
    rule: `beyond ${MANY} services in one stack a plan takes minutes`,
    got: count,
    fix: "spread them with splitServices",
  });
}

/** Another one in the place of a wrong one, so that what else is wrong is reported too, and this only once. */
function checkedPrefix(stack: Construct, prefix: string): string {
  const problems = known(prefix) === undefined ? [] : prefixProblems(prefix);
  if (problems.length === 0) return prefix;
  reportProblems(stack, () => problems);
  return "prefix";
}

/** As {@link checkedPrefix}, of the name in AWS: no rule judges the stand-in. */
function checkedOwnName(stack: Construct, service: string, name: string, owners: Map<string, string>): string {
  const problems = sameNameProblems(service, name, owners);
  if (problems.length === 0) return name;
  reportProblems(stack, () => problems);
  return standInText();
}

/** As {@link checkedPrefix}. */
function checkedName(stack: Construct, name: string, index: number): string {
  const problems = serviceNameProblems(name, (id) => stack.node.tryFindChild(id) !== undefined);
  if (problems.length === 0) return name;
  reportProblems(stack, () => problems);
  return `${name.replace(/[^A-Za-z0-9_-]/g, "_").replace(/^[^A-Za-z]*/, "service_")}_${index}`;
}
