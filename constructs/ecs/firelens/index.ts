export {
  firehoseOutput,
  s3Output,
  type FirehoseOutputOptions,
  type IDeliveryStream,
  type S3OutputOptions,
} from "./aws-outputs";
export type { SigV4Auth, UserAuth } from "./auth";
export type { IBucket } from "./bucket";
export { cloudWatchOutput, type CloudWatchOutputOptions, type CloudWatchSetting } from "./cloudwatch-output";
export { ConfigurationBucket, type ConfigurationBucketProps } from "./configuration-bucket";
export { customOutput, type CustomOutputOptions } from "./custom-output";
export {
  elasticsearchOutput,
  type ApiKeyAuth,
  type ElasticCloudAuth,
  type ElasticsearchDestination,
  type ElasticsearchOutputOptions,
  type ElasticsearchSetting,
} from "./elasticsearch-output";
export { FirelensRouter } from "./firelens-router";
export type {
  ConfiguredRouterProps,
  FirelensRouterBase,
  FirelensRouterProps,
  PlainRouterProps,
} from "./firelens-router-props";
export type { FluentBitVersion, ImageLine, RouterImage } from "./image-line";
export type { MultilineRule } from "./multiline";
export {
  opensearchOutput,
  type OpenSearchDestination,
  type OpenSearchOutputOptions,
  type WritableDomain,
} from "./opensearch-output";
export type { FurtherOptions, KnownPlugin } from "./option-table";
export type { FirelensOutput, OutputPlace } from "./output";
export type { ParserTime, RouterParser } from "./parsers";
export {
  datadogOutput,
  lokiOutput,
  newRelicOutput,
  splunkHecOutput,
  type DatadogOutputOptions,
  type LokiOutputOptions,
  type NewRelicOutputOptions,
  type SplunkHecOutputOptions,
} from "./partner-outputs";
export type { AnyAwayFor, AwayFor, RouterDuration } from "./retry";
export type { SearchIndex, SearchOutputBase, SearchSetting } from "./search-output";
