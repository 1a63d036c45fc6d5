import type { PlanTime } from "../terraform/plan-time";

/** An origin that the program writes out: a scheme, an app's own too, and a host, without a path. */
export type CorsOrigin = `${string}://${string}`;

/** What CORS is about, whoever may call. */
export interface CorsOptions {
  /** What a script may send with: `GET`, or `*` for all. @default `GET` */
  readonly allowMethods?: readonly string[];
  /** Headers that a script may send; `*` is all but `authorization`. @default `authorization` and `content-type` */
  readonly allowHeaders?: readonly string[];
  /** Headers of an answer that a script may read. @default those that every script may read */
  readonly exposeHeaders?: readonly string[];
  /** Seconds for which browsers keep the answer, -1 (not at all) to 86400. @default 600 */
  readonly maxAge?: number;
}

/**
 * Which scripts of other origins may call an API (API Gateway developer guide, "Configure CORS for HTTP APIs"). API Gateway then
 * answers preflight requests itself, and ignores what a function says about CORS. Scripts that send cookies name their origins: AWS
 * refuses `*` then.
 */
export type Cors = CorsOptions &
  (
    | {
        /** `https://app.example.org`, or `*` for all. */
        readonly allowOrigins: readonly string[];
        /** Whether scripts send cookies, too. @default false */
        readonly allowCredentials?: false;
      }
    | {
        /** `https://app.example.org`, or with `planTime` what Terraform fills in. */
        readonly allowOrigins: readonly (CorsOrigin | PlanTime)[];
        /** Scripts send cookies, too; the origins are then written out. */
        readonly allowCredentials: true;
      }
  );
