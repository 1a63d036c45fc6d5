import { DOMAIN_NAME } from "../constructs/core/domain-name";
import { HTTPS_ADDRESS, ISSUER, PUBLIC_HTTPS_ADDRESS_443 } from "../constructs/core/https-address";
import { flag, object, oneFieldOf, oneOf, text, texts, variants, wholeNumber, type Read } from "./schema";
import { SECRET_ARN } from "./secret-arn";
import { FROM_VARIABLE, textOrVariable } from "./text-or-variable";

const HOST = { pattern: DOMAIN_NAME, says: "a domain name in lower case such as students.example.org" };
const PATH = { pattern: /^\/[A-Za-z0-9_.$/~"'@:+&*?-]{0,127}$/, says: "paths such as /css/*" };
const GROUP = { pattern: /^[A-Za-z0-9_.-]{1,128}$/, says: "names of groups such as staff" };
const ENDPOINT = { pattern: HTTPS_ADDRESS, says: "an address such as https://login.example.org" };
const OPENID_ISSUER = { pattern: ISSUER, says: "an address without a query such as https://login.example.org" };
/** The load balancer's way out is by port 443. */
const ASKED_ENDPOINT = {
  pattern: PUBLIC_HTTPS_ADDRESS_443,
  says: "an address with a domain name, on port 443, such as https://login.example.org/token",
};
const CLIENT_ID = { pattern: /^\S(?:.*\S)?$/, says: "a client's id, without blanks before and after it" };

/** Amazon Cognito user pools API reference, `CreateUserPoolDomain`; developer guide, "Configuring a user pool domain". */
const PREFIX = {
  pattern: /^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  says: "1 to 63 lower-case letters, digits and -, which is neither first nor last, without aws, amazon and cognito",
};
const USER_POOL_ARN = {
  pattern: /^arn:aws[a-z-]*:cognito-idp:([a-z0-9-]+):\d{12}:userpool\/\1_[0-9A-Za-z]+$/,
  says: "the ARN of a Cognito user pool such as arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_Ab1cD2eF3",
};
const USER_POOL_DOMAIN = {
  pattern: new RegExp(`${PREFIX.pattern.source}|${DOMAIN_NAME.source}`),
  says: "a user pool's domain: its prefix, or the whole name of a custom one",
};

/** Where people sign in. */
const PROVIDER = variants("type", {
  /** A user pool of this system's own. */
  cognito: [
    {
      /** `https://<prefix>.auth.<region>.amazoncognito.com` is where people sign in; unique in the region. */
      domainPrefix: textOrVariable(PREFIX),
    },
    {
      /** Whether people have a second factor, an authenticator app. @default `optional`: who wants one */
      mfa: oneOf(["off", "optional", "required"] as const),
      /** What AWS offers, and charges, for each user who is active in a month. @default `ESSENTIALS` */
      tier: oneOf(["LITE", "ESSENTIALS", "PLUS"] as const),
      /** Groups that people can be in; the application tells them apart. @default none */
      groups: texts(GROUP),
      /** Whether AWS refuses to delete the pool, with everybody's account. @default true */
      deletionProtection: flag(),
    },
  ],
  /** A user pool that is there already: no secret of it is in this state. */
  cognitoPool: [
    {
      /** The pool may be in another region; its id begins with that region. */
      userPoolArn: text(USER_POOL_ARN),
      /** Has a secret, the grant of authorization codes, and the callback `https://<host>/oauth2/idpresponse`. */
      clientId: text(CLIENT_ID),
      /** The pool's prefix, or the whole name of its custom domain. */
      domain: text(USER_POOL_DOMAIN),
    },
    {},
  ],
  /** Any OpenID provider. Its client's secret is in the Terraform state in plain text. */
  oidc: [
    {
      issuer: text(OPENID_ISSUER),
      authorizationEndpoint: text(ENDPOINT),
      tokenEndpoint: text(ASKED_ENDPOINT),
      userInfoEndpoint: text(ASKED_ENDPOINT),
      clientId: text(CLIENT_ID),
      /** An ARN of Secrets Manager, or a Terraform variable, which is sensitive. */
      clientSecret: oneFieldOf({ fromSecretsManager: text(SECRET_ARN), ...FROM_VARIABLE }),
    },
    {
      /** Where the provider ends its own session. @default signing out ends the load balancer's session alone */
      endSessionEndpoint: text(ENDPOINT),
    },
  ],
});

/** Seconds after which people sign in again, where the settings say nothing: a working day. */
export const DEFAULT_SESSION_TIMEOUT = 28_800;

/** The options of the switch `authentication`. */
export const AUTHENTICATION = object(
  {
    /** The name that people use, in lower case; the certificate is for it. */
    host: textOrVariable(HOST),
    provider: PROVIDER,
  },
  {
    /** Paths such as `/css/*` that everybody gets. @default none */
    publicPaths: texts(PATH),
    /** Paths such as `/api/*` that answer 401 without a session instead of leading to a form. @default none */
    apiPaths: texts(PATH),
    /** Seconds after which people sign in again, 1–604800. @default {@link DEFAULT_SESSION_TIMEOUT} */
    sessionTimeout: wholeNumber(1, 604_800, "seconds"),
    /**
     * Whether requests without a session have to sign in (`enforce`), or go through as before while `/sign-in` signs in
     * anyone who visits (`observe`).
     *
     * @default `enforce`
     */
    mode: oneOf(["enforce", "observe"]),
  },
);

/** The switch `authentication`, where it is on. */
export type AuthenticationOptions = Read<typeof AUTHENTICATION>;

/** The setting `certificate`. */
export const CERTIFICATE = object(
  {
    /** Public Route 53 zone that the host's name is in: the certificate's proof and the host's record are made there. */
    zoneName: textOrVariable(HOST),
  },
  {
    /** The name that people use, where `authentication` does not say it. @default its `host` */
    host: textOrVariable(HOST),
  },
);

/** A certificate that is to be requested. */
export type CertificateOptions = Read<typeof CERTIFICATE>;
