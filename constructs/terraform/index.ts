/**
 * Stacks, backends, and what joins a program to the Terraform that is there already.
 *
 * @packageDocumentation
 */
export { encodeJson } from "../core/jsonencode";
export type { Json } from "../core/json";
export type { Problem, ProblemCode } from "../core/problem";
export { addBackend } from "./backend";
export type { BackendSettings, CloudBackendSettings, LocalBackendSettings, S3BackendSettings } from "./backend";
export { toFragment, type Fragment, type FragmentBlocks } from "./fragment";
export { hostExpression } from "./host-expression";
export { hostModule, hostReference, hostVariable, isHostReference, type HostModule } from "./host-reference";
export { ImportBlock, type ImportBlockProps } from "./import-block";
export { addMetaArguments, type MetaArguments } from "./meta-arguments";
export { MovedBlock, type MovedBlockProps } from "./moved-block";
export { MovedConstruct, type MovedConstructProps } from "./moved-construct";
export { planTime, type PlanTime } from "./plan-time";
export { ReadableStack } from "./readable-stack";
export { RemovedBlock } from "./removed-block";
export { requiresProvider } from "./requires-provider";
export { SecretInState, type SecretsManagerSecret } from "./secret-in-state";
export { AWS_PROVIDER_VERSIONS, requireAwsProvider } from "../core/required-provider";
