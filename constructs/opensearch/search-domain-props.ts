import type { IRole } from "../iam/role";
import type { SearchCapacity, SearchPreset } from "./search-capacity";
import type { SearchLogPublishing } from "./search-domain-logs";

/** An OpenSearch domain, whoever made it: what a log router needs to know of it. */
export interface ISearchDomain {
  /** `arn:aws:es:<region>:<account>:domain/<name>`. */
  readonly arn: string;
  /** Its host name, without `https://`. */
  readonly endpoint: string;
  /** Lets a role write log records: its own policy, the domain's policy and the domain's role mapping say so. */
  grantWrite(role: IRole): void;
}

/** Settings of a {@link SearchDomain}. */
export interface SearchDomainProps {
  /** 3 to 28 lower-case letters, digits and `-`, a letter first. Another name is another domain. */
  readonly name: string;
  /**
   * What it is for, and so its shape; see `SEARCH_PRESETS`. From `development` to another and back changes zones, which AWS
   * does with a second cluster beside the first (a blue/green deployment).
   */
  readonly preset: SearchPreset;
  /** What differs from the preset. @default nothing */
  readonly capacity?: Partial<SearchCapacity>;
  /** `vpc-…`: the network that the domain and its security group are in. */
  readonly vpcId: string;
  /**
   * Private subnets, one in each zone that the preset has: one, two or three. Of a list that Terraform fills in, the first
   * ones; a precondition says where there are fewer.
   */
  readonly subnetIds: readonly string[];
  /** `OpenSearch_<version>`, from 2 on; an upgrade can't be taken back. @default `OpenSearch_2.19` */
  readonly engineVersion?: `OpenSearch_${number}.${number}`;
  /** ARN of the KMS key that encrypts what it stores; another one is another domain. @default AWS's own for the service */
  readonly kmsKeyArn?: string;
  /** ARNs of roles that search, such as those that people sign in with. @default nobody but the administrator */
  readonly readers?: readonly string[];
  /** Which of its own logs go to CloudWatch Logs. @default `application` in development, else all of them; kept for 30 days */
  readonly logPublishing?: SearchLogPublishing;
  /** When, in UTC, AWS begins the ten hours in which it may change what disturbs. @default 02:00 */
  readonly offPeakWindowStart?: {
    /** 0–23. */
    readonly hours: number;
    /** 0–59. @default 0 */
    readonly minutes?: number;
  };
  /**
   * Whether the account has the role `AWSServiceRoleForAmazonOpenSearchService`, which a domain in a VPC needs. An account has
   * one: to make it where it `exists` fails (`has been taken in this account`), a domain without it fails too (`Before you
   * can proceed, you must enable a service-linked role`).
   *
   * @default `exists`
   */
  readonly serviceLinkedRole?: "exists" | "create";
  /**
   * Whether a domain of this name that is there already, since Terraform has forgotten it, is imported with its records, and
   * with it its security group, its own log groups and the service-linked role that this would make. Terraform finds a domain
   * by the Resource Groups Tagging API (`tag:GetResources`), which lists what has a tag. Needs Terraform 1.7.
   *
   * @default false: the apply fails where one of them is there already
   */
  readonly adoptExisting?: boolean;
  /**
   * What happens when Terraform is to destroy or replace it. `refuse`: the whole plan fails until this is taken out
   * (`prevent_destroy`).
   *
   * @default it is deleted, with all that is in it
   */
  readonly deletionProtection?: "refuse";
}
