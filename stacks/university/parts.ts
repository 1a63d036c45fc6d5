import type { TerraformModule, TerraformResource } from "cdktf";
import type {
  ContainerDefinition,
  FargateService,
  FargateTaskDefinition,
  FirelensDriver,
  Secret,
} from "../../constructs/ecs";
import type { TaskRole } from "../../constructs/iam";
import type { LambdaFunction } from "../../constructs/lambda";
import type { DriverLogGroup, LogEncryptionKey, LogGroup } from "../../constructs/logs";
import type { LogForwarder, SearchDomain } from "../../constructs/opensearch";
import type { LambdaTargetGroup, LoadBalancer, SecurityGroup, TargetGroup } from "../../constructs/network";

/** What the rest of the system takes from the network. */
export interface Vpc {
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  /** Address ranges of the private subnets. */
  readonly privateSubnetCidrs: readonly string[];
  /** Address ranges of the database's subnets. */
  readonly databaseSubnetCidrs: readonly string[];
  readonly publicSubnetIds: string[];
  readonly databaseSubnetGroupName: string;
}

/** The repository of the application's image. */
export interface Repository {
  readonly repositoryName: string;
  /** Address of the repository, without a tag. */
  readonly repositoryUrl: string;
  readonly repositoryArn: string;
  /** What makes it, with its policy. */
  readonly module: TerraformModule;
}

/** The way in from the internet. */
export interface Alb {
  readonly securityGroup: SecurityGroup;
  readonly targetGroup: TargetGroup;
  readonly loadBalancer: LoadBalancer;
  /** Of the function that gets a share of the requests. @default the tasks get all */
  readonly functionTargetGroup?: LambdaTargetGroup;
  /** Where people sign in: what the application needs in its environment to verify who asks. @default nobody has to */
  readonly signInEnvironment?: Readonly<Record<string, string>>;
}

/** The application's database, as its module outputs it. */
export interface Database {
  readonly username: string;
  /** Host name. */
  readonly address: string;
  /** ARN of the secret that holds `{"username": …, "password": …}`. */
  readonly masterUserSecretArn: string;
}

/** The database's instance. */
export interface DatabaseInstance extends Database {
  readonly identifier: string;
}

/** Who may ask the database, besides the tasks. */
export interface DatabaseClient {
  readonly securityGroup: SecurityGroup;
  /** Of the rule that lets it in. */
  readonly description: string;
}

/** The function that runs the application. */
export interface AppFunction {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  /** Seconds after which an invocation is ended. */
  readonly timeout: number;
  /** Invocations that run at once at most. */
  readonly reservedConcurrency: number;
}

/** What the execution role needs access to. */
export interface RoleUse {
  /** Where the application's container writes. */
  readonly logGroup: LogGroup | DriverLogGroup;
  /** The database's password, as the container gets it. */
  readonly password: Secret;
  /** @default the image comes from an unknown repository */
  readonly repositoryArn?: string;
  /** What the log router beside the application needs to start. @default no router */
  readonly router?: RouterUse;
}

/** What a log router needs to start. */
export interface RouterUse {
  /** Where it writes its own output. */
  readonly logGroup: LogGroup;
  /** What its outputs sign in with. */
  readonly secrets: readonly Secret[];
}

/** The log router beside the application. */
export interface LogRouter {
  readonly container: ContainerDefinition;
  /** Where the application's output goes. */
  readonly driver: FirelensDriver;
  readonly taskRole: TaskRole;
  readonly use: RouterUse;
  /** What is there before the first record is written. */
  readonly ready: readonly TerraformResource[];
  /** Where its records go. @default somebody else's server */
  readonly domain?: SearchDomain;
  /** What sends the lines of functions there. @default nothing */
  readonly forwarder?: LogForwarder;
}

/** The whole system, when all of it is there. */
export interface University {
  readonly vpc: Vpc;
  readonly alb: Alb;
  readonly logGroup: LogGroup | DriverLogGroup;
  readonly logsKey?: LogEncryptionKey;
  readonly taskDefinition: FargateTaskDefinition;
  readonly service: FargateService;
  /** @default the tasks have none */
  readonly router?: LogRouter;
  /** @default the application runs in tasks alone */
  readonly function?: AppFunction;
}
