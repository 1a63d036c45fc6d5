import { Fn, TerraformVariable, type TerraformResource, type TerraformVariableConfig } from "cdktf";
import { Construct } from "constructs";
import type { ClusterProps, ContainerDefinition, FargateServiceProps } from "../../constructs/ecs";
import type { FargateTaskDefinitionBase } from "../../constructs/ecs";
import { isVariable } from "../../constructs/core/element-kind";
import { Account, type EcsRoleProps, type PolicyAttachment, type PolicyStatement } from "../../constructs/iam";
import type { LogEncryptionKey, LogGroupProps } from "../../constructs/logs";
import type { EgressRule, FlowLogProps, IngressRule, LoadBalancerProps } from "../../constructs/network";
import type { ServiceMonitoringProps } from "../../constructs/patterns";
import type { ReadableStack } from "../../constructs/terraform";
import type { AuthenticationOptions } from "../../settings/authentication";
import type { ElkOptions } from "../../settings/elk";
import type { ServerlessOptions } from "../../settings/serverless";
import { SettingsError, type Settings } from "../../settings/settings";
import type { TextOrVariable } from "../../settings/text-or-variable";
import { merge } from "./merge";
import type { RoleUse, University, Vpc } from "./parts";

/** Variables of a Terraform module. */
export type ModuleVariables = Readonly<Record<string, unknown>>;

/**
 * What can be said of a security group. Not a description of the rules that are there: the provider closes a rule and opens
 * it again to describe it.
 */
export interface SecurityGroupPart {
  /** Further ways in. */
  readonly ingress?: readonly IngressRule[];
  /** @default every way out is open */
  readonly egress?: readonly EgressRule[];
  /** Ways out that stay open where others are closed. */
  readonly reaches?: readonly EgressRule[];
}

/** What features can say of each part of the system, over what its own file says. */
export interface Parts {
  readonly repository: ModuleVariables;
  readonly image: { readonly tag?: string };
  readonly albSecurityGroup: SecurityGroupPart;
  readonly loadBalancer: Partial<Pick<LoadBalancerProps, "dropInvalidHeaders" | "deletionProtection" | "accessLogs">>;
  readonly httpsListener: {
    /** Whether requests come in by HTTPS, where there is a certificate; HTTP then redirects there. */
    readonly enabled?: boolean;
    /** @default everybody is let in */
    readonly authentication?: AuthenticationOptions;
  };
  readonly serviceSecurityGroup: SecurityGroupPart;
  readonly cluster: Partial<Pick<ClusterProps, "containerInsights">>;
  readonly service: Partial<Pick<FargateServiceProps, "circuitBreaker">>;
  readonly databaseSecurityGroup: SecurityGroupPart;
  readonly database: ModuleVariables;
  readonly executionRole: Partial<Pick<EcsRoleProps, "permissionsBoundary" | "forceDetachPolicies">> & {
    /** What Terraform makes before the role, and destroys before it changes it. @default nothing */
    readonly after?: TerraformResource;
  };
  readonly logsPolicy: { readonly attachment?: PolicyAttachment };
  readonly logGroup: {
    /** How Terraform has the group. @default the driver creates it */
    readonly managed?: Omit<LogGroupProps, "name" | "kmsKeyArn">;
    /** What the execution role may create and write where the driver creates the group. @default every group */
    readonly arn?: () => string;
    /** Key of a group that Terraform has. @default CloudWatch Logs has one of its own */
    readonly kmsKeyArn?: string;
  };
  readonly logsKey: {
    /** Whether there may be one. */
    readonly enabled?: boolean;
    /** Names of groups that it encrypted in earlier versions. */
    readonly logGroupNames?: readonly string[];
    /** What it is for; there is no key where that is nothing. */
    readonly statements?: readonly ((account: Account) => PolicyStatement)[];
  };
  readonly logRouter: {
    /** Where a router beside the application sends its output. @default no router */
    readonly elk?: ElkOptions;
  };
  readonly serverless: {
    /** Of a function that gets a share of the requests. @default the tasks get all */
    readonly options?: ServerlessOptions;
  };
  /** The group of the function's lines. */
  readonly functionLogs: Partial<Pick<LogGroupProps, "retentionInDays" | "kmsKeyArn">>;
  readonly flowLog: Partial<Pick<FlowLogProps, "encryptionKey">>;
  readonly task: Partial<Pick<FargateTaskDefinitionBase, "volumes">>;
  readonly container: Partial<ContainerDefinition>;
  readonly monitoring: Partial<ServiceMonitoringProps>;
}

/** What is there already when a part is asked for. */
interface Known {
  readonly albSecurityGroup: { readonly vpc: Vpc };
  readonly serviceSecurityGroup: { readonly vpc: Vpc };
  readonly executionRole: RoleUse;
  readonly monitoring: { readonly logsKey?: LogEncryptionKey };
}

type KnownOf<Part extends keyof Parts> = Part extends keyof Known ? Known[Part] : undefined;
type Arguments<Part extends keyof Parts> = Part extends keyof Known ? [known: Known[Part]] : [];

/** What a switch, or one measure of it, changes: of each part of the system, and what is added beside them. */
export type Effect = {
  readonly [Part in keyof Parts]?: (system: System, known: KnownOf<Part>) => Parts[Part];
} & {
  /** Adds what belongs to no part, when all of them are there. */
  readonly beside?: (system: System, university: University) => void;
};

/** A feature that is on. */
export interface Feature extends Effect {
  /** As in the settings. */
  readonly name: string;
  /** What is said about it at the top of the stack's Terraform JSON, by topic. @default nothing */
  readonly comments?: Readonly<Record<string, string>>;
}

/** What a system is made with. */
export interface SystemProps {
  readonly project: string;
  readonly env: string;
  readonly settings: Settings;
  /** @default none: the reference system */
  readonly features?: readonly Feature[];
}

/** The system that a stack describes, and the features that are on: made once, and handed to every part. */
export class System {
  /** `<project>-<env>`. */
  public readonly prefix: string;
  /** The same in lower case. */
  public readonly lowerCasePrefix: string;
  /** The provider's region, and that of the logs. */
  public readonly region: string;
  public readonly settings: Settings;
  private readonly features: readonly Feature[];
  private readonly variables = new Map<string, TerraformVariable>();
  private madeAccount?: Account;
  /** Where the variables are that settings name. */
  private settingsVariables?: Construct;

  public constructor(
    public readonly stack: ReadableStack,
    { project, env, settings, features = [] }: SystemProps,
  ) {
    this.prefix = `${project}-${env}`;
    // cdktf nests no function around a text that has another one in it.
    this.lowerCasePrefix = `${Fn.lower(project)}-${Fn.lower(env)}`;
    this.region = settings.region;
    this.settings = settings;
    this.features = features;
    for (const { name, comments = {} } of features) this.comment(name, comments);
  }

  /** The account that Terraform works in; what reads it is in the output only if somebody asks. */
  public get account(): Account {
    return (this.madeAccount ??= new Account(this.stack, "current"));
  }

  /** A text of the settings, or what the Terraform variable holds that they name. */
  public textOf(setting: TextOrVariable, description: string): string {
    return typeof setting === "string" ? setting : this.variable(setting.fromVariable, { description }).stringValue;
  }

  /**
   * A Terraform variable without a default that the settings name, once for all who ask for it.
   *
   * @throws SettingsError where the stack has a variable of this name already
   */
  public variable(name: string, config: Pick<TerraformVariableConfig, "description" | "sensitive">): TerraformVariable {
    const made = this.variables.get(name);
    if (made !== undefined && made.sensitive === config.sensitive) return made;
    if (made ?? isVariable(this.stack.node.tryFindChild(name))) {
      throw new SettingsError(
        `fromVariable must be a name of its own, got: ${JSON.stringify(name)}, which the stack has already; choose another.`,
      );
    }
    // Below a construct that leaves no trace in addresses: resources and variables may have the same name.
    this.settingsVariables ??= new Construct(this.stack, "Default");
    const variable = new TerraformVariable(this.settingsVariables, name, { type: "string", ...config });
    this.variables.set(name, variable);
    return variable;
  }

  /** What the features say of a part, over what its file says; to be asked for once, since some make things for it. */
  public over<Part extends keyof Parts>(part: Part, ...[known]: Arguments<Part>): Parts[Part] {
    const said = this.features.flatMap((feature) => {
      const say = feature[part] as ((system: System, known: unknown) => Parts[Part]) | undefined;
      return say ? [{ feature: feature.name, says: say(this, known) }] : [];
    });
    return merge(part, said);
  }

  /**
   * Comments are under the key `//`, which Terraform leaves alone (Terraform language documentation, "JSON Configuration
   * Syntax", "Comment Properties").
   */
  private comment(feature: string, comments: Readonly<Record<string, string>>): void {
    for (const [topic, text] of Object.entries(comments)) this.stack.addOverride(`//.${feature}.${topic}`, text);
  }

  /** Adds what the features have beside the parts. */
  public addBeside(university: University): void {
    for (const { beside } of this.features) beside?.(this, university);
  }
}
