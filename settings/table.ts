import { AUTHENTICATION, CERTIFICATE } from "./authentication";
import { BACKEND } from "./backend";
import { CERTIFICATE_ARN } from "./certificate-arn";
import { ELK } from "./elk";
import { HARDENING } from "./hardening";
import { LOG_ANALYSIS } from "./log-analysis";
import { REGION } from "./region";
import { SERVERLESS } from "./serverless";
import { flag, object, switchOf, switchWithOptions, text, type Read } from "./schema";
import { textOrVariable } from "./text-or-variable";

const ONE_VERSION = String.raw`\s*(=|!=|>|>=|<|<=|~>)?\s*\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?\s*`;
const VERSION_CONSTRAINT = {
  pattern: new RegExp(`^${ONE_VERSION}(,${ONE_VERSION})*$`),
  says: "a Terraform version constraint such as >= 5.100.0, < 7.0.0",
};

const MODULE_SOURCE = object(
  {
    /** Registry address, Git URL, or a path relative to `cdktf.out/stacks/<stack>`. */
    source: text(),
  },
  {
    /** Version of a registry module. @default the newest; other sources have none */
    version: text(VERSION_CONSTRAINT),
  },
);

/** Where a Terraform module comes from. */
export type ModuleSource = Read<typeof MODULE_SOURCE>;

/** Every setting: what it may be, and what it is for. What shapes the stacks is here; the rest is a Terraform variable. */
export const SETTINGS = {
  /** Default of the Terraform variable `project`. */
  project: text(),
  /** Default of the Terraform variable `env`. */
  env: text(),
  /**
   * Region of the provider and of the logs, and default of the Terraform variables `region` and `azs`. The reference system
   * writes the region out and never reads `var.region`, so `-var region=…` changes nothing; this setting moves everything.
   */
  region: text(REGION),
  /** Version constraint of the AWS provider. */
  providerVersion: text(VERSION_CONSTRAINT),
  /** Where each stack keeps its state. */
  backend: BACKEND,
  /** Where the registry modules come from: a private registry or a local folder is fine. Each is a setting of its own. */
  moduleSources: object({}, { vpc: MODULE_SOURCE, ecr: MODULE_SOURCE, rds: MODULE_SOURCE }),
  /**
   * Whether to read the newest image of the repository (`data.aws_ecr_image.service_image`), as the reference system does.
   * Off, because nothing uses what it reads, and it makes the very first apply fail: the repository is still empty then.
   */
  readEcrImage: flag(),
  /**
   * Takes the application's log group over from the log driver and analyses it, on stack `university`: retention, a
   * metric of errors, saved queries, alarms, a dashboard (`docs/log-analysis.md`).
   */
  logAnalysis: switchOf(LOG_ANALYSIS),
  /**
   * What a security review asks for, on stack `university`: `docs/hardening.md` lists the measures. `true` turns all on;
   * an object turns single ones off, each with its reason: `{ "except": { "flow-logs": "the network team has them" } }`.
   */
  hardening: switchOf(HARDENING),
  /**
   * Who reads the pages of stack `university` has to sign in (`docs/authentication.md`): the load balancer asks, before a
   * request comes to the application. Needs `certificateArn` or `certificate`.
   */
  authentication: switchWithOptions(AUTHENTICATION),
  /**
   * The application's lines in OpenSearch or Elasticsearch too (`docs/elk.md`), on stack `university`: a log router beside the
   * application sends them to a domain, which this switch makes, or to a server that is there.
   */
  elk: switchWithOptions(ELK),
  /**
   * The application's image on Lambda too (`docs/serverless.md`), on stack `university`: the load balancer shares the requests
   * out between a function and the service's tasks.
   */
  serverless: switchWithOptions(SERVERLESS),
  /**
   * ARN of a certificate of AWS Certificate Manager for the load balancer's name, in the load balancer's region. With
   * `hardening` or `authentication`, requests then come in by HTTPS only.
   */
  certificateArn: textOrVariable(CERTIFICATE_ARN),
  /**
   * A certificate that is requested instead, proved by a record in the name's Route 53 zone, and the record that leads to the
   * load balancer: `{ "zoneName": "example.org" }`.
   */
  certificate: CERTIFICATE,
};
