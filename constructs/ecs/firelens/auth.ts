import { given } from "../../core/given";
import type { Secret } from "../secret";

/** Requests are signed with the task role's credentials, or those of another role. */
export interface SigV4Auth {
  /** Signature Version 4 of AWS, which takes the place of a password. */
  readonly type: "sigv4";
  /** Region of the destination, such as `us-east-1`. */
  readonly region: string;
  /** `es`: a domain. `aoss`: a collection of OpenSearch Serverless; images of 3.x only. @default `es` */
  readonly service?: "es" | "aoss";
  /** A role of another account that the task role assumes; it needs the permission on the domain. @default none */
  readonly roleArn?: string;
  /** What that role's trust policy asks for. @default nothing */
  readonly externalId?: string;
}

/** A user of the destination's own. */
export interface UserAuth {
  /** HTTP basic authentication. */
  readonly type: "user";
  /** Its name, in plain text. */
  readonly user: string;
  /** Its password: there is no field for one as text. */
  readonly password: Secret;
}

/** How a search engine's output says who writes. */
export interface SearchCredentials {
  readonly auth: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  /** @default requests are not signed */
  readonly signed?: SigV4Auth;
}

/** The credentials that both search engines take, as Fluent Bit spells them. */
export function searchCredentials(auth: SigV4Auth | UserAuth): SearchCredentials {
  if (auth.type === "user") return { auth: { HTTP_User: auth.user }, secrets: { HTTP_Passwd: auth.password } };
  const { region, service, roleArn, externalId } = auth;
  const signature = given({
    AWS_Auth: "On",
    AWS_Region: region,
    AWS_Service_Name: service,
    AWS_Role_ARN: roleArn,
    AWS_External_ID: externalId,
  });
  return { auth: signature, secrets: {}, signed: auth };
}
