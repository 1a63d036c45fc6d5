import { MAX_AGE, ORIGIN, ORIGIN_WILDCARDS } from "../constructs/apigateway/cors-origin";
import { DOMAIN_NAME, isWithin } from "../constructs/core/domain-name";
import { PUBLIC_ISSUER } from "../constructs/core/https-address";
import { OAUTH_SCOPE } from "../constructs/core/oauth-scope";
import type { AuthenticationOptions } from "./authentication";
import { CERTIFICATE_ARN } from "./certificate-arn";
import { flag, object, texts, text, wholeNumber, type Read, type Schema } from "./schema";
import { sharedVariableProblems } from "./shared-variables";
import { textOrVariable } from "./text-or-variable";

const HOST = { pattern: DOMAIN_NAME, says: "a domain name in lower case such as api.example.org" };
const ISSUER = {
  pattern: PUBLIC_ISSUER,
  says: "an address with a domain name and without a query such as https://login.example.org",
};
const AUDIENCE = { pattern: /^\S+$/, says: "what tokens have as aud or client_id, without blanks" };
const SCOPE = { pattern: OAUTH_SCOPE, says: "scopes such as students/read" };
const METHOD = {
  pattern: /^(?:\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/,
  says: "methods such as GET, in capital letters, or *",
};
const HEADER = { pattern: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, says: "names of headers such as content-type, or *" };
const ORIGINS = {
  pattern: new RegExp(`${ORIGIN.source}|^(?:https?://)?\\*$`),
  says: `origins such as https://app.example.org, without a path, or ${ORIGIN_WILDCARDS.join(", ")}`,
};

/** Whose tokens open the API, where it is not the identity provider of `authentication`. */
const ISSUED = object(
  {
    /** `iss` of its tokens, letter by letter; API Gateway reads its keys from `<issuer>/.well-known/openid-configuration`. */
    issuer: text(ISSUER),
    /** `aud` or `client_id` of tokens that count: one of these. */
    audience: texts(AUDIENCE),
  },
  {},
);

/** An issuer of tokens. */
export type TokenIssuer = Read<typeof ISSUED>;

const jwt: Schema<"authentication" | TokenIssuer> = (value, place) => {
  if (value === "authentication") return value;
  if (typeof value === "object" && value !== null) return atLeastOne(ISSUED, "audience")(value, place);
  place.report('must be "authentication" or an object', value, "write it as { issuer: …, audience: […] }");
  return undefined;
};

/** The schema, with one item or more in one of its lists. */
function atLeastOne<T extends object>(schema: Schema<T>, list: keyof T & string): Schema<T> {
  return (value, place) => {
    const read = schema(value, place);
    const items: unknown = read?.[list];
    if (!Array.isArray(items) || items.length > 0) return read;
    place.field(list).report("must have one item or more", items, "add one");
    return undefined;
  };
}

const CORS_FIELDS = object(
  {
    /** Whose scripts may call it: `https://app.example.org`; or `*`, `https://*`, `http://*`. */
    allowOrigins: texts(ORIGINS),
  },
  {
    /** @default the methods that the API has: GET */
    allowMethods: texts(METHOD),
    /** What a script may send. @default `authorization` and `content-type` */
    allowHeaders: texts(HEADER),
    /** What a script may read of an answer. @default what every script may read */
    exposeHeaders: texts(HEADER),
    /** Seconds for which browsers keep the answer, -1 to 86400. @default 600 */
    maxAge: wholeNumber(MAX_AGE.min, MAX_AGE.max, "seconds"),
    /** Whether scripts send cookies, too; not with `*` among the origins. @default false */
    allowCredentials: flag(),
  },
);

/** Which scripts of other origins may call an API. */
export type ApiCors = Read<typeof CORS_FIELDS>;

/** Fetch standard, "CORS protocol and credentials": browsers refuse such an answer. */
const cors: Schema<ApiCors> = (value, place) => {
  const read = atLeastOne(CORS_FIELDS, "allowOrigins")(value, place);
  if (read?.allowCredentials !== true || !read.allowOrigins.includes("*")) return read;
  place
    .field("allowCredentials")
    .report("must be false with * in allowOrigins", true, "name the origins, or leave it out");
  return undefined;
};

const DOMAIN_FIELDS = object(
  {
    /** The name that programs use, in lower case: `api.example.org`. */
    name: textOrVariable(HOST),
  },
  {
    /** Its certificate, in the API's region. @default one that is requested, and proved in the zone */
    certificateArn: textOrVariable(CERTIFICATE_ARN),
    /** Public Route 53 zone that the name is in; its record is made there. @default you make the record elsewhere */
    zoneName: textOrVariable(HOST),
  },
);

/** A name of the API's own. */
export type ApiDomain = Read<typeof DOMAIN_FIELDS>;

const domain: Schema<ApiDomain> = (value, place) => {
  const read = DOMAIN_FIELDS(value, place);
  if (read === undefined || (read.certificateArn ?? read.zoneName) !== undefined) return read;
  place.report("must have certificateArn or zoneName, or both", value, "give one of them");
  return undefined;
};

/** The options of `serverless.api`: the stack `serverless-api`. */
export const API = object(
  {
    /**
     * Whose tokens open the API: of the identity provider of `authentication`, or of any issuer. A user pool's clients, whose
     * tokens count, are then a Terraform variable.
     */
    jwt,
  },
  {
    /** A token needs one of them, which keeps ID tokens out: `students/read`. @default any token of the audience will do */
    scopes: texts(SCOPE),
    /** Which scripts of other origins may call it. @default none */
    cors,
    /** A name of its own. @default AWS's: `https://<id>.execute-api.<region>.amazonaws.com` */
    domain,
  },
);

/** What `serverless.api` may say. */
export type ApiOptions = Read<typeof API>;

/** What is wrong with the options beside other settings, a sentence each. */
export function apiProblems(api: ApiOptions | undefined, authentication: AuthenticationOptions | undefined): string[] {
  const problems: string[] = [];
  if (api?.jwt === "authentication" && authentication === undefined) {
    problems.push(
      'serverless.api.jwt needs the setting authentication, got: "authentication" without it; turn authentication on, or name ' +
        "an issuer and its audience.",
    );
  }
  const { name, certificateArn, zoneName } = api?.domain ?? {};
  if (typeof name === "string" && typeof zoneName === "string" && !isWithin(name, zoneName)) {
    problems.push(
      `serverless.api.domain.zoneName must be a zone that holds the name, got: ${JSON.stringify(zoneName)} for ` +
        `${JSON.stringify(name)}; correct one of the two.`,
    );
  }
  // The stack's own: it does not share those of stack university.
  const variables = [
    { name: "serverless.api.domain.name", kind: "name", value: name },
    { name: "serverless.api.domain.zoneName", kind: "name", value: zoneName },
    { name: "serverless.api.domain.certificateArn", kind: "arn", value: certificateArn },
  ];
  return [...problems, ...sharedVariableProblems(variables)];
}
