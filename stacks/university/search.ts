import type { TerraformResource } from "cdktf";
import type { FirelensOutput, Secret } from "../../constructs/ecs";
import type { TaskRole } from "../../constructs/iam";
import type { SecurityGroup } from "../../constructs/network";
import { savedObjects, type LogForwarder, type SearchDomain } from "../../constructs/opensearch";
import type { Vpc } from "./parts";

/** What the names of the indexes begin with: the router writes them, and the documents are for them. */
export const INDEX = "app";

/** What Dashboards shows. */
export const SAVED_OBJECTS = savedObjects({ indexPattern: `${INDEX}-*` });

/** Where records go. */
export interface Search {
  readonly output: FirelensOutput;
  /** What the router signs in with. @default its requests are signed with the task role's credentials */
  readonly secret?: Secret;
  /** What is there before the first record is written: its template, for example. @default whatever its owner installs */
  readonly installed?: TerraformResource;
  /** @default somebody else's server */
  readonly domain?: SearchDomain;
  /** What sends the lines of functions there. @default nothing */
  readonly forwarder?: LogForwarder;
}

/** Who writes, and from where. */
export interface SearchInputs {
  readonly vpc: Vpc;
  /** Of the tasks. */
  readonly securityGroup: SecurityGroup;
  readonly taskRole: TaskRole;
}
