import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { App } from "cdktf";
import type { Construct } from "constructs";
import type { LoggedService, RunIn } from "./logged-service";
import type { ServiceSpecs } from "./service-spec";
import { addServices, type ServicesProps } from "./add-services";
import { splitServices } from "./split-services";
import { explain, reportProblems } from "../core/problem";
import { fields, optional } from "../core/shape-fields";
import { ANYTHING, checked, FUNCTION, map, NUMBER, TAGS, TEXT, TEXTS } from "../core/shape";
import { addBackend, type BackendSettings } from "../terraform/backend";
import { ReadableStack } from "../terraform/readable-stack";
import { requireAwsProvider } from "../core/required-provider";
import { tagProblems } from "../core/tags";

/** Settings of {@link addServiceStacks}. */
export interface ServiceStacksProps extends Omit<ServicesProps, "runIn" | "executionRoleName"> {
  /**
   * What the stacks are called, without their numbers: another set of services in the same program needs another name.
   *
   * @default `services`
   */
  readonly stackName?: string;
  /**
   * How many stacks they are spread over, by their names, 1 to 1000. One more moves only the services that go into it; a
   * service is moved by destroying it here and making it there, so choose generously at the start. `docs/many-services.md`
   * says how to keep services and logs.
   *
   * @default 1
   */
  readonly stacks?: number;
  /** @default a local file beside the output, as in the other stacks */
  readonly backend?: BackendSettings;
  /** Of everything in all stacks that can have tags. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Versions of the AWS provider, as a constraint. @default `>= 5.100.0, < 7.0.0` */
  readonly providerVersion?: string;
  /**
   * Finds, in each stack, where its services run: variables, data sources, literal ids.
   *
   * @default task definitions alone: something else runs them
   */
  readonly runIn?: (stack: ServicesStack) => RunIn;
}

/** The services themselves are judged in their stacks. */
const PROPS = fields<ServiceStacksProps>("addServiceStacks", {
  prefix: TEXT,
  region: TEXT,
  services: map(ANYTHING),
  repositoryArns: optional(TEXTS),
  stackName: optional(TEXT),
  stacks: optional(NUMBER),
  backend: optional(ANYTHING),
  tags: optional(TAGS),
  providerVersion: optional(TEXT),
  runIn: optional(FUNCTION),
});

/** Some of many services. */
export class ServicesStack extends ReadableStack {
  /** The services of this stack, by their names: to add to them what their description has no word for. */
  public readonly services: ReadonlyMap<string, LoggedService>;

  public constructor(scope: Construct, id: string, props: ServiceStacksProps, services: ServiceSpecs) {
    super(scope, id);
    const { prefix, region, runIn, backend = { type: "local" }, tags, providerVersion, repositoryArns } = props;
    requireAwsProvider(this, providerVersion);
    reportProblems(this, () => tagProblems(tags));
    new AwsProvider(this, "aws", { region, defaultTags: tags && [{ tags: { ...tags } }] });
    // A place without `{stack}` would be one state for all of them.
    addBackend(this, backend, "services-1");
    // No service's own role, `<prefix>-<service>-execution`, has such a name.
    const executionRoleName = `${prefix}-execution-${id}`;
    this.services = addServices(this, {
      prefix,
      region,
      services,
      executionRoleName,
      repositoryArns,
      runIn: runIn?.(this),
    });
  }
}

/**
 * Many services, described once: stacks `services-1` to `services-<n>`, each with the services whose names fall to it.
 * Adding, removing or reordering services changes nothing of the others. A stack that no service falls to is written all
 * the same: without it, nothing would destroy the last service that was there.
 *
 * @returns the stacks, by their ids
 * @throws RangeError if `stacks`, or a service's own `stack`, is not the number of a stack, or a setting is unknown, missing or of
 * the wrong type; what is wrong with a service itself is reported when its stack is synthesized
 */
export function addServiceStacks(app: App, props: ServiceStacksProps): ReadonlyMap<string, ServicesStack> {
  const { problems } = checked(PROPS, props);
  if (problems.length > 0) throw new RangeError(problems.map(explain).join("\n"));
  const { services, stackName = "services", stacks = 1 } = props;
  const parts = splitServices(services, stacks);
  return new Map(
    Array.from({ length: stacks }, (_, index) => {
      const id = `${stackName}-${index + 1}`;
      return [id, new ServicesStack(app, id, props, parts.get(index + 1) ?? {})];
    }),
  );
}
