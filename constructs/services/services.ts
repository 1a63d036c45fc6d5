import type { Construct } from "constructs";
import { warnOf } from "../problem";
import { LoggedService, type Placement } from "./logged-service";
import type { ServiceSpecs } from "./service-spec";
import { SharedExecutionRole } from "./shared-execution-role";

/** Services in one stack beyond which Terraform's plans take minutes. */
const MANY = 200;

/** Settings of {@link addServices}. */
export interface ServicesProps {
  /** In front of every name: family and service are `<prefix>-<service>`, the log group `/ecs/<prefix>/<service>`. */
  readonly prefix: string;
  /** Region of images and logs. */
  readonly region: string;
  /** Services by their names, which become their addresses: a letter first, then letters, digits, `_` and `-`. */
  readonly services: ServiceSpecs;
  /** Name of the execution role that they share; unique in the account. @default `<prefix>-execution` */
  readonly executionRoleName?: string;
  /** Where they run. @default task definitions alone: something else runs them */
  readonly placement?: Placement;
}

/**
 * Adds services to a stack: each with its log group `aws_cloudwatch_log_group.<name>_logs`, its task definition
 * `aws_ecs_task_definition.<name>` and, where they are placed, `aws_ecs_service.<name>_service`. They share one execution
 * role, `aws_iam_role.execution`; those with secrets, or with containers that write to other log groups, have their own.
 * One that comes or goes changes no other.
 *
 * @returns the services by their names
 */
export function addServices(stack: Construct, props: ServicesProps): ReadonlyMap<string, LoggedService> {
  const { prefix, region, services, executionRoleName = `${prefix}-execution`, placement } = props;
  const count = Object.keys(services).length;
  if (count > MANY) {
    warnOf(stack, {
      code: "services-per-stack",
      rule: `beyond ${MANY} services in one stack a plan takes minutes`,
      got: count,
      fix: "spread them with splitServices",
    });
  }
  const logGroupPrefix = `/ecs/${prefix}/`;
  const sharedRole = new SharedExecutionRole(stack, "execution", {
    name: executionRoleName,
    region,
    logGroupPrefix,
  });
  // By name, so that the file does not change with the order either.
  const sorted = Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1));
  const added = sorted.map(([id, spec]) => {
    const name = `${prefix}-${id}`;
    const logGroupName = `${logGroupPrefix}${id}`;
    const service = { name, region, logGroupName, spec, sharedRole, ...(placement && { placement }) };
    return [id, new LoggedService(stack, id, service)] as const;
  });
  return new Map(added);
}
