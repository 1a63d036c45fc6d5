import type { LogDriver } from "./log-drivers/log-driver";

/**
 * Calls between services by short names, through a proxy beside each task (Amazon ECS developer guide, "Service Connect").
 */
export interface ServiceConnect {
  /** Name or ARN of the Cloud Map namespace. @default that of the cluster */
  readonly namespace?: string;
  /** What others call here. @default nothing: the service only calls others */
  readonly services?: readonly ServiceConnectService[];
  /** Where the proxy writes its log: with `awsLogs`, the execution role is allowed to. @default nowhere */
  readonly logConfiguration?: LogDriver;
}

/** A port that other services call. */
export interface ServiceConnectService {
  /** The `name` of one of the containers' ports. */
  readonly portName: string;
  /** Name in Cloud Map: lower-case letters, digits, `_` and `-`, not first, at most 64. @default `portName` */
  readonly discoveryName?: string;
  /** Port that callers use, 1–65535. */
  readonly port: number;
  /**
   * Name that callers use: lower-case letters, digits, `_`, `-` and `.`, not first, at most 127.
   *
   * @default `<discoveryName>.<namespace>`
   */
  readonly dnsName?: string;
  /** Port that the proxy listens on, 1–65535. @default the container's port */
  readonly ingressPortOverride?: number;
  /** Seconds for which an idle connection stays open; 0 for ever. @default AWS's own: five minutes, or an hour for TCP */
  readonly idleTimeoutSeconds?: number;
  /** Seconds for a whole answer; 0 for ever. Not for a port that speaks plain TCP. @default AWS's own, 15 seconds */
  readonly perRequestTimeoutSeconds?: number;
  /** Certificates with which the proxies speak TLS. @default they don't */
  readonly tls?: ServiceConnectTls;
}

/** Where the proxies' certificates come from (Amazon ECS API reference, `ServiceConnectTlsConfiguration`). */
export interface ServiceConnectTls {
  /** ARN of the authority in AWS Private CA that issues them. */
  readonly authorityArn: string;
  /** Key that the private key is encrypted with in Secrets Manager: id, ARN or alias. @default AWS's own */
  readonly kmsKey?: string;
  /** ARN of the role with which ECS asks for certificates. @default none */
  readonly roleArn?: string;
}
