import { fields, optional } from "../core/shape-fields";
import {
  either,
  FLAG,
  FUNCTION,
  list,
  made,
  map,
  NUMBER,
  standInText,
  TAGS,
  TEXT,
  TEXTS,
  word,
  type Shape,
} from "../core/shape";
import type { AlarmTarget } from "../cloudwatch/alarm-actions";
import type { FargateSize } from "../ecs/fargate-size";
import { CONTAINER } from "../ecs/shapes/container";
import { DELIVERY } from "../ecs/shapes/log-driver";
import { TASK_ROLE } from "../ecs/shapes/role";
import { PLACE, SERVICE_TARGET } from "../ecs/shapes/service";
import { SIZE, TASK_OPTIONS } from "../ecs/shapes/task";
import { FilterPattern } from "../logs/filter-pattern";
import type { RunIn } from "./logged-service";
import type { LoggedServiceAlarms } from "./logged-service-alarms";
import type { IListener } from "../network/listener";
import type { ListenerConditions } from "../network/listener-conditions";
import type { ILoadBalancer } from "../network/load-balancer";
import type { TargetHealthCheck } from "../network/target-group";
import type { ScheduledBounds } from "../ecs/scheduled-scaling";
import type { LoadBalancerRoute } from "./load-balancer-route";
import { DESCRIBED_OPTIONS } from "./service-options";
import type { ScalingByRequests, ServiceScaling } from "./service-scaling";
import type { LoggedServiceSettings, ServiceIdentity, ServiceLogs, ServiceSpec } from "./service-spec";

/** Where services run, as it may come past the compiler. */
export const RUN_IN = fields<RunIn>("runIn", PLACE);

const LOGS = fields<ServiceLogs>("logs", {
  retentionInDays: optional(NUMBER),
  delivery: optional(DELIVERY),
  kmsKeyArn: optional(TEXT),
  deletionProtection: optional(word("keep", "refuse")),
  adoptExisting: optional(FLAG),
});

const NOTIFIED = optional(list(made<AlarmTarget>("an AlarmTopic, or { alarmActionArn }", ["alarmActionArn"])));

const EVALUATION = {
  period: optional(NUMBER),
  evaluationPeriods: optional(NUMBER),
  datapointsToAlarm: optional(NUMBER),
};

const UTILIZATION = { ...EVALUATION, threshold: optional(NUMBER) };

const ALARMS = fields<LoggedServiceAlarms>("alarms", {
  onAlarm: NOTIFIED,
  onOk: NOTIFIED,
  onInsufficientData: NOTIFIED,
  silence: optional(fields<NonNullable<LoggedServiceAlarms["silence"]>>("silence", EVALUATION)),
  errors: optional(
    fields<NonNullable<LoggedServiceAlarms["errors"]>>("errors", {
      ...UTILIZATION,
      minimumEvents: optional(NUMBER),
      pattern: made<FilterPattern>("a FilterPattern", ["text", "fields", "problems"], () => FilterPattern.allEvents()),
    }),
  ),
  volume: optional(
    fields<NonNullable<LoggedServiceAlarms["volume"]>>("volume", {
      ...EVALUATION,
      threshold: NUMBER,
      of: optional(word("IncomingLogEvents", "IncomingBytes")),
    }),
  ),
  cpu: optional(fields<NonNullable<LoggedServiceAlarms["cpu"]>>("cpu", UTILIZATION)),
  memory: optional(fields<NonNullable<LoggedServiceAlarms["memory"]>>("memory", UTILIZATION)),
});

const SCALING = fields<ServiceScaling>("scaling", {
  minCapacity: NUMBER,
  maxCapacity: NUMBER,
  cpu: optional(NUMBER),
  memory: optional(NUMBER),
  requests: optional(
    fields<ScalingByRequests>("requests", {
      perTask: NUMBER,
      loadBalancer: made<ILoadBalancer>("a LoadBalancer, made new or by fromArn", ["arnSuffix"], () => ({
        arn: standInText(),
        arnSuffix: standInText(),
      })),
    }),
  ),
  schedules: optional(
    map(
      fields<ScheduledBounds>("a schedule", {
        schedule: TEXT,
        timezone: optional(TEXT),
        minCapacity: optional(NUMBER),
        maxCapacity: optional(NUMBER),
      }),
    ),
  ),
});

const BEHIND = fields<LoadBalancerRoute>("behind", {
  listener: made<IListener>("a Listener, or { arn }", ["arn"], () => ({ arn: standInText() })),
  loadBalancerSecurityGroupId: TEXT,
  vpcId: TEXT,
  priority: NUMBER,
  conditions: fields<ListenerConditions>("conditions", {
    paths: optional(TEXTS),
    hosts: optional(TEXTS),
    methods: optional(TEXTS),
    sourceIps: optional(TEXTS),
    headers: optional(map(TEXTS)),
    query: optional(map(TEXT)),
  }),
  containerName: TEXT,
  containerPort: NUMBER,
  healthCheck: optional(fields<TargetHealthCheck>("healthCheck", { path: TEXT, matcher: TEXT })),
  targetGroupName: optional(TEXT),
});

/** One service of many, as it may come past the compiler. */
export const SERVICE_SPEC = fields<LoggedServiceSettings & FargateSize & ServiceIdentity>("a service", {
  ...SIZE,
  ...DESCRIBED_OPTIONS,
  containers: list(CONTAINER),
  volumes: TASK_OPTIONS.volumes,
  ephemeralStorage: TASK_OPTIONS.ephemeralStorage,
  tags: TASK_OPTIONS.tags,
  taskRole: optional(either(FUNCTION, TASK_ROLE)),
  logs: optional(LOGS),
  alarms: optional(ALARMS),
  desiredCount: optional(NUMBER),
  scaling: optional(SCALING),
  target: optional(either(FUNCTION, SERVICE_TARGET)),
  behind: optional(BEHIND),
  furtherTargets: optional(either(FUNCTION, list(SERVICE_TARGET))),
  serviceTags: optional(TAGS),
  name: optional(TEXT),
  logGroupName: optional(TEXT),
  stack: optional(NUMBER),
  renamedFrom: optional(TEXT),
}) as Shape<ServiceSpec>;
