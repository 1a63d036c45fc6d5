import { DOMAIN_NAME } from "../constructs/core/domain-name";
import { flag, object, oneOf, text, texts, variants, wholeNumber, type Read } from "./schema";
import { SECRET_ARN } from "./secret-arn";

const HOST = {
  pattern: DOMAIN_NAME,
  says: "a host name in lower case such as search.example.org, without https:// and port",
};
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const ROLE_ARN = { pattern: ROLE, says: "the ARN of a role such as arn:aws:iam::123456789012:role/readers" };
const ROLE_ARNS = { pattern: ROLE, says: "ARNs of roles such as arn:aws:iam::123456789012:role/readers" };
/** What Elastic Cloud shows: a name, and in base64 where the deployment is. */
const CLOUD_ID = {
  pattern: /^[^\s:]*:[A-Za-z0-9+/]+=*$/,
  says: "a Cloud ID as Elastic Cloud shows it, such as school:ZXUtd2VzdC0xLmF3cy5mb3VuZC5pbyRhYmM=",
};

/** As whom the router writes: no password is in the settings. */
const AUTH = variants("type", {
  /** With the task role's credentials, or those of a role that it assumes. */
  sigv4: [{}, { roleArn: text(ROLE_ARN) }],
  /** As a user of the server's own, whose password is the secret. */
  user: [{ user: text(), passwordSecretArn: text(SECRET_ARN) }, {}],
  /** At Elastic Cloud; the secret is `user:password`. */
  elasticCloud: [{ cloudId: text(CLOUD_ID), secretArn: text(SECRET_ARN) }, {}],
  /** With an API key of Elasticsearch, which is the secret. */
  apiKey: [{ secretArn: text(SECRET_ARN) }, {}],
});

/** Where records go. */
const TARGET = variants("type", {
  /** A domain of this system's own, in its private subnets. */
  domain: [
    {
      /** Its size: `docs/elk.md` says what each costs. `production-standby` needs three zones. */
      preset: oneOf(["development", "production", "production-standby"] as const),
    },
    {
      /** Whether the account has the role that domains in a VPC need, or this system makes it. @default `exists` */
      serviceLinkedRole: oneOf(["exists", "create"] as const),
    },
  ],
  /** A server that is there already. */
  endpoint: [
    { engine: oneOf(["opensearch", "elasticsearch"] as const), auth: AUTH },
    {
      /** @default with `elasticCloud`, whose id says it */
      host: text(HOST),
      /**
       * How what records need gets there: a function that Terraform invokes installs it, or `npm run synth` writes it as
       * files, for the server's owner.
       *
       * @default `install` with OpenSearch and `sigv4`, else `files`
       */
      documents: oneOf(["install", "files"] as const),
    },
  ],
});

/** Days that records are kept, where the settings say nothing. */
export const DEFAULT_SEARCH_DAYS = 30;

/** The options of the switch `elk`. */
export const ELK = object(
  { target: TARGET },
  {
    /** Whether each line goes to CloudWatch Logs too, as before, so that filters, queries and alarms stay. @default true */
    keepCloudWatch: flag(),
    /** Days after which records are deleted there, 1–3650. @default {@link DEFAULT_SEARCH_DAYS} */
    retentionDays: wholeNumber(1, 3650, "days"),
    /** ARNs of roles that may search in the domain, such as those that people sign in with. @default nobody but the setup */
    readers: texts(ROLE_ARNS),
  },
);

/** The switch `elk`, where it is on. */
export type ElkOptions = Read<typeof ELK>;

/** A domain of this system's own. */
export type ElkDomain = Extract<ElkOptions["target"], { readonly type: "domain" }>;

/** A server that is there already. */
export type ElkEndpoint = Extract<ElkOptions["target"], { readonly type: "endpoint" }>;

/** Whether a function can install documents there: it signs its requests, as domains of OpenSearch want it. */
export function canInstall({ engine, auth }: ElkEndpoint): boolean {
  return engine === "opensearch" && auth.type === "sigv4";
}

/** Whether a function sends the lines of functions and APIs there, which no router sees: it signs its requests. */
export function forwards(elk: ElkOptions | undefined): boolean {
  return elk !== undefined && (elk.target.type === "domain" || installs(elk.target));
}

/** Whether Terraform installs the documents, or the server's owner does. */
export function installs(endpoint: ElkEndpoint): boolean {
  return (endpoint.documents ?? (canInstall(endpoint) ? "install" : "files")) === "install";
}
