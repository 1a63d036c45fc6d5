import type { ImageLine } from "./image-line";

/** Options that the images of a line know, and those of the lines before it. */
type OptionsByLine = Readonly<Record<ImageLine, string>>;

/**
 * Options of Fluent Bit's outputs by image line, in lower case, as `config_map` in the source of each output has them
 * (fluent/fluent-bit, `plugins/out_<name>`, at 1.9.10, 4.1.0 and 4.2.2). No option went from line to line. Fluent Bit
 * does not start with an option that it does not know, and the task goes with it.
 */
const TABLES = {
  opensearch: {
    "2": `aws_auth aws_external_id aws_region aws_role_arn aws_sts_endpoint buffer_size current_time_index generate_id
      http_passwd http_user id_key include_tag_key index logstash_dateformat logstash_format logstash_prefix
      logstash_prefix_key path pipeline replace_dots suppress_type_name tag_key time_key time_key_format time_key_nanos
      trace_error trace_output type write_operation`,
    "3.0": "aws_profile aws_service_name compress logstash_prefix_separator",
    "3.2": "",
  },
  es: {
    "2": `aws_auth aws_external_id aws_region aws_role_arn aws_sts_endpoint buffer_size cloud_auth cloud_id
      current_time_index generate_id http_passwd http_user id_key include_tag_key index logstash_dateformat
      logstash_format logstash_prefix logstash_prefix_key path pipeline replace_dots suppress_type_name tag_key time_key
      time_key_format time_key_nanos trace_error trace_output type write_operation`,
    "3.0": "aws_profile aws_service_name compress http_api_key logstash_prefix_separator",
    "3.2": "",
  },
  cloudwatch_logs: {
    "2": `auto_create_group auto_retry_requests endpoint external_id extra_user_agent log_format log_group_name
      log_group_template log_key log_retention_days log_stream_name log_stream_prefix log_stream_template
      metric_dimensions metric_namespace region role_arn sts_endpoint`,
    "3.0": "add_entity log_group_class profile",
    "3.2": "",
  },
  kinesis_firehose: {
    "2": `auto_retry_requests compression delivery_stream endpoint external_id log_key region role_arn sts_endpoint
      time_key time_key_format`,
    "3.0": "profile",
    "3.2": "simple_aggregation",
  },
  s3: {
    "2": `auto_retry_requests bucket canned_acl compression content_type endpoint external_id json_date_format
      json_date_key log_key preserve_data_ordering region role_arn s3_key_format s3_key_format_tag_delimiters
      send_content_md5 static_file_path storage_class store_dir store_dir_limit_size sts_endpoint total_file_size
      upload_chunk_size upload_timeout use_put_object`,
    "3.0": `authorization_endpoint_bearer_token authorization_endpoint_password authorization_endpoint_url
      authorization_endpoint_username blob_database_file file_delivery_attempt_limit part_delivery_attempt_limit
      part_size profile upload_part_freshness_limit upload_parts_timeout`,
    "3.2": "",
  },
  datadog: {
    "2": `apikey compress dd_message_key dd_service dd_source dd_tags include_tag_key json_date_key provider proxy
      tag_key`,
    "3.0": "dd_hostname header",
    "3.2": "",
  },
  loki: {
    "2": `auto_kubernetes_labels drop_single_key http_passwd http_user label_keys labels line_format remove_keys
      tenant_id tenant_id_key`,
    "3.0": `bearer_token buffer_size compress header label_map_path structured_metadata structured_metadata_map_keys
      uri`,
    "3.2": "",
  },
  nrlogs: { "2": "api_key base_uri compress license_key", "3.0": "", "3.2": "" },
  splunk: {
    "2": `channel compress event_field event_host event_index event_index_key event_key event_source event_sourcetype
      event_sourcetype_key http_buffer_size http_debug_bad_request http_passwd http_user splunk_send_raw splunk_token`,
    "3.0": "",
    "3.2": "",
  },
} as const satisfies Readonly<Record<KnownPlugin, OptionsByLine>>;

/** What every output takes (the same source, `src/flb_output.c` and `src/flb_upstream.c`). */
const GENERAL = {
  "2": `alias host ipv6 log_level match match_regex name net.connect_timeout net.connect_timeout_log_error net.dns.mode
    net.dns.prefer_ipv4 net.dns.resolver net.keepalive net.keepalive_idle_timeout net.keepalive_max_recycle
    net.source_address port retry_limit storage.total_limit_size tls tls.ca_file tls.ca_path tls.crt_file tls.debug
    tls.key_file tls.key_passwd tls.verify tls.vhost workers`,
  "3.0": `log_suppress_interval net.dns.prefer_ipv6 net.io_timeout net.max_worker_connections net.proxy_env_ignore
    net.tcp_keepalive net.tcp_keepalive_interval net.tcp_keepalive_probes net.tcp_keepalive_time tls.ciphers
    tls.max_version tls.min_version tls.verify_hostname`,
  "3.2": "",
} as const satisfies OptionsByLine;

/** Outputs whose options are known. */
export type KnownPlugin =
  "opensearch" | "es" | "cloudwatch_logs" | "kinesis_firehose" | "s3" | "datadog" | "loki" | "nrlogs" | "splunk";

/** The words of a text, for the compiler. */
type Words<S extends string> = S extends `${infer A}\n${infer B}`
  ? Words<A> | Words<B>
  : S extends `${infer A} ${infer B}`
    ? Words<A> | Words<B>
    : Exclude<S, "">;

/** What follows from the settings of every output. */
type Derived =
  | "host"
  | "port"
  | "match"
  | "match_regex"
  | "name"
  | "alias"
  | "retry_limit"
  | "storage.total_limit_size"
  | "tls"
  | "tls.verify"
  | "tls.verify_hostname"
  | "tls.key_passwd";

/** An option that an output takes beyond its settings here, in lower case. */
export type FurtherOption<P extends KnownPlugin> = Exclude<
  Words<(typeof TABLES)[P][ImageLine]> | Words<(typeof GENERAL)[ImageLine]>,
  Derived
>;

/** Options that an output takes beyond its settings: all values are text, such as `On`, `5s` and `10M`. */
export type FurtherOptions<P extends KnownPlugin, Settings extends FurtherOption<P>> = Readonly<
  Partial<Record<Exclude<FurtherOption<P>, Settings>, string>>
>;

const LINES: readonly ImageLine[] = ["2", "3.0", "3.2"];
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== "");

/** By plugin and option, the first line that knows it: each table is read once. */
const FIRST = new Map(
  Object.entries<OptionsByLine>(TABLES).map(([plugin, table]) => {
    const lines = LINES.flatMap((line) =>
      words(`${table[line]} ${GENERAL[line]}`).map((name) => [name, line] as const),
    );
    return [plugin, new Map<string, ImageLine>(lines)];
  }),
);

/** Whether the options of an output are known. */
export function isKnownPlugin(plugin: string): plugin is KnownPlugin {
  return FIRST.has(plugin);
}

/** The names that an output takes, in any line. */
export function optionNames(plugin: KnownPlugin): readonly string[] {
  return [...(FIRST.get(plugin)?.keys() ?? [])];
}

/** The first line that knows an option, whose case does not count. */
export function firstLine(plugin: string, option: string): ImageLine | undefined {
  return FIRST.get(plugin)?.get(option.toLowerCase());
}

/** Whether images of a line know an option. */
export function knowsOption(line: ImageLine, plugin: string, option: string): boolean {
  const first = firstLine(plugin, option);
  return first !== undefined && LINES.indexOf(first) <= LINES.indexOf(line);
}
