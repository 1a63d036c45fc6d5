import type {
  EcsServiceConfig,
  EcsServiceServiceConnectConfiguration,
  EcsServiceServiceConnectConfigurationService,
} from "@cdktf/provider-aws/lib/ecs-service";
import { numberText } from "../core/literal-text";
import type { CapacityShare } from "./capacity-provider";
import { renderLogDriver } from "./render-log-driver";
import type { LogDriver } from "./log-drivers/log-driver";
import type { ServiceConnect, ServiceConnectService } from "./service-connect";
import { shiftsTraffic, type CircuitBreaker, type ServiceDeployment, type TrafficShift } from "./service-deployment";
import type { ServiceRegistry } from "./service-registry";
import type { ServiceTarget } from "./service-target";

/** Arguments of `aws_ecs_service` about how tasks are replaced, as far as every provider from 5.100 on has them. */
export function renderDeployment(
  deployment: ServiceDeployment | undefined,
  circuitBreaker: CircuitBreaker | undefined,
): Partial<EcsServiceConfig> {
  const { controller, alarms, minimumHealthyPercent, maximumPercent } = deployment ?? {};
  return {
    deploymentController: controller && { type: controller },
    deploymentMinimumHealthyPercent: minimumHealthyPercent,
    deploymentMaximumPercent: maximumPercent,
    alarms: alarms && {
      alarmNames: alarms.alarms.map(({ alarmName }) => alarmName),
      enable: true,
      rollback: alarms.rollback,
    },
    deploymentCircuitBreaker: circuitBreaker && { enable: true, rollback: circuitBreaker.rollback },
  };
}

/** What plans leave as it is: autoscaling's, and CodeDeploy's. */
export function unchangedArguments(deployment: ServiceDeployment | undefined, scaled = false): string[] {
  return [
    ...(scaled ? ["desired_count"] : []),
    ...(deployment?.controller === "CODE_DEPLOY" ? ["task_definition", "load_balancer"] : []),
  ];
}

/** A launch type, or the shares of capacity providers: AWS takes either. */
export function renderCapacity(shares: readonly CapacityShare[] | undefined): Partial<EcsServiceConfig> {
  if (shares === undefined) return { launchType: "FARGATE" };
  const strategy = shares.map(({ provider, base, weight }) => ({ capacityProvider: provider, base, weight }));
  return { capacityProviderStrategy: strategy };
}

/** The blocks `load_balancer`, as far as every provider from 5.100 on has them. */
export function renderTargets(targets: readonly ServiceTarget[]): EcsServiceConfig["loadBalancer"] {
  if (targets.length === 0) return undefined;
  return targets.map(({ targetGroup, containerName, containerPort }) => ({
    targetGroupArn: targetGroup.arn,
    containerName,
    containerPort,
  }));
}

/**
 * What only newer providers have, and so older bindings don't: as Terraform's JSON has it.
 *
 * @returns values by argument, for `addOverride`
 */
export function renderShift(
  deployment: ServiceDeployment | undefined,
  targets: readonly ServiceTarget[],
): Readonly<Record<string, unknown>> {
  if (!shiftsTraffic(deployment)) return {};
  const { strategy, bakeTimeInMinutes } = deployment;
  const configuration = {
    strategy,
    bake_time_in_minutes: numberText(bakeTimeInMinutes),
    ...renderSteps(deployment),
  };
  const loadBalancer = targets.map(({ targetGroup, containerName, containerPort, shift }) => ({
    target_group_arn: targetGroup.arn,
    container_name: containerName,
    container_port: containerPort,
    ...(shift && {
      advanced_configuration: {
        alternate_target_group_arn: shift.alternateTargetGroup.arn,
        production_listener_rule: shift.productionListenerRule,
        test_listener_rule: shift.testListenerRule,
        role_arn: shift.roleArn,
      },
    }),
  }));
  return {
    deployment_configuration: configuration,
    ...(targets.length > 0 && { load_balancer: loadBalancer }),
  };
}

function renderSteps(deployment: TrafficShift): Readonly<Record<string, unknown>> {
  switch (deployment.strategy) {
    case "CANARY": {
      const { canaryPercent, canaryBakeTimeInMinutes } = deployment;
      const bakeTime = numberText(canaryBakeTimeInMinutes);
      return { canary_configuration: { canary_percent: canaryPercent, canary_bake_time_in_minutes: bakeTime } };
    }
    case "LINEAR": {
      const { stepPercent, stepBakeTimeInMinutes } = deployment;
      const bakeTime = numberText(stepBakeTimeInMinutes);
      return { linear_configuration: { step_percent: stepPercent, step_bake_time_in_minutes: bakeTime } };
    }
    default:
      return {};
  }
}

/** The block `service_registries`. */
export function renderRegistry({ arn, ...port }: ServiceRegistry): EcsServiceConfig["serviceRegistries"] {
  return { registryArn: arn, ...port };
}

/** The block `service_connect_configuration`. */
export function renderServiceConnect(connect: ServiceConnect): EcsServiceServiceConnectConfiguration {
  const { namespace, services = [], logConfiguration } = connect;
  return {
    enabled: true,
    namespace,
    logConfiguration: logConfiguration && renderProxyLog(logConfiguration),
    service: services.length === 0 ? undefined : services.map(renderConnected),
  };
}

function renderProxyLog(driver: LogDriver): EcsServiceServiceConnectConfiguration["logConfiguration"] {
  const { logDriver, options, secretOptions } = renderLogDriver(driver);
  const secrets = Object.entries(secretOptions).map(([name, { valueFrom }]) => ({ name, valueFrom }));
  return { logDriver, options: { ...options }, secretOption: secrets.length === 0 ? undefined : secrets };
}

function renderConnected(service: ServiceConnectService): EcsServiceServiceConnectConfigurationService {
  const { portName, discoveryName, port, dnsName, ingressPortOverride, tls } = service;
  const { idleTimeoutSeconds, perRequestTimeoutSeconds } = service;
  const hasTimeout = idleTimeoutSeconds !== undefined || perRequestTimeoutSeconds !== undefined;
  return {
    portName,
    discoveryName,
    ingressPortOverride,
    clientAlias: { port, dnsName },
    timeout: hasTimeout ? { idleTimeoutSeconds, perRequestTimeoutSeconds } : undefined,
    tls: tls && {
      issuerCertAuthority: { awsPcaAuthorityArn: tls.authorityArn },
      kmsKey: tls.kmsKey,
      roleArn: tls.roleArn,
    },
  };
}
