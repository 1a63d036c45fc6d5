/** One request to the emulated AWS by the real AWS client (boto3): its names for services, operations, parameters. */
export interface EmulatorCall {
  readonly service: string;
  readonly operation: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** @default `us-east-1` */
  readonly region?: string;
  /** A JMESPath expression that picks from the answer, as `aws --query` does. @default the whole answer */
  readonly query?: string;
}

/** Who carries out a call: the emulated AWS. */
export interface Caller {
  /** @example `await emulator.call<{ ... }>({ service: "ecs", operation: "list_clusters" })` */
  call<Result = unknown>(call: EmulatorCall): Promise<Result>;
}
